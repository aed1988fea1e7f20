import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { onfidoForms } from './forms.js';
import type { OnfidoPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Onfido. */
export type OnfidoWebhook = WebhookByPayload<'onfido', OnfidoPayloads>;

/** Onfido (Entrust): https://documentation.identity.entrust.com/api/manual-webhook-signature-verification */
export const onfido: Provider<OnfidoWebhook> = defineProvider<'onfido', OnfidoPayloads>({
  name: 'onfido',
  signature: header('x-sha2-signature'),
  types: onfidoForms,
  typeOf: (payload) => readText(Reflect.get(Object(payload), 'payload'), 'action'),
  occurredAt: ({ payload }) => toDate(payload.object.completed_at_iso8601),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly onfido: OnfidoWebhook;
  }
}
