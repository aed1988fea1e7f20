import type { AcceptedDelivery, InboxEntry, InboxState, AnyWebhook } from '@hooknotary/core';
import { fromRecord, type InboxRecord } from './record.js';
import type { Records } from './records.js';

/** What an engine knows of an entry. */
export interface EntryRow extends Pick<InboxEntry, 'id' | 'provider' | 'type' | 'state' | 'error' | 'acceptedAt'> {
  readonly failed: number;
  readonly cutShort: number;
  /** Undefined where the content is no longer kept. May throw where it has been damaged. */
  readonly read: (() => InboxRecord) | undefined;
}

/** An entry for somebody who looks at it. Never rejects. */
export async function toEntry({ failed, cutShort, read, ...row }: EntryRow, records: Records): Promise<InboxEntry> {
  const { webhook, delivery } = await show(read, records);
  return {
    ...row,
    attempts: failed + cutShort + (isAnother(row.state) ? 1 : 0),
    cutShort,
    error: row.state === 'handled' ? undefined : row.error,
    webhook,
    delivery,
  };
}

/** Whether there is an attempt that neither failed nor was cut short. */
function isAnother(state: InboxState): boolean {
  return state === 'working' || state === 'handled';
}

async function show(
  read: EntryRow['read'],
  records: Records,
): Promise<{ webhook: AnyWebhook | undefined; delivery: AcceptedDelivery | undefined }> {
  if (read !== undefined) {
    try {
      return fromRecord(await records.open(read()));
    } catch {
      // Whoever looks sees the rest.
    }
  }
  return { webhook: undefined, delivery: undefined };
}
