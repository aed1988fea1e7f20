/** Checkr whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { checkrExamples as examples } from './examples.js';
export { checkr as provider } from './index.js';

export const facts: Facts = {
  title: 'Checkr',
  variable: 'CHECKR_API_KEY',
  documentation: 'https://docs.checkr.com/apis/webhooks',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: [...Array.from({ length: 10 }, () => 60), ...Array.from({ length: 24 }, () => 3600)],
    source: 'Checkr sends every minute for 10 min, then every hour for 24 h',
  },
};
