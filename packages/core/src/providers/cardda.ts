import { carddaChecks } from '../payload-checks.js';
import { toDate } from '../payload.js';
import type { CarddaPayloads } from '../payloads/cardda.js';
import { defineProvider, type Provider, type WebhookOf } from '../provider.js';

/** What a Cardda webhook has beside the members of all webhooks. */
export interface CarddaExtras {
  /** The one-time code of six digits found in the message, if there is one. Never log it. */
  readonly code: string | undefined;
}

/** A verified webhook of Cardda. */
export type CarddaWebhook = WebhookOf<'cardda', CarddaPayloads, CarddaExtras>;

/** Cardda: https://docs.cardda.com/docs/plh-verification-codes */
export const cardda: Provider<CarddaWebhook> = defineProvider<'cardda', CarddaPayloads, CarddaExtras>({
  name: 'cardda',
  signature: { headers: ['x-cardda-signature'] },
  timestamp: { header: 'x-cardda-timestamp', tolerance: 300 },
  signedContent: ({ rawBody }, timestamp) => [Buffer.from(`${timestamp}.`), rawBody],
  types: carddaChecks,
  // One event exists, and no member names it.
  typeOf: () => 'verification_code',
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
  // The vendor's sample takes the first six digits of any longer number, such as a card's.
  extras: ({ body }) => ({ code: /(?<!\p{Nd})[0-9]{6}(?!\p{Nd})/u.exec(body)?.[0] }),
  success: { contentType: 'application/json; charset=utf-8', body: '{"status":"received"}' },
});
