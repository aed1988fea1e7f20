/** Prelude whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { preludeExamples as examples } from './examples.js';
export { prelude as provider } from './index.js';

export const facts: Facts = {
  title: 'Prelude',
  variable: 'PRELUDE_WEBHOOK_PUBLIC_KEY',
  documentation: 'https://docs.prelude.so/verify/v2/documentation/webhook',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: [60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 30720, 43200],
    source: 'Prelude sends for up to two weeks, after 1, 2 and 4 min and so on up to 12 h',
  },
};
