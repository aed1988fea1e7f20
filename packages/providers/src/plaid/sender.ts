/** Plaid whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { plaidExamples as examples } from './examples.js';
export { plaid as provider } from './index.js';

export const facts: Facts = {
  title: 'Plaid',
  variable: 'PLAID_WEBHOOK_KEY',
  documentation: 'https://plaid.com/docs/api/webhooks/webhook-verification',
  signs: 'a token that holds the SHA-256 of the raw body',
  proof: ['library'],
  retries: {
    delays: [30, 120, 480, 1920, 7680, 30720],
    source: 'Plaid sends for up to 24 hours with growing gaps from 30 s, by secondary sources',
  },
};
