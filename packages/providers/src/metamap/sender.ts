/** MetaMap whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { metamapExamples as examples } from './examples.js';
export { metamap as provider } from './index.js';

export const facts: Facts = {
  title: 'MetaMap',
  variable: 'METAMAP_WEBHOOK_SECRET',
  documentation: 'https://docs.metamap.com/docs/configure-your-webhook-url',
  signs: 'raw body',
  proof: ['pages'],
  retries: { delays: [], source: 'MetaMap does not say how it sends again' },
};
