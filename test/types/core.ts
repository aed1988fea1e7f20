import {
  createVerifier,
  defineProvider,
  signDelivery,
  WebhookError,
  type AnyWebhook,
  type Delivery,
  type Provider,
  type Secret,
  type Verifier,
  type VerifierOptions,
  type VerifiedWebhook,
  type WebhookErrorCode,
} from '@hooknotary/core';
import { akidotp, type AkidotpVerified, type AkidotpWebhook } from '@hooknotary/providers/akidotp';
import { cardda, type CarddaVerificationCode, type CarddaWebhook } from '@hooknotary/providers/cardda';
import {
  idenfy,
  type IdenfyIdentification,
  type IdenfyPayloads,
  type IdenfyWebhook,
} from '@hooknotary/providers/idenfy';
import { kudosity, type KudosityReply, type KudosityWebhook } from '@hooknotary/providers/kudosity';
import { osapher, type OsapherVerification, type OsapherWebhook } from '@hooknotary/providers/osapher';
import { assert, type Same } from './assert.ts';
import { shop, type ShopPayloads, type ShopWebhook } from './own-provider.ts';

declare const delivery: Delivery;
declare const anySecret: Secret;
declare const request: Request;

// A secret that is there gives the webhook; a function that finds it may give a promise.
const verify = createVerifier(akidotp, process.env['AKIDOTP_WEBHOOK_SECRET']);
const webhook = verify(delivery);
assert<Same<typeof webhook, AkidotpWebhook>>();
const byBytes = createVerifier(akidotp, [new Uint8Array(32), 'an older one'])(delivery);
assert<Same<typeof byBytes, AkidotpWebhook>>();
const byFunction = createVerifier(cardda, ({ url }) => `secret of ${url}`)(delivery);
assert<Same<typeof byFunction, CarddaWebhook | Promise<CarddaWebhook>>>();
const byAsyncFunction = createVerifier(osapher, async () => ['a secret', 'another one'])(delivery);
assert<Same<typeof byAsyncFunction, OsapherWebhook | Promise<OsapherWebhook>>>();
const byWhatever = createVerifier(idenfy, anySecret)(delivery);
assert<Same<typeof byWhatever, IdenfyWebhook | Promise<IdenfyWebhook>>>();
const awaited = await byWhatever;
assert<Same<typeof awaited, IdenfyWebhook>>();

const named: Verifier<AkidotpWebhook, string> = createVerifier(akidotp, 'a secret');
named({ method: 'POST', url: '/', headers: request.headers, rawBody: new Uint8Array() }) satisfies VerifiedWebhook;

// @ts-expect-error -- A function's webhook may be a promise: it must be awaited first.
void byFunction.payload;
// @ts-expect-error -- A webhook is no promise where the secret is there.
void webhook.then;
// @ts-expect-error -- A delivery has its bytes.
verify({ method: 'POST', url: '/', headers: {} });
// @ts-expect-error -- A raw body is bytes, never text.
verify({ method: 'POST', url: '/', headers: {}, rawBody: '{}' });
// @ts-expect-error -- A secret is text or bytes.
createVerifier(akidotp, 123);
// @ts-expect-error -- A secret that is null was never set.
createVerifier(akidotp, null);
// @ts-expect-error -- The same goes for the list's.
createVerifier(akidotp, ['a secret', undefined]);
// @ts-expect-error -- A provider is made by defineProvider.
createVerifier('akidotp', 'a secret');
// @ts-expect-error -- A tolerance is a number of seconds.
createVerifier(cardda, 'a secret', { tolerance: '300' });
// @ts-expect-error -- A clock is a function, and gives milliseconds.
createVerifier(cardda, 'a secret', { now: () => new Date() });
// @ts-expect-error -- There is no such option.
createVerifier(cardda, 'a secret', { maxAge: 300 });
// @ts-expect-error -- A verifier has no route.
createVerifier(cardda, 'a secret', { path: '/webhooks/cardda' } satisfies VerifierOptions);

// The type decides the payload.
if (webhook.type === 'verified') {
  assert<Same<typeof webhook.payload, AkidotpVerified>>();
  assert<Same<typeof webhook.payload.status, 'verified'>>();
  // @ts-expect-error -- A payload is read-only.
  webhook.payload.phone = '+971501234567';
  // @ts-expect-error -- There is no such member.
  void webhook.payload.email;
}
if (webhook.type === 'unknown') {
  assert<Same<typeof webhook.payload, unknown>>();
  // @ts-expect-error -- Nothing is known of this payload.
  void webhook.payload.phone;
}
// @ts-expect-error -- A webhook of no known form has no phone, so the type must be looked at first.
void webhook.payload.phone;
// @ts-expect-error -- AkidOTP sends no such event.
void (webhook.type === 'reply');
// @ts-expect-error -- A webhook is read-only.
webhook.test = false;
assert<Same<AkidotpWebhook['type'], 'verified' | 'test' | 'unknown'>>();
assert<Same<typeof webhook.occurredAt, Date | undefined>>();
assert<Same<typeof webhook.rawBody, Uint8Array>>();

// The provider, then the type, decide it where any of the five may come.
type Five = 'akidotp' | 'cardda' | 'idenfy' | 'kudosity' | 'osapher';

