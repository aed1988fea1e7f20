/** LINE whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { lineExamples as examples } from './examples.js';
export { line as provider } from './index.js';

export const facts: Facts = {
  title: 'LINE',
  variable: 'LINE_CHANNEL_SECRET',
  documentation: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/',
  signs: 'raw body',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'LINE sends again where the channel has that switched on, and does not say when' },
};
