/** iDenfy whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { idenfyExamples as examples } from './examples.js';
export { idenfy as provider } from './index.js';

export const facts: Facts = {
  title: 'iDenfy',
  variable: 'IDENFY_SIGNING_KEY',
  documentation: 'https://documentation.idenfy.com/security/callback-signing',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: Array.from({ length: 10 }, () => 10),
    source: 'iDenfy, where that is switched on, sends up to 10 times more, at most 10 s apart',
  },
};
