import { hash } from 'node:crypto';
import type { InboxState } from '@hooknotary/core';
import { readId } from '@hooknotary/core/internal';
import { fromJsonRecord, type EntryRow, type InboxRecord, type JsonRecord } from '@hooknotary/inbox';

/** What is said of an entry beside its content, and after that is gone. */
export type Stub = Pick<InboxRecord, 'id' | 'provider' | 'type'>;

/** A job as `COLUMNS` select it; states are pg-boss's. */
export interface JobRow {
  readonly jobId: string;
  /** A {@link Stub} as JSON text; null in what an earlier version kept. */
  readonly entry: string | null;
  /** A `JsonRecord` as text, for PostgreSQL's own JSON knows no NUL and no half of a surrogate pair. Null once the content is gone. */
  readonly record: string | null;
  readonly state: string;
  readonly failed: number;
  readonly cutShort: number;
  readonly error: string | null;
  /** Milliseconds. */
  readonly acceptedAt: number;
}

const STATES: Readonly<Record<string, InboxState>> = {
  created: 'waiting',
  retry: 'waiting',
  active: 'working',
  completed: 'handled',
  failed: 'dead',
  // By somebody's hand.
  cancelled: 'dead',
};

export function toState(state: string): InboxState {
  return STATES[state] ?? 'waiting';
}

/** pg-boss's states of an inbox's. */
export function toJobStates(wanted: InboxState): readonly string[] {
  return Object.keys(STATES).filter((state) => STATES[state] === wanted);
}

/**
 * The ID of an entry's job: always the same, so that a duplicate finds the place taken. Its first half is that of the webhook's
 * id, so that entries of one webhook stand side by side.
 */
export function toJobId(id: string): string {
  const webhookId = readId(id);
  const digest = toDigest(webhookId);
  if (webhookId !== id) toDigest(id).copy(digest, 8, 8, 16);
  return toUuid(digest);
}

/** The first and the last ID that an entry of a webhook may have. */
export function toJobIds(webhookId: string): readonly [first: string, last: string] {
  const [first, last] = [toDigest(webhookId), toDigest(webhookId)];
  return [toUuid(first.fill(0, 8)), toUuid(last.fill(0xff, 8))];
}

function toDigest(text: string): Buffer {
  // UTF-16 tells two halves of surrogate pairs apart.
  return hash('sha256', Buffer.from(text, 'utf16le'), 'buffer');
}

function toUuid(digest: Buffer): string {
  digest[6] = (digest.readUInt8(6) & 0x0f) | 0x80;
  digest[8] = (digest.readUInt8(8) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export function toStubText({ id, provider, type }: Stub): string {
  return JSON.stringify({ id, provider, type });
}

/** @throws Error if the record has been damaged. */
export function readRecord(text: string): InboxRecord {
  // The cast is true of what was inserted; `fromRecord` finds out if the rest was not.
  const record = JSON.parse(text) as JsonRecord;
  if (typeof record.rawBody !== 'string') throw new Error('The job holds no delivery that an inbox has kept.');
  return fromJsonRecord(record);
}

/** What a job says of its entry, though it may have been damaged. */
export function readStub({ jobId, entry, record }: Pick<JobRow, 'jobId' | 'entry' | 'record'>): Stub {
  try {
    // The cast is true of what was inserted; what is none of it is not taken over.
    const { id, provider, type } = JSON.parse(entry ?? record ?? '') as Stub;
    if ([id, provider, type].every((each) => typeof each === 'string')) return { id, provider, type };
  } catch {
    // Said below.
  }
  return { id: jobId, provider: 'unknown', type: 'unknown' };
}

export function toRow(job: JobRow): EntryRow {
  const { record, state, failed, cutShort, error, acceptedAt } = job;
  return {
    ...readStub(job),
    state: toState(state),
    failed,
    cutShort,
    error: error ?? undefined,
    acceptedAt: new Date(acceptedAt),
    read: record === null ? undefined : () => readRecord(record),
  };
}
