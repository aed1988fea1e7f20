import { defineProvider, jws, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { fusionauthForms } from './forms.js';
import type { FusionauthPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of FusionAuth. */
export type FusionauthWebhook = WebhookByPayload<'fusionauth', FusionauthPayloads>;

const ALGORITHMS = { public: ['RS256', 'ES256'], shared: ['HS256', 'HS384', 'HS512'] } as const;

/**
 * FusionAuth: https://fusionauth.io/docs/extend/events-and-webhooks/signing. `keys` says of what kind the signing key is in its Key
 * Master: `public` (the default), where the secret is the public key, or a function that finds it by `delivery.claims.kid` among
 * those of /.well-known/jwks.json; or `shared`, where it is the HMAC key.
 *
 * @throws TypeError for another kind.
 */
export function fusionauth({
  keys = 'public',
}: { readonly keys?: keyof typeof ALGORITHMS } = {}): Provider<FusionauthWebhook> {
  if (!Object.hasOwn(ALGORITHMS, keys)) throw new TypeError("fusionauth: 'keys' must be 'public' or 'shared'.");
  return defineProvider<'fusionauth', FusionauthPayloads>({
    name: 'fusionauth',
    signature: jws('x-fusionauth-signature-jwt', {
      // Never both kinds: a public key that somebody gives as bare base64 would also be an HMAC key, and everybody has it.
      algorithms: ALGORITHMS[keys],
      bodyDigest: { claim: 'request_body_sha256', encoding: 'base64' },
      time: null,
    }),
    types: fusionauthForms,
    typeOf: (payload) => readText(Reflect.get(Object(payload), 'event'), 'type'),
    idempotencyKey: ({ event: { id } }) => (typeof id === 'string' ? [id] : undefined),
    occurredAt: ({ event: { createInstant: at } }) => (typeof at === 'number' ? toValidDate(at) : undefined),
    testTypes: ['test'],
  });
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly fusionauth: FusionauthWebhook;
  }
}
