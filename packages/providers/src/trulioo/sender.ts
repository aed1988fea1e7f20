/** Trulioo whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { truliooExamples as examples } from './examples.js';
export { trulioo as provider } from './index.js';

export const facts: Facts = {
  title: 'Trulioo',
  variable: 'TRULIOO_WEBHOOK_SECRET',
  documentation: 'https://developer.trulioo.com/reference/hmac',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: [],
    source: 'Trulioo counts in `retry` how often it has sent again, and does not say when it does',
  },
};
