import { readHeader } from '../headers.js';
import { idenfyChecks } from '../payload-checks.js';
import { toDate, toValidDate } from '../payload.js';
import type { IdenfyPayloads } from '../payloads/idenfy.js';
import { defineProvider, type Provider, type WebhookOf } from '../provider.js';

/** A verified webhook of iDenfy. */
export type IdenfyWebhook = WebhookOf<'idenfy', IdenfyPayloads>;

const EVENT_TYPE_HEADER = 'idenfy-event-type';

/** iDenfy: https://documentation.idenfy.com/security/callback-signing */
export const idenfy: Provider<IdenfyWebhook> = defineProvider<'idenfy', IdenfyPayloads>({
  name: 'idenfy',
  signature: { headers: ['idenfy-signature'], refusalStatus: 403 },
  types: idenfyChecks,
  typeHeader: EVENT_TYPE_HEADER,
  // The signature does not cover this header, so it is a hint that the form of the signed body must bear out. Hence, too,
  // the idempotency key is the digest of the body alone: a copy under another event type is still a copy.
  typeOf: (_payload, { headers }) => {
    const [type, ...more] = readHeader(headers, EVENT_TYPE_HEADER);
    return more.length === 0 ? type : undefined;
  },
  occurredAt: (payload) => {
    if (payload === undefined) return undefined;
    if ('finishTime' in payload) return toValidDate(payload.finishTime * 1000);
    return 'occurredAt' in payload ? toDate(payload.occurredAt) : undefined;
  },
});
