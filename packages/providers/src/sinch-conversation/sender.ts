/** Sinch SMS and Conversation whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { sinchConversationExamples as examples } from './examples.js';
export { sinchConversation as provider } from './index.js';

export const facts: Facts = {
  title: 'Sinch SMS and Conversation',
  variable: 'SINCH_WEBHOOK_SECRET',
  documentation: 'https://developers.sinch.com/docs/conversation/callbacks',
  signs: '<raw body>.<nonce>.<timestamp>',
  proof: ['vector'],
  retries: {
    delays: [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10_240, 20_480, 40_960, 81_920],
    source: 'Sinch documents these waits for SMS, after a status of 429 or from 500 on',
  },
};
