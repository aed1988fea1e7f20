import { defineProvider, header, hmac, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { sinchNumbersForms } from './forms.js';
import type { SinchNumbersPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Sinch Numbers. */
export type SinchNumbersWebhook = WebhookByPayload<'sinch-numbers', SinchNumbersPayloads>;

/** Sinch Numbers: https://developers.sinch.com/docs/numbers/api-reference/numbers/tag/Numbers-Callbacks */
export const sinchNumbers: Provider<SinchNumbersWebhook> = defineProvider<'sinch-numbers', SinchNumbersPayloads>({
  name: 'sinch-numbers',
  signature: header('x-sinch-signature', { algorithm: hmac('sha1') }),
  types: sinchNumbersForms,
  typeOf: (payload) => readText(payload, 'eventType'),
  // Its time has no zone, so that nobody could say which moment it is.
  idempotencyKey: ({ eventId }) => [eventId],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly 'sinch-numbers': SinchNumbersWebhook;
  }
}
