/** Twilio whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { twilioExamples as examples } from './examples.js';
export { twilio as provider } from './index.js';

export const facts: Facts = {
  title: 'Twilio',
  variable: 'TWILIO_AUTH_TOKEN',
  documentation: 'https://www.twilio.com/docs/usage/webhooks/webhooks-security',
  signs: 'public URL and sorted form',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'Twilio sends again only where its connection overrides say so' },
};
