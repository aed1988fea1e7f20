/** Kudosity whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { kudosityExamples as examples } from './examples.js';
export { kudosity as provider } from './index.js';

export const facts: Facts = {
  title: 'Kudosity',
  variable: 'KUDOSITY_API_SECRET',
  documentation: 'https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity',
  signs: "PHP's json_encode(parse_str(query))",
  proof: ['pages'],
  retries: {
    delays: [60, 300, 3600, 86_400],
    source: 'Kudosity sends up to 4 times more, after 1 min, 5 min, 1 h and 24 h',
  },
};
