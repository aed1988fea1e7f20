import { body, defineProvider, form, header, time, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { slackForms } from './forms.js';
import type { SlackPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Slack. */
export type SlackWebhook = WebhookOf<'slack', SlackPayloads>;

/** Slack: https://api.slack.com/docs/verifying-requests-from-slack */
export const slack: Provider<SlackWebhook> = defineProvider<'slack', SlackPayloads>({
  name: 'slack',
  signature: header('x-slack-signature', { prefix: 'v0=' }),
  timestamp: { header: 'x-slack-request-timestamp', tolerance: 300 },
  content: ['v0:', time, ':', body],
  // Events are JSON, commands a form, and interactions JSON in a field of one.
  document: form({ jsonIn: 'payload' }),
  types: slackForms,
  typeOf: (payload) => (readText(payload, 'command') === undefined ? readText(payload, 'type') : 'slash_command'),
  idempotencyKey: (payload) => {
    if ('event_id' in payload && typeof payload.event_id === 'string') return [payload.event_id];
    return 'trigger_id' in payload && typeof payload.trigger_id === 'string' ? [payload.trigger_id] : undefined;
  },
  occurredAt: (payload) =>
    'event_time' in payload && typeof payload.event_time === 'number'
      ? toValidDate(payload.event_time * 1000)
      : undefined,
  handshakes: [{ when: { type: 'url_verification' }, returns: 'challenge' }],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly slack: SlackWebhook;
  }
}
