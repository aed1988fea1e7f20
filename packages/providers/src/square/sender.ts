/** Square whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { squareExamples as examples } from './examples.js';
export { square as provider } from './index.js';

export const facts: Facts = {
  title: 'Square',
  variable: 'SQUARE_WEBHOOK_SIGNATURE_KEY',
  documentation: 'https://developer.squareup.com/docs/webhooks/step3validate',
  signs: '<notification URL><raw body>',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'nothing is read of how Square sends again' },
};
