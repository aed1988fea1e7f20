import { body, defineProvider, pairs, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { stripeForms } from './forms.js';
import type { StripePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Stripe. */
export type StripeWebhook = WebhookByPayload<'stripe', StripePayloads>;

/** Stripe, with Stripe Identity: https://docs.stripe.com/webhooks/signature */
export const stripe: Provider<StripeWebhook> = defineProvider<'stripe', StripePayloads>({
  name: 'stripe',
  signature: pairs('stripe-signature', { time: 't', signature: 'v1' }),
  timestamp: { tolerance: 300 },
  content: [time, '.', body],
  types: stripeForms,
  typeOf: (payload) => readText(payload, 'type'),
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created }) => toValidDate(created * 1000),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly stripe: StripeWebhook;
  }
}
