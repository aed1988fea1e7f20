/** Linear whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { linearExamples as examples } from './examples.js';
export { linear as provider } from './index.js';

export const facts: Facts = {
  title: 'Linear',
  variable: 'LINEAR_WEBHOOK_SECRET',
  documentation: 'https://linear.app/developers/webhooks',
  signs: 'raw body',
  proof: ['package'],
  retries: {
    delays: [60, 3600, 21_600],
    source: 'linear.app/developers/webhooks: after a minute, an hour and six hours',
  },
};
