/** Telnyx whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { telnyxExamples as examples } from './examples.js';
export { telnyx as provider } from './index.js';

export const facts: Facts = {
  title: 'Telnyx',
  variable: 'TELNYX_PUBLIC_KEY',
  documentation: 'https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks',
  signs: '<timestamp>|<raw body>',
  proof: ['package'],
  retries: { delays: [], source: 'Telnyx sends again, and then to the failover URL; it does not say when' },
};
