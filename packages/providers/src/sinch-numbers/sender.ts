/** Sinch Numbers whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { sinchNumbersExamples as examples } from './examples.js';
export { sinchNumbers as provider } from './index.js';

export const facts: Facts = {
  title: 'Sinch Numbers',
  variable: 'SINCH_NUMBERS_SECRET',
  documentation: 'https://developers.sinch.com/docs/numbers/api-reference/numbers/tag/Numbers-Callbacks',
  signs: 'raw body',
  proof: ['vector'],
  retries: { delays: [], source: 'Sinch does not say how it sends again' },
};
