import { body, defineProvider, pairs, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { workosForms } from './forms.js';
import type { WorkosPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of WorkOS. */
export type WorkosWebhook = WebhookByPayload<'workos', WorkosPayloads>;

/** WorkOS: https://workos.com/docs/events/data-syncing/webhooks */
export const workos: Provider<WorkosWebhook> = defineProvider<'workos', WorkosPayloads>({
  name: 'workos',
  signature: pairs('workos-signature', { time: 't', signature: 'v1' }),
  timestamp: { unit: 'milliseconds', tolerance: 180 },
  content: [time, '.', body],
  types: workosForms,
  typeOf: (payload) => readText(payload, 'event'),
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly workos: WorkosWebhook;
  }
}
