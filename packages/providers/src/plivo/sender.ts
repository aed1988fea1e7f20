/** Plivo whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { plivoExamples as examples } from './examples.js';
export { plivo as provider } from './index.js';

export const facts: Facts = {
  title: 'Plivo',
  variable: 'PLIVO_AUTH_TOKEN',
  documentation: 'https://docs.plivo.com/docs/voice/xml/request/validation',
  signs: 'public URL with its sorted query, sorted form and nonce',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'Plivo does not say how it sends again' },
};
