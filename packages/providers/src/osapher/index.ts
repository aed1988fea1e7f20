import { readText, toDate } from '@hooknotary/core/internal';
import { osapherForms } from './forms.js';
import type { OsapherPayloads } from './payloads.js';
import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';

export type * from './payloads.js';

/** A verified webhook of Osapher. */
export type OsapherWebhook = WebhookOf<'osapher', OsapherPayloads>;

/** Osapher, once Verinty: https://osapher.com/docs/webhooks */
export const osapher: Provider<OsapherWebhook> = defineProvider<'osapher', OsapherPayloads>({
  name: 'osapher',
  // The text of that page names the first header, its sample reads the second, of the company's former name.
  signature: header(['x-osapher-signature', 'x-verinty-signature'], { prefix: 'sha256=' }),
  types: osapherForms,
  typeOf: (payload) => readText(payload, 'event'),
  // The time is all that tells two events of one company apart, and Osapher sends none again.
  idempotencyKey: ({ timestamp }) => ((timestamp ?? '') === '' ? null : undefined),
  occurredAt: ({ timestamp }) => toDate(timestamp),
  success: { contentType: 'application/json; charset=utf-8', body: '{"received":true}' },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly osapher: OsapherWebhook;
  }
}
