/** Vonage whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { vonageExamples as examples } from './examples.js';
export { vonage as provider } from './index.js';

export const facts: Facts = {
  title: 'Vonage',
  variable: 'VONAGE_SIGNATURE_SECRET',
  documentation: 'https://developer.vonage.com/en/getting-started/concepts/webhooks#decoding-signed-webhooks',
  signs: 'claim: SHA-256 of the raw body',
  proof: ['package'],
  isSuccess: (status) => status >= 200 && status <= 205,
  retries: { delays: [], source: 'Vonage does not give the waits before it sends again' },
};
