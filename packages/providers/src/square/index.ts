import { body, defineProvider, header, publicUrl, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { squareForms } from './forms.js';
import type { SquarePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Square. */
export type SquareWebhook = WebhookByPayload<'square', SquarePayloads>;

/**
 * Square: https://developer.squareup.com/docs/webhooks/step3validate. What it signs is the notification URL exactly as it is registered,
 * so `publicUrl` is a function where that has no path: `() => 'https://example.com'`.
 */
export const square: Provider<SquareWebhook> = defineProvider<'square', SquarePayloads>({
  name: 'square',
  signature: header('x-square-hmacsha256-signature', { encoding: 'base64' }),
  content: [publicUrl, body],
  types: squareForms,
  typeOf: (payload) => readText(payload, 'type'),
  idempotencyKey: ({ event_id: id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
  testTypes: ['webhooks.test_notification'],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly square: SquareWebhook;
  }
}
