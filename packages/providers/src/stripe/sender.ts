/** Stripe whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { stripeExamples as examples } from './examples.js';
export { stripe as provider } from './index.js';

export const facts: Facts = {
  title: 'Stripe',
  variable: 'STRIPE_WEBHOOK_SECRET',
  documentation: 'https://docs.stripe.com/webhooks/signature',
  signs: '<timestamp>.<raw body>',
  proof: ['package'],
  retries: { delays: [3600, 3600, 3600, 3600, 3600], source: 'Stripe sends for up to three days, with growing gaps' },
};
