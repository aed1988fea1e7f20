/** Authsignal whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { authsignalExamples as examples } from './examples.js';
export { authsignal as provider } from './index.js';

export const facts: Facts = {
  title: 'Authsignal',
  variable: 'AUTHSIGNAL_API_SECRET_KEY',
  documentation: 'https://docs.authsignal.com/advanced-usage/webhooks/verify-requests',
  signs: '<timestamp>.<raw body>',
  proof: ['package'],
  retries: {
    delays: [30, 30, 30],
    source:
      'Authsignal sends events of authenticators up to 3 times more, at least 30 s apart, logs until they are taken, and codes once',
  },
};
