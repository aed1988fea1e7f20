/** Cardda whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { carddaExamples as examples } from './examples.js';
export { cardda as provider } from './index.js';

export const facts: Facts = {
  title: 'Cardda',
  variable: 'CARDDA_WEBHOOK_SECRET',
  documentation: 'https://docs.cardda.com/docs/plh-verification-codes',
  signs: '<timestamp>.<raw body>',
  proof: ['pages'],
  retries: {
    delays: [5, 10, 20],
    source: 'Cardda sends up to 3 times more, each wait longer; it does not say how long: 5, 10 and 20 s are a guess',
  },
};
