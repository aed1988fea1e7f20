import { body, defineProvider, ed25519, header, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { telnyxForms } from './forms.js';
import type { TelnyxPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Telnyx. */
export type TelnyxWebhook = WebhookByPayload<'telnyx', TelnyxPayloads>;

/** Telnyx: https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks */
export const telnyx: Provider<TelnyxWebhook> = defineProvider<'telnyx', TelnyxPayloads>({
  name: 'telnyx',
  signature: header('telnyx-signature-ed25519', { algorithm: ed25519({ key: 'base64' }), encoding: 'base64' }),
  timestamp: { header: 'telnyx-timestamp', tolerance: 300 },
  content: [time, '|', body],
  types: telnyxForms,
  typeOf: (payload) => readText(Reflect.get(Object(payload), 'data'), 'event_type'),
  // The body also counts the attempts.
  idempotencyKey: ({ data }) => [data.id],
  occurredAt: ({ data }) => toDate(data.occurred_at),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly telnyx: TelnyxWebhook;
  }
}
