import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate, toValidDate } from '@hooknotary/core/internal';
import { diditForms } from './forms.js';
import type { DiditPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Didit. */
export type DiditWebhook = WebhookByPayload<'didit', DiditPayloads>;

/** Didit: https://docs.didit.me/integration/webhooks */
export const didit: Provider<DiditWebhook> = defineProvider<'didit', DiditPayloads>({
  name: 'didit',
  // Of its three signatures the one of the bytes: the others are of JSON that was printed again, and of four members alone.
  // Its time stands in a header that this one does not cover.
  signature: header('x-signature'),
  types: diditForms,
  typeOf: (payload) => readText(payload, 'webhook_type'),
  idempotencyKey: ({ event_id: id }) => (typeof id === 'string' ? [id] : undefined),
  occurredAt: ({ timestamp }) => (typeof timestamp === 'number' ? toValidDate(timestamp * 1000) : toDate(timestamp)),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly didit: DiditWebhook;
  }
}
