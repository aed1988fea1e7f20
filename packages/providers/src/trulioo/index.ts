import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { truliooForms } from './forms.js';
import type { TruliooPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Trulioo. */
export type TruliooWebhook = WebhookByPayload<'trulioo', TruliooPayloads>;

/** Trulioo, its workflows and its document verification: https://developer.trulioo.com/reference/hmac */
export const trulioo: Provider<TruliooWebhook> = defineProvider<'trulioo', TruliooPayloads>({
  name: 'trulioo',
  signature: header('x-trulioo-signature'),
  types: truliooForms,
  typeOf: (payload) => readText(Reflect.get(Object(payload), 'event'), 'type'),
  // A workflow's body counts the attempts, and nobody says what its ID is one of: so all that tells two events apart.
  idempotencyKey: (payload, type) => {
    if ('transactionId' in payload) return undefined;
    const { id, event, flowId, nodeId, serviceType } = payload;
    return [id, type, String(event.ts ?? ''), flowId ?? '-', nodeId ?? '-', serviceType ?? '-'];
  },
  occurredAt: (payload) =>
    'ts' in payload.event && typeof payload.event.ts === 'number' ? toValidDate(payload.event.ts * 1000) : undefined,
  handshakes: [{ when: { type: 'URL_VERIFICATION' }, returns: 'challenge' }],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly trulioo: TruliooWebhook;
  }
}
