/** SendGrid whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { sendgridExamples as examples } from './examples.js';
export { sendgrid as provider } from './index.js';

export const facts: Facts = {
  title: 'SendGrid',
  variable: 'SENDGRID_WEBHOOK_PUBLIC_KEY',
  documentation:
    'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
  signs: '<timestamp><raw body>',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'nothing is read of how SendGrid sends again' },
};
