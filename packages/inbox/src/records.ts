import type { AcceptedDelivery, InboxOptions, Sealing, AnyWebhook } from '@hooknotary/core';
import { fromJsonRecord, toJsonRecord, toRecord, type InboxRecord, type JsonRecord } from './record.js';

/** How an inbox makes records, and reads them. */
export interface Records {
  /** What to keep of a delivery. */
  readonly make: (webhook: AnyWebhook, delivery: AcceptedDelivery) => InboxRecord | Promise<InboxRecord>;
  /** The record as it was before it was sealed. Rejects where it cannot be opened. */
  readonly open: (record: InboxRecord) => InboxRecord | Promise<InboxRecord>;
}

/** @throws TypeError where one of `seal` and `open` is missing. */
export function createRecords({ seal, open, keepHeaders }: Pick<InboxOptions, keyof Sealing | 'keepHeaders'>): Records {
  if ((seal === undefined) !== (open === undefined)) {
    throw new TypeError("The options 'seal' and 'open' go together: what one has sealed the other opens.");
  }

  return {
    make(webhook, delivery) {
      const record = toRecord(webhook, delivery, keepHeaders);
      return seal === undefined ? record : sealRecord(record, seal);
    },
    open(record) {
      if (record.isSealed !== true) return record;
      if (open === undefined) throw new Error("The entry is sealed, and this inbox has no option 'open'.");
      return openRecord(record, open);
    },
  };
}

async function sealRecord(record: InboxRecord, seal: Sealing['seal']): Promise<InboxRecord> {
  const { id, provider, type } = record;
  const content = Buffer.from(JSON.stringify(toJsonRecord(record)));
  const rawBody = await seal(content, { id });
  return {
    id,
    provider,
    type,
    facts: '',
    method: '',
    url: '',
    headers: '',
    rawBody,
    document: undefined,
    isSealed: true,
  };
}

async function openRecord({ id, rawBody }: InboxRecord, open: Sealing['open']): Promise<InboxRecord> {
  const content = Buffer.from(await open(rawBody, { id })).toString();
  // The cast is true of what has been sealed.
  return fromJsonRecord(JSON.parse(content) as JsonRecord);
}
