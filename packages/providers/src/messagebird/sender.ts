/** MessageBird whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { messagebirdExamples as examples } from './examples.js';
export { messagebird as provider } from './index.js';

export const facts: Facts = {
  title: 'MessageBird',
  variable: 'MESSAGEBIRD_SIGNING_KEY',
  documentation: 'https://github.com/messagebird/messagebird-nodejs',
  signs: 'claims: SHA-256 of the public URL and of the raw body',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'MessageBird does not say how it sends again' },
};
