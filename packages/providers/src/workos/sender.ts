/** WorkOS whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { workosExamples as examples } from './examples.js';
export { workos as provider } from './index.js';

export const facts: Facts = {
  title: 'WorkOS',
  variable: 'WORKOS_WEBHOOK_SECRET',
  documentation: 'https://workos.com/docs/events/data-syncing/webhooks',
  signs: '<timestamp>.<raw body>',
  proof: ['package'],
  retries: {
    delays: [],
    source: 'WorkOS sends up to 6 times more over 3 days with growing gaps, by secondary sources',
  },
};
