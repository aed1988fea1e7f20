import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { checkrForms } from './forms.js';
import type { CheckrPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Checkr. */
export type CheckrWebhook = WebhookByPayload<'checkr', CheckrPayloads>;

/** Checkr, whose secret is the API key: https://docs.checkr.com/apis/webhooks */
export const checkr: Provider<CheckrWebhook> = defineProvider<'checkr', CheckrPayloads>({
  name: 'checkr',
  signature: header('x-checkr-signature'),
  types: checkrForms,
  typeOf: (payload) => readText(payload, 'type'),
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ created_at: createdAt }) => toDate(createdAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly checkr: CheckrWebhook;
  }
}
