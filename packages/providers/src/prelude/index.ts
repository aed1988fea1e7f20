import { defineProvider, header, rsa, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { preludeForms } from './forms.js';
import type { PreludePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Prelude. */
export type PreludeWebhook = WebhookOf<'prelude', PreludePayloads>;

/** Prelude Verify, which signs once a key is made in its dashboard: https://docs.prelude.so/verify/v2/documentation/webhook */
export const prelude: Provider<PreludeWebhook> = defineProvider<'prelude', PreludePayloads>({
  name: 'prelude',
  // The sender does not say how long the salt is; as long as the digest is what others have found.
  signature: header('x-webhook-signature', {
    algorithm: rsa({ padding: 'pss' }),
    encoding: 'base64url',
    prefix: 'rsassa-pss-sha256=',
  }),
  types: preludeForms,
  typeOf: (payload) => readText(payload, 'type'),
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly prelude: PreludeWebhook;
  }
}
