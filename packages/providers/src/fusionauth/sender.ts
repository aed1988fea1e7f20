/** FusionAuth whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { fusionauth } from './index.js';
export { fusionauthExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = fusionauth();

export const facts: Facts = {
  title: 'FusionAuth',
  variable: 'FUSIONAUTH_WEBHOOK_KEY',
  documentation: 'https://fusionauth.io/docs/extend/events-and-webhooks/signing',
  signs: 'a token that holds the SHA-256 of the raw body',
  proof: ['library'],
  retries: { delays: [], source: 'FusionAuth does not say how it sends again' },
};
