/** Standard Webhooks whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { standardWebhooksExamples as examples } from './examples.js';
export { standardWebhooks as provider } from './index.js';

export const facts: Facts = {
  title: 'Standard Webhooks',
  variable: 'WEBHOOK_SECRET',
  documentation: 'https://www.standardwebhooks.com',
  signs: '<id>.<timestamp>.<raw body>',
  proof: ['vector', 'package'],
  retries: {
    delays: [5, 300, 1800, 7200, 18000, 36000, 36000],
    source: 'Svix sends again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h; other senders as they like',
  },
};
