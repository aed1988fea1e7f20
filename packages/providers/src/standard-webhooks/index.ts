import {
  body,
  defineProvider,
  ed25519,
  headerValue,
  hmac,
  time,
  versions,
  whpk,
  whsec,
  type Provider,
  type WebhookOf,
} from '@hooknotary/core';
import { readHeader, toDate } from '@hooknotary/core/internal';
import { standardWebhooksForms } from './forms.js';
import type { StandardWebhooksPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of a sender that keeps to Standard Webhooks. */
export type StandardWebhooksWebhook = WebhookOf<'standard-webhooks', StandardWebhooksPayloads>;

/** Standard Webhooks, and Svix: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const standardWebhooks: Provider<StandardWebhooksWebhook> = defineProvider<
  'standard-webhooks',
  StandardWebhooksPayloads
>({
  name: 'standard-webhooks',
  signature: versions(['webhook-signature', 'svix-signature'], {
    v1: hmac('sha256', { key: whsec }),
    v1a: ed25519({ key: whpk }),
  }),
  timestamp: { headers: ['webhook-timestamp', 'svix-timestamp'], tolerance: 300 },
  content: [headerValue(['webhook-id', 'svix-id']), '.', time, '.', body],
  types: standardWebhooksForms,
  typeOf: () => 'event',
  // Of the message, and the same for all attempts.
  idempotencyKey: (_payload, _type, { headers }) => [readHeader(headers, 'webhook-id')[0] ?? ''],
  occurredAt: ({ timestamp }) => (typeof timestamp === 'string' ? toDate(timestamp) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly 'standard-webhooks': StandardWebhooksWebhook;
  }
}
