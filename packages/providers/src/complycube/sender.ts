/** ComplyCube whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { complycubeExamples as examples } from './examples.js';
export { complycube as provider } from './index.js';

export const facts: Facts = {
  title: 'ComplyCube',
  variable: 'COMPLYCUBE_WEBHOOK_SECRET',
  documentation: 'https://docs.complycube.com/documentation/guides/webhooks',
  signs: 'raw body',
  proof: ['vector'],
  retries: {
    delays: [60, 120, 480],
    source: 'ComplyCube sends up to 10 times more with growing gaps, of which it names the first: 60, 120 and 480 s',
  },
};
