import type { InboxState } from '@hooknotary/core';
import type { InboxRecord } from '@hooknotary/inbox';

/** An entry as the thread hands it over: what can be copied from thread to thread. */
export interface StoredEntry {
  readonly row: number;
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly state: InboxState;
  readonly failed: number;
  readonly cutShort: number;
  readonly isSuspect: boolean;
  /** How often it has been taken, which tells this time from the next. */
  readonly taken: number;
  readonly error: string | undefined;
  readonly acceptedAt: number;
  /** Undefined where the content is no longer kept. */
  readonly record: InboxRecord | undefined;
}

/** What is selected of an entry and its body, which may be missing. */
export const COLUMNS = `
  e.row, e.id, e.provider, e.type, e.state, e.failed, e.cut_short, e.is_suspect, e.taken, e.error, e.accepted_at,
  b.facts, b.method, b.url, b.headers, b.raw_body, b.document, b.is_sealed
`;

interface Row extends Body {
  readonly row: number;
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly state: InboxState;
  readonly failed: number;
  readonly cut_short: number;
  readonly is_suspect: number;
  readonly taken: number;
  readonly error: string | null;
  readonly accepted_at: number;
}

interface Body {
  /** Null where there is no body any more. */
  readonly facts: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly raw_body: Uint8Array;
  readonly document: Uint8Array | null;
  readonly is_sealed: number;
}

/** What {@link COLUMNS} selected. */
export function toStored(selected: unknown): StoredEntry {
  // The cast is true of those columns.
  const { row, id, provider, type, state, failed, taken, error, ...rest } = selected as Row;
  return {
    row,
    id,
    provider,
    type,
    state,
    failed,
    cutShort: rest.cut_short,
    isSuspect: rest.is_suspect === 1,
    taken,
    error: error ?? undefined,
    acceptedAt: rest.accepted_at,
    record: toRecord({ id, provider, type }, rest),
  };
}

function toRecord(
  entry: Pick<InboxRecord, 'id' | 'provider' | 'type'>,
  { facts, method, url, headers, raw_body: rawBody, document, is_sealed: isSealed }: Body,
): InboxRecord | undefined {
  if (facts === null) return undefined;
  return { ...entry, facts, method, url, headers, rawBody, document: document ?? undefined, isSealed: isSealed === 1 };
}
