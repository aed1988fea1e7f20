import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { messenteForms } from './forms.js';
import type { MessentePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Messente. */
export type MessenteWebhook = WebhookOf<'messente', MessentePayloads>;

/**
 * Messente: https://messente.com/documentation/api-setup/security. The secret of delivery reports is the password of the API key,
 * that of inbound messages the number's own.
 */
export const messente: Provider<MessenteWebhook> = defineProvider<'messente', MessentePayloads>({
  name: 'messente',
  signature: header('x-messente-signature'),
  types: messenteForms,
  typeOf(payload) {
    if (readText(payload, 'msg_id') !== undefined) return 'inbound_message';
    return readText(payload, 'message_id') === undefined ? undefined : 'delivery_report';
  },
  idempotencyKey: (payload, type) =>
    'msg_id' in payload
      ? [type, payload.msg_id, payload.sub_msg_id ?? '']
      : [type, payload.message_id, payload.status, String(payload.err ?? '')],
  // That of a report has no zone.
  occurredAt: (payload) => ('time' in payload ? toDate(payload.time) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly messente: MessenteWebhook;
  }
}
