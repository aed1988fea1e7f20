/** Stytch whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { stytchExamples as examples } from './examples.js';
export { stytch as provider } from './index.js';

export const facts: Facts = {
  title: 'Stytch',
  variable: 'STYTCH_WEBHOOK_SECRET',
  documentation: 'https://stytch.com/docs/b2b/guides/webhooks',
  signs: '<svix-id>.<svix-timestamp>.<raw body>',
  proof: ['vector'],
  retries: {
    delays: [5, 300, 1800, 7200, 18000, 36000, 36000],
    source: 'Stytch sends by Svix: again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h',
  },
};
