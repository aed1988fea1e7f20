import { osapherChecks } from '../payload-checks.js';
import { readText, toDate } from '../payload.js';
import type { OsapherPayloads } from '../payloads/osapher.js';
import { defineProvider, type Provider, type WebhookOf } from '../provider.js';

/** A verified webhook of Osapher. */
export type OsapherWebhook = WebhookOf<'osapher', OsapherPayloads>;

/** Osapher, once Verinty: https://osapher.com/docs/webhooks */
export const osapher: Provider<OsapherWebhook> = defineProvider<'osapher', OsapherPayloads>({
  name: 'osapher',
  // The text of that page names the first header, its sample reads the second, of the company's former name.
  signature: { headers: ['x-osapher-signature', 'x-verinty-signature'], prefix: 'sha256=' },
  types: osapherChecks,
  typeOf: (payload) => readText(payload, 'event'),
  occurredAt: ({ timestamp }) => toDate(timestamp),
  success: { contentType: 'application/json; charset=utf-8', body: '{"received":true}' },
});
