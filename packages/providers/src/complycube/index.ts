import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { complycubeForms } from './forms.js';
import type { ComplycubePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of ComplyCube. */
export type ComplycubeWebhook = WebhookByPayload<'complycube', ComplycubePayloads>;

/** ComplyCube: https://docs.complycube.com/documentation/guides/webhooks */
export const complycube: Provider<ComplycubeWebhook> = defineProvider<'complycube', ComplycubePayloads>({
  name: 'complycube',
  signature: header('complycube-signature'),
  types: complycubeForms,
  typeOf: (payload) => readText(payload, 'type'),
  idempotencyKey: ({ id }) => [id],
  occurredAt: ({ createdAt }) => toDate(createdAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly complycube: ComplycubeWebhook;
  }
}
