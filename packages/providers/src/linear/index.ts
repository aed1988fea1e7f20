import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { linearForms } from './forms.js';
import type { LinearPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Linear. */
export type LinearWebhook = WebhookByPayload<'linear', LinearPayloads>;

/** Linear: https://linear.app/developers/webhooks */
export const linear: Provider<LinearWebhook> = defineProvider<'linear', LinearPayloads>({
  name: 'linear',
  signature: header('linear-signature'),
  timestamp: { member: 'webhookTimestamp', unit: 'milliseconds', tolerance: 60 },
  types: linearForms,
  typeOf: (payload) => readText(payload, 'type'),
  // The time of sending differs from attempt to attempt, and so does the digest. Of what is no change, the two times are all there is.
  idempotencyKey: (payload, type) =>
    'data' in payload
      ? [type, payload.action, payload.data.id, payload.createdAt]
      : [type, payload.action, payload.createdAt],
  occurredAt: ({ createdAt }) => toDate(createdAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly linear: LinearWebhook;
  }
}
