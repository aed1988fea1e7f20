import type { Provider, WebhookOf } from '@hooknotary/core';
import type { Stripe } from 'stripe';
import { stripe as described } from './index.js';
import type { StripePayloads } from './payloads.js';

/** Stripe's payloads by event, as its package `stripe` has them; those that it has not, as here. */
export type StripeOfficialPayloads = {
  readonly [Type in keyof StripePayloads]: [Extract<Stripe.Event, { type: Type }>] extends [never]
    ? StripePayloads[Type]
    : Extract<Stripe.Event, { type: Type }>;
};

/** A verified webhook of Stripe, with the payloads of its package. */
export type StripeOfficialWebhook = WebhookOf<'stripe', StripeOfficialPayloads>;

/**
 * The same provider as that of `@hooknotary/providers/stripe`, with payloads typed by Stripe's package `stripe`, which must be
 * installed: https://github.com/stripe/stripe-node. Its types are of one version of Stripe's API: let the endpoint have it, too.
 */
// The cast is as true as Stripe's word: what all events have is checked, and the rest is as its package says.
export const stripe: Provider<StripeOfficialWebhook> = described as unknown as Provider<StripeOfficialWebhook>;
