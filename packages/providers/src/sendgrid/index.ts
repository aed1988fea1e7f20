import { body, defineProvider, ecdsaP256, header, time, type Provider, type WebhookOf } from '@hooknotary/core';
import { sendgridForms } from './forms.js';
import type { SendgridPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of SendGrid. */
export type SendgridWebhook = WebhookOf<'sendgrid', SendgridPayloads>;

/**
 * SendGrid's Event Webhook: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features.
 * The secret is the verification key of its settings, base64. SendGrid names no tolerance, and events may come late: a day.
 */
export const sendgrid: Provider<SendgridWebhook> = defineProvider<'sendgrid', SendgridPayloads>({
  name: 'sendgrid',
  signature: header('x-twilio-email-event-webhook-signature', {
    algorithm: ecdsaP256({ form: 'der' }),
    encoding: 'base64',
  }),
  timestamp: { header: 'x-twilio-email-event-webhook-timestamp', tolerance: 86_400 },
  content: [time, body],
  types: sendgridForms,
  typeOf: () => 'events',
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly sendgrid: SendgridWebhook;
  }
}
