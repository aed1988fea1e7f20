import { createHash } from 'node:crypto';
import type { InboxEntry, InboxState } from '@hooknotary/core';
import { fromJsonRecord, showRecord, type InboxRecord, type JsonRecord } from '@hooknotary/core/engine';

/** What an entry's job holds: the record as JSON text, for PostgreSQL's own JSON knows no NUL and no half of a surrogate pair. */
export interface JobData {
  readonly record: string;
}

/** A job as it is read; names and states are pg-boss's. */
export interface JobRow {
  readonly id: string;
  readonly data: JobData;
  readonly state: string;
  readonly retryCount: number;
  readonly startedOn: unknown;
  readonly output: { readonly error?: string } | null;
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

/** The ID of an entry's job: always the same, so that a duplicate finds the place taken. */
export function toJobId(id: string): string {
  // UTF-16 tells two halves of surrogate pairs apart.
  const digest = createHash('sha256').update(id, 'utf16le').digest();
  digest[6] = (digest.readUInt8(6) & 0x0f) | 0x80;
  digest[8] = (digest.readUInt8(8) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** @throws Error if the record has been damaged. */
export function readRecord({ record }: JobData): InboxRecord {
  // The cast is true of what was inserted; `fromRecord` finds out if it was not.
  return fromJsonRecord(JSON.parse(record) as JsonRecord);
}

export function toEntry({ id, data, state, retryCount, startedOn, output }: JobRow): InboxEntry {
  const kept = showRecord(id, () => readRecord(data));
  return {
    id: kept.webhook.id,
    state: toState(state),
    attempts: retryCount + (startedOn === null ? 0 : 1),
    error: output?.error,
    ...kept,
  };
}
