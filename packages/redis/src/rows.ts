import type { InboxState } from '@hooknotary/core';
import { fromJsonRecord, type EntryRow, type InboxRecord, type JsonRecord, type Retention } from '@hooknotary/inbox';
import { toCounts } from './notes.js';

/** What stands in a job; of one whose content is gone no more than this. */
export type JobData = Pick<JsonRecord, 'id' | 'provider' | 'type'> & Partial<JsonRecord>;

/** An entry, and what is known of its job. */
export interface JobRow {
  readonly jobId: string;
  readonly stalledCounter: number;
  readonly entry: EntryRow;
}

/** Makes rows of what the script answers. */
export function createToRow({ bodies }: Retention): (answer: unknown) => JobRow {
  return (answer) => {
    // The cast is true of the script's answer.
    const [jobId, state, text, ...rest] = answer as readonly [string, InboxState, string, ...(string | null)[]];
    const [timestamp, error, progress, stalled, made, finishedOn] = rest;
    const stalledCounter = Number(stalled ?? 0);
    // The success counts with BullMQ, too.
    const attemptsMade = Number(made ?? 0) - (state === 'handled' ? 1 : 0);
    const { failed, cutShort } = toCounts({ progress: JSON.parse(progress ?? '0'), stalledCounter, attemptsMade });
    const data = readData(text);
    const isOver = state === 'handled' && Number(finishedOn) + bodies(data.provider) * 1000 <= Date.now();
    const entry: EntryRow = {
      id: data.id,
      provider: data.provider,
      type: data.type,
      state,
      error: error ?? undefined,
      acceptedAt: new Date(Number(timestamp)),
      failed,
      cutShort,
      // What is about to be removed is gone.
      read: isOver || !hasContent(data) ? undefined : () => toRecord(data),
    };
    return { jobId, stalledCounter, entry };
  };
}

/** The record of a job. @throws Error if its content is gone or damaged. */
export function toRecord(data: JobData): InboxRecord {
  if (!hasContent(data)) throw new Error('The content of this entry is gone.');
  return fromJsonRecord(data);
}

/** What remains of an entry once its content is gone. */
export function toExcerpt({ id, provider, type }: Pick<EntryRow, 'id' | 'provider' | 'type'>): string {
  return JSON.stringify({ id, provider, type });
}

function hasContent(data: JobData): data is JsonRecord {
  return data.rawBody !== undefined;
}

function readData(text: string): JobData {
  // The cast is true of what was added here.
  return JSON.parse(text) as JobData;
}
