import type { VerifiedWebhook } from '@hooknotary/core';
import type { AkidotpVerified, AkidotpWebhook } from '@hooknotary/providers/akidotp';
import type { CarddaWebhook } from '@hooknotary/providers/cardda';
import type { OsapherWebhook } from '@hooknotary/providers/osapher';
import {
  ignore,
  akidotpWebhook,
  carddaWebhook,
  idenfyWebhook,
  kudosityWebhook,
  osapherWebhook,
  webhook,
  type AnyWebhookOptions,
  type WebhookOptions,
} from '@hooknotary/fastify';
import Fastify, { type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import rawBody from 'fastify-raw-body';
import { assert, type Same } from './assert.ts';
import { shop, type ShopPayloads, type ShopWebhook } from './own-provider.ts';

const app = Fastify();
const secret = process.env['AKIDOTP_WEBHOOK_SECRET'];

// With a path the plugin owns the route, and `on` sees each type's webhooks.
await app.register(akidotpWebhook, {
  secret,
  path: '/webhooks/akidotp',
  prefix: '/v1',
  on: {
    verified: (received) => {
      assert<Same<typeof received, Extract<AkidotpWebhook, { readonly type: 'verified' }>>>();
      assert<Same<typeof received.payload, AkidotpVerified>>();
      // @ts-expect-error -- A payload is read-only.
      received.payload.status = 'verified';
    },
    '*': async (received) => assert<Same<typeof received, AkidotpWebhook>>(),
  },
  onRefused: (error) => console.warn(error.code),
});
await app.register(carddaWebhook, {
  secret: [new Uint8Array(32), 'an older one'],
  tolerance: 120,
  path: '/webhooks/cardda',
  on: {
    verification_code: (received) => {
      assert<Same<typeof received.code, string | undefined>>();
      // @ts-expect-error -- The message may hold no code.
      received.code satisfies string;
    },
    unknown: ({ mismatch }) => mismatch.expected satisfies string,
  },
});
await app.register(kudosityWebhook, () => ({
  secret,
  path: '/webhooks/kudosity',
  on: { reply: ({ payload }) => payload.response satisfies string, '*': ignore },
}));

// Without one it guards the scope that it is registered in.
await app.register(async (scope) => {
  await scope.register(idenfyWebhook, { secret: async () => 'a secret' });
  scope.post('/webhooks/idenfy', (request, reply) => {
    assert<Same<typeof request.webhook, VerifiedWebhook | undefined>>();
    // @ts-expect-error -- A scope does not tell the route's types what guards it.
    void request.webhook.provider;
    if (request.webhook?.provider !== 'idenfy') return reply.callNotFound();
    // @ts-expect-error -- The type must be looked at first.
    void request.webhook.payload.scanRef;
    if (request.webhook.type === 'IDENTIFICATION') return reply.send(request.webhook.payload.scanRef satisfies string);
    // @ts-expect-error -- iDenfy sends no such event.
    return reply.send(request.webhook.type === 'verification.completed');
  });
});
export function codeOf({ webhook: received }: FastifyRequest): string | undefined {
  // @ts-expect-error -- Only Cardda's have a code.
  void received?.code;
  return received?.provider === 'cardda' && received.type === 'verification_code' ? received.code : undefined;
}

// @ts-expect-error -- AkidOTP sends no such event.
await app.register(akidotpWebhook, { secret, on: { expired: () => undefined } });
// @ts-expect-error -- There is no such option.
await app.register(akidotpWebhook, { secret, limit: 1024 });
// @ts-expect-error -- Fastify has setErrorHandler for that.
await app.register(akidotpWebhook, { secret, onError: () => undefined });
// @ts-expect-error -- A tolerance is a number of seconds.
await app.register(carddaWebhook, { secret, tolerance: '5m' });
// @ts-expect-error -- A secret is text or bytes.
await app.register(akidotpWebhook, { secret: 123 });
// @ts-expect-error -- A plugin without a secret guards nothing.
await app.register(akidotpWebhook, { path: '/webhooks/akidotp' });
// @ts-expect-error -- The same without any options.
await app.register(akidotpWebhook);
// @ts-expect-error -- The plugin is registered, not called with the secret.
await app.register(akidotpWebhook(secret));

// A plugin goes wherever Fastify takes one.
const plugin: FastifyPluginAsync<WebhookOptions<OsapherWebhook>> = osapherWebhook;
await app.register(plugin, { secret, logLevel: 'warn' });
await app.register(rawBody, { global: false, runFirst: true });
// @ts-expect-error -- One provider's plugin is not another's.
plugin satisfies FastifyPluginAsync<WebhookOptions<CarddaWebhook>>;

// A sender of one's own.
await app.register(webhook, { provider: shop, secret });
await app.register(webhook, {
  provider: shop,
  secret,
  // Register does not tell the plugin's types what the provider sends.
  on: { 'order.paid': ({ payload }) => assert<Same<typeof payload, unknown>>() },
});
await app.register(webhook<ShopWebhook>, {
  provider: shop,
  secret,
  path: '/webhooks/shop',
  tolerance: 60,
  on: {
    'order.paid': ({ payload }) => assert<Same<typeof payload, ShopPayloads['order.paid']>>(),
    // @ts-expect-error -- Only the other event has a reason.
    'order.refunded': ({ payload }) => payload.cents,
    '*': ignore,
  },
});
const lost: AnyWebhookOptions<ShopWebhook> = {
  provider: shop,
  secret,
  // @ts-expect-error -- This sender sends no such event.
  on: { 'order.lost': () => undefined, '*': ignore },
};
await app.register(webhook<ShopWebhook>, lost);
// @ts-expect-error -- A provider is made by defineProvider.
await app.register(webhook<ShopWebhook>, { provider: 'shop', secret });
// @ts-expect-error -- One provider does not send another's webhooks.
await app.register(webhook<ShopWebhook>, { provider: plugin, secret });
