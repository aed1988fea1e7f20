import { toDate } from '@hooknotary/core/internal';
import { carddaForms } from './forms.js';
import type { CarddaPayloads } from './payloads.js';
import { body, defineProvider, header, time, type Provider, type WebhookOf } from '@hooknotary/core';

/** What a Cardda webhook has beside the members of all webhooks. */
export interface CarddaExtras {
  /** The one-time code of six digits found in the message, if there is one. Never log it. */
  readonly code: string | undefined;
}

export type * from './payloads.js';

/** A verified webhook of Cardda. */
export type CarddaWebhook = WebhookOf<'cardda', CarddaPayloads, CarddaExtras>;

/** Cardda: https://docs.cardda.com/docs/plh-verification-codes */
export const cardda: Provider<CarddaWebhook> = defineProvider<'cardda', CarddaPayloads, CarddaExtras>({
  name: 'cardda',
  signature: header('x-cardda-signature'),
  timestamp: { header: 'x-cardda-timestamp', tolerance: 300 },
  content: [time, '.', body],
  types: carddaForms,
  // One event exists, and no member names it.
  typeOf: () => 'verification_code',
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
  // The vendor's sample takes the first six digits of any longer number, such as a card's.
  extras: ({ body: message }) => ({ code: /(?<!\p{Nd})[0-9]{6}(?!\p{Nd})/u.exec(message)?.[0] }),
  success: { contentType: 'application/json; charset=utf-8', body: '{"status":"received"}' },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly cardda: CarddaWebhook;
  }
}