export function describe(received: Extract<VerifiedWebhook, { readonly provider: Five }>): string {
  // @ts-expect-error -- Only Cardda's have a code.
  void received.code;
  switch (received.provider) {
    case 'akidotp':
      assert<Same<typeof received, AkidotpWebhook>>();
      if (received.type === 'unknown') return 'something new';
      // @ts-expect-error -- A verification by e-mail may have no phone.
      received.payload.phone satisfies string;
      return received.payload.phone ?? received.payload.requestId;
    case 'cardda':
      if (received.type === 'unknown') return 'something new';
      assert<Same<typeof received.payload, CarddaVerificationCode>>();
      assert<Same<typeof received.code, string | undefined>>();
      // @ts-expect-error -- The message may hold no code.
      return received.code;
    case 'idenfy':
      if (received.type === 'VIDEO_CALL_FINISHED') {
        assert<Same<typeof received.payload, undefined>>();
        // @ts-expect-error -- This event has no payload.
        return received.payload.scanRef;
      }
      if (received.type !== 'IDENTIFICATION_AUTO_FINISHED') return received.type;
      assert<Same<typeof received.payload, IdenfyIdentification>>();
      // @ts-expect-error -- Older copies have no `final`.
      received.payload.final satisfies boolean;
      return received.payload.scanRef;
    case 'kudosity':
      if (received.type !== 'reply') return received.type;
      assert<Same<typeof received.payload, KudosityReply>>();
      // @ts-expect-error -- A parameter of your own URL may be a list or a map.
      received.payload['campaign'] satisfies string | undefined;
      return received.payload.response;
    case 'osapher':
      if (received.type === 'verification.completed') {
        assert<Same<typeof received.payload.data, OsapherVerification>>();
        // @ts-expect-error -- A company that was not found may have no score, which is not the same as 0.
        received.payload.data.fractureScore satisfies number;
        return received.payload.data.status;
      }
      // @ts-expect-error -- Osapher documents this data of one event only.
      if (received.type === 'certificate.issued') return received.payload.data?.legalName;
      return received.type;
    default:
      assert<Same<typeof received, never>>();
      return received;
  }
}
// Those of the senders that the program imports.
assert<Same<Extract<VerifiedWebhook['provider'], Five>, Five>>();
assert<Same<Exclude<IdenfyWebhook['type'], 'unknown'>, keyof IdenfyPayloads>>();
assert<Same<Exclude<KudosityWebhook['type'], 'unknown'>, 'delivery_receipt' | 'reply' | 'link_hit' | 'list_action'>>();
// @ts-expect-error -- The code is on the known webhook, not on every one of Cardda's.
void createVerifier(cardda, 'a secret')(delivery).code;

// A sender of one's own.
assert<Same<typeof shop, Provider<ShopWebhook>>>();
const order = createVerifier(shop, 'a secret', { tolerance: 60 })(delivery);
assert<Same<typeof order, ShopWebhook>>();
if (order.type === 'order.paid') assert<Same<typeof order.payload, ShopPayloads['order.paid']>>();
// @ts-expect-error -- This sender sends no such event.
void (order.type === 'order.lost');
const providers: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher, shop];
providers.map((provider) => createVerifier(provider, 'a secret')(delivery)) satisfies AnyWebhook[];

type Ping = { readonly ping: { readonly at: string } };
const isPing = (payload: unknown): payload is Ping['ping'] => typeof payload === 'object';
const ping = {
  name: 'ping',
  signature: { headers: ['x-ping'] },
  types: { ping: isPing },
  typeOf: () => 'ping',
} as const;
defineProvider<'ping', Ping>(ping);
defineProvider<'ping', Ping, { readonly day: string }>({ ...ping, extras: ({ at }) => ({ day: at.slice(0, 10) }) });
// @ts-expect-error -- Every type has its check.
defineProvider<'ping', Ping>({ ...ping, types: {} });
// @ts-expect-error -- A check that does not tell the payload's type is none.
defineProvider<'ping', Ping>({ ...ping, types: { ping: (payload: unknown) => payload !== null } });
// @ts-expect-error -- A provider has a signature header.
defineProvider<'ping', Ping>({ ...ping, signature: { headers: [] } });
// @ts-expect-error -- A test type is one of the types.
defineProvider<'ping', Ping>({ ...ping, testTypes: ['pong'] });
// @ts-expect-error -- A refusal is 401 or 403, for a sender may give up at others.
defineProvider<'ping', Ping>({ ...ping, signature: { headers: ['x-ping'], refusalStatus: 410 } });

// Refusals.
export function explain(error: unknown): string {
  if (!(error instanceof WebhookError)) return 'not ours';
  assert<Same<typeof error.code, WebhookErrorCode>>();
  // @ts-expect-error -- There is no such code.
  if (error.code === 'signature_expired') return 'never';
  // @ts-expect-error -- A refusal is read-only.
  error.status = 200;
  return error.code === 'signature_missing' ? `${error.status}` : error.message;
}

// For the tests of an application.
signDelivery(idenfy, 'a secret', { final: true }, { type: 'IDENTIFICATION' }) satisfies Delivery;
// @ts-expect-error -- A function finds the secret of a delivery; here there is none yet.
signDelivery(idenfy, () => 'a secret', {});
