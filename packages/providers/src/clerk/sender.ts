/** Clerk whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { clerkExamples as examples } from './examples.js';
export { clerk as provider } from './index.js';

export const facts: Facts = {
  title: 'Clerk',
  variable: 'CLERK_WEBHOOK_SIGNING_SECRET',
  documentation: 'https://clerk.com/docs/guides/development/webhooks/overview',
  signs: '<svix-id>.<svix-timestamp>.<raw body>',
  proof: ['vector', 'package'],
  retries: {
    delays: [5, 300, 1800, 7200, 18000, 36000, 36000],
    source: 'Clerk sends by Svix: again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h',
  },
};
