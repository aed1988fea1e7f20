/** Shopify whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { shopifyExamples as examples } from './examples.js';
export { shopify as provider } from './index.js';

export const facts: Facts = {
  title: 'Shopify',
  variable: 'SHOPIFY_CLIENT_SECRET',
  documentation: 'https://shopify.dev/docs/apps/build/webhooks',
  signs: 'raw body',
  proof: ['package'],
  retries: {
    delays: [1800, 1800, 1800, 1800, 1800, 1800, 1800, 1800],
    source: 'Shopify sends 8 times more over 4 hours, by secondary sources',
  },
};
