import { hash } from 'node:crypto';
import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';
import { lineForms } from './forms.js';
import type { LinePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of LINE. */
export type LineWebhook = WebhookOf<'line', LinePayloads>;

/** LINE: https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature. The secret is the channel secret. */
export const line: Provider<LineWebhook> = defineProvider<'line', LinePayloads>({
  name: 'line',
  signature: header('x-line-signature', { encoding: 'base64' }),
  types: lineForms,
  typeOf: () => 'events',
  // Where they are sent again only `isRedelivery` differs. Of a trial there is nothing to tell one from the next.
  idempotencyKey({ events }) {
    return events.length === 0 ? null : [hash('sha256', events.map(({ webhookEventId }) => webhookEventId).join())];
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly line: LineWebhook;
  }
}
