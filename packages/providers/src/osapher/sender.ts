/** Osapher whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { osapherExamples as examples } from './examples.js';
export { osapher as provider } from './index.js';

export const facts: Facts = {
  title: 'Osapher',
  variable: 'OSAPHER_WEBHOOK_SECRET',
  documentation: 'https://osapher.com/docs/webhooks',
  signs: 'raw body',
  proof: ['pages'],
  isSuccess: (status) => status === 200,
  retries: { delays: [], source: 'Osapher never sends again' },
};
