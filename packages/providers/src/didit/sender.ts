/** Didit whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { diditExamples as examples } from './examples.js';
export { didit as provider } from './index.js';

export const facts: Facts = {
  title: 'Didit',
  variable: 'DIDIT_WEBHOOK_SECRET',
  documentation: 'https://docs.didit.me/integration/webhooks',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: [60, 240],
    source:
      'Didit sends twice more, after about 1 min and 4 min, by secondary sources; of statuses of 4xx only after 404',
  },
};
