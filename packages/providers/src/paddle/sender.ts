/** Paddle whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { paddleExamples as examples } from './examples.js';
export { paddle as provider } from './index.js';

export const facts: Facts = {
  title: 'Paddle',
  variable: 'PADDLE_WEBHOOK_SECRET',
  documentation: 'https://developer.paddle.com/webhooks/signature-verification',
  signs: '<timestamp>:<raw body>',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'nothing is read of how Paddle sends again' },
};
