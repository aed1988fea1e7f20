import { credential, defineProvider, hmac, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { telesignForms } from './forms.js';
import type { TelesignPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Telesign. */
export type TelesignWebhook = WebhookOf<'telesign', TelesignPayloads>;

/**
 * Telesign: https://developer.telesign.com/enterprise/docs/authenticate-callbacks. `customerId` is yours; the secret is the API key
 * (base64).
 */
export function telesign({ customerId }: { readonly customerId: string }): Provider<TelesignWebhook> {
  return defineProvider<'telesign', TelesignPayloads>({
    name: 'telesign',
    signature: credential('authorization', {
      scheme: 'TSA',
      id: customerId,
      algorithm: hmac('sha256', { key: 'base64' }),
    }),
    types: telesignForms,
    typeOf(payload) {
      if (readText(payload, 'sub_resource') === 'mo_sms') return 'mo_sms';
      return readText(payload, 'reference_id') === undefined ? undefined : 'transaction_status';
    },
    idempotencyKey: (payload, type) =>
      type === 'mo_sms' ? [type, payload.reference_id] : [type, payload.reference_id, ...toStatus(payload)],
    occurredAt: ({ status }) => toDate(status?.updated_on),
  });
}

/** One transaction has several, and each at its time. */
function toStatus({ status }: TelesignPayloads[keyof TelesignPayloads]): readonly string[] {
  return [String(status?.code ?? ''), status?.updated_on ?? ''];
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly telesign: TelesignWebhook;
  }
}
