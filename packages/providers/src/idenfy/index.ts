import { toDate, toValidDate } from '@hooknotary/core/internal';
import { idenfyForms } from './forms.js';
import type { IdenfyPayloads } from './payloads.js';
import { typeOfHeader } from '../type-of-header.js';
import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';

export type * from './payloads.js';

/** A verified webhook of iDenfy. */
export type IdenfyWebhook = WebhookOf<'idenfy', IdenfyPayloads>;

const EVENT_TYPE_HEADER = 'idenfy-event-type';

/** iDenfy: https://documentation.idenfy.com/security/callback-signing */
export const idenfy: Provider<IdenfyWebhook> = defineProvider<'idenfy', IdenfyPayloads>({
  name: 'idenfy',
  signature: header('idenfy-signature', { refusalStatus: 403 }),
  types: idenfyForms,
  typeHeader: EVENT_TYPE_HEADER,
  // The signature does not cover this header, so it is a hint that the form of the signed body must bear out. Hence, too,
  // the idempotency key is the digest of the body alone: a copy under another event type is still a copy.
  typeOf: typeOfHeader(EVENT_TYPE_HEADER),
  // Nothing tells the end of one video call, or the two counts of one day, from the next.
  idempotencyKey: (payload, type) => (payload === undefined || type === 'AML_MONITORING_EXPIRATION' ? null : undefined),
  occurredAt: (payload) => {
    if (payload === undefined) return undefined;
    if ('finishTime' in payload && typeof payload.finishTime === 'number')
      return toValidDate(payload.finishTime * 1000);
    return 'occurredAt' in payload ? toDate(payload.occurredAt) : undefined;
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly idenfy: IdenfyWebhook;
  }
}
