import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { metamapForms } from './forms.js';
import type { MetamapPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of MetaMap. */
export type MetamapWebhook = WebhookByPayload<'metamap', MetamapPayloads>;

/** MetaMap: https://docs.metamap.com/docs/configure-your-webhook-url */
export const metamap: Provider<MetamapWebhook> = defineProvider<'metamap', MetamapPayloads>({
  name: 'metamap',
  signature: header('x-signature'),
  types: metamapForms,
  typeOf: (payload) => readText(payload, 'eventName'),
  occurredAt: ({ timestamp }) => toDate(timestamp),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly metamap: MetamapWebhook;
  }
}
