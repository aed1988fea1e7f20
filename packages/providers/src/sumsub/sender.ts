/** Sumsub whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { sumsub } from './index.js';
export { sumsubExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = sumsub();

export const facts: Facts = {
  title: 'Sumsub',
  variable: 'SUMSUB_WEBHOOK_SECRET',
  documentation: 'https://docs.sumsub.com/docs/webhook-manager',
  signs: 'raw body',
  proof: ['vector'],
  retries: { delays: [300, 3600, 18000, 64800], source: 'Sumsub sends 4 times more, after 5 min, 1 h, 5 h and 18 h' },
};
