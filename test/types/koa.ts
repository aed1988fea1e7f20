import type { VerifiedWebhook, WebhookError } from '@hooknotary/core';
import type { AkidotpVerified, AkidotpWebhook } from '@hooknotary/providers/akidotp';
import type { CarddaWebhook } from '@hooknotary/providers/cardda';
import {
  ignore,
  akidotpWebhook,
  carddaWebhook,
  idenfyWebhook,
  kudosityWebhook,
  osapherWebhook,
  webhook,
  type WebhookMiddleware,
  type WebhookOptions,
} from '@hooknotary/koa';
import { Router } from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import { assert, type Same } from './assert.ts';
import { shop } from './own-provider.ts';

const secret = process.env['AKIDOTP_WEBHOOK_SECRET'];
declare const parser: Middleware;

// What is chained after a middleware sees that provider's webhooks.
new Koa().use(akidotpWebhook(secret)).use((ctx) => {
  assert<Same<typeof ctx.webhook, AkidotpWebhook>>();
  assert<Same<typeof ctx.state.webhook, AkidotpWebhook>>();
  if (ctx.webhook.type === 'verified') {
    assert<Same<typeof ctx.webhook.payload, AkidotpVerified>>();
    // @ts-expect-error -- A payload is read-only.
    ctx.webhook.payload.requestId = 'another';
  }
  // @ts-expect-error -- The type must be looked at first.
  void ctx.state.webhook.payload.phone;
  // @ts-expect-error -- Only AkidOTP's deliveries come here.
  void (ctx.state.webhook.provider === 'cardda');
  ctx.body = 'OK';
});
new Koa<{ user: string }>().use(carddaWebhook(secret)).use((ctx) => {
  assert<Same<typeof ctx.state.user, string>>();
  assert<Same<typeof ctx.state.webhook, CarddaWebhook>>();
  // @ts-expect-error -- The message may hold no code.
  if (ctx.webhook.type === 'verification_code') ctx.webhook.code satisfies string;
});
new Router().post('/webhooks/akidotp', parser, akidotpWebhook(secret), (ctx) => {
  assert<Same<typeof ctx.state.webhook, AkidotpWebhook>>();
});
const router = new Router().post('/webhooks/akidotp', akidotpWebhook(secret), (ctx) => {
  assert<Same<typeof ctx.webhook, AkidotpWebhook>>();
  assert<Same<typeof ctx.state.webhook, AkidotpWebhook>>();
});
new Koa().use(router.routes());

// Elsewhere any provider's webhook may be there, or none.
const app = new Koa();
app.use(parser);
app.use(async (ctx, next) => {
  assert<Same<typeof ctx.webhook, VerifiedWebhook | undefined>>();
  assert<Same<typeof ctx.state.webhook, VerifiedWebhook | undefined>>();
  // @ts-expect-error -- There may be none.
  void ctx.webhook.provider;
  // @ts-expect-error -- The same goes for the state's.
  void ctx.state.webhook.provider;
  if (ctx.webhook?.provider === 'osapher' && ctx.webhook.type === 'verification.completed') {
    ctx.webhook.payload.data.status satisfies string;
    // @ts-expect-error -- Osapher's payload has no phone.
    void ctx.webhook.payload.phone;
  }
  const { webhook: received } = ctx.state;
  if (received?.provider === 'akidotp') assert<Same<typeof received, AkidotpWebhook>>();
  await next();
});

// With a path they let other requests by, so none can be counted on.
new Koa()
  .use(akidotpWebhook(secret, { path: '/webhooks/akidotp' }))
  .use(carddaWebhook(secret, { path: '/webhooks/cardda' }))
  .use((ctx) => {
    assert<Same<typeof ctx.webhook, VerifiedWebhook | undefined>>();
    assert<Same<typeof ctx.state.webhook, VerifiedWebhook | undefined>>();
    // @ts-expect-error -- There may be none.
    void ctx.webhook.type;
    // @ts-expect-error -- The same goes for the state's.
    void ctx.state.webhook.type;
  });
declare const options: WebhookOptions<AkidotpWebhook>;
new Koa().use(akidotpWebhook(secret, options)).use((ctx) => {
  // @ts-expect-error -- There may be none, for the options may have a path.
  void ctx.webhook.type;
});
new Koa().use(webhook(shop, secret, { path: '/webhooks/shop' })).use((ctx) => {
  // @ts-expect-error -- There may be none.
  void ctx.webhook.type;
});

// Handlers by type.
app.use(
  kudosityWebhook(secret, {
    path: '/webhooks/kudosity',
    on: {
      reply: ({ payload }) => payload.response satisfies string,
      link_hit: async ({ payload }) => void payload.link_hits,
      '*': ({ type }) =>
        assert<Same<typeof type, 'delivery_receipt' | 'link_hit' | 'list_action' | 'reply' | 'unknown'>>(),
    },
    onError: (error, ctx, next) => {
      assert<Same<typeof error, WebhookError>>();
      ctx satisfies Context;
      return error.expose ? next() : ctx.throw(error.status);
    },
  }),
);
// @ts-expect-error -- Kudosity sends no such event.
kudosityWebhook(secret, { on: { sms: () => undefined } });
// @ts-expect-error -- A reply has text.
kudosityWebhook(secret, { on: { reply: ({ payload }) => payload.response satisfies number } });
// @ts-expect-error -- There is no such option.
kudosityWebhook(secret, { method: 'GET' });
// @ts-expect-error -- An age is a number of seconds.
idenfyWebhook(secret, { maxEventAge: '1h' });
// @ts-expect-error -- A clock is a function.
osapherWebhook(secret, { now: Date.now() });
// @ts-expect-error -- Koa's onError gets a context.
akidotpWebhook(secret, { onError: (_error, ctx) => ctx.res.locals });
// @ts-expect-error -- A secret is text or bytes.
akidotpWebhook(true);

// A middleware goes wherever Koa takes one.
const plain: Middleware = akidotpWebhook(secret);
const typed: WebhookMiddleware<CarddaWebhook> = carddaWebhook(() => 'a secret');
const all: Middleware[] = [plain, typed, osapherWebhook(secret), webhook(shop, secret, { tolerance: 60 })];
for (const each of all) app.use(each);

// A sender of one's own.
app.use(
  webhook(shop, secret, {
    path: '/webhooks/shop',
    on: {
      'order.paid': ({ payload }) => payload.cents satisfies number,
      // @ts-expect-error -- Only the other event has a reason.
      'order.refunded': ({ payload }) => payload.cents,
      '*': ignore,
    },
  }),
);
// @ts-expect-error -- This sender sends no such event.
webhook(shop, secret, { on: { 'order.lost': () => undefined, '*': ignore } });
