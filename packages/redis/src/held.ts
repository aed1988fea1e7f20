import type { Attempts, Outcome } from '@hooknotary/inbox';
import type { InboxJob } from './entries.js';
import { toCounts } from './notes.js';
import { toRecord } from './rows.js';
import type { Taken } from './taking.js';

/** A job that a worker has, and the lock that says so. */
export interface Held {
  /** As it was handed out the last time. */
  job: InboxJob;
  readonly jobId: string;
  readonly provider: string;
  /** Another one where BullMQ has handed the job out again while its attempt is under way. */
  token: string;
  /** What its attempt comes to. */
  readonly outcome: Promise<Outcome>;
  /** When that is written, or nobody will. */
  settled: Promise<unknown>;
}

/** Begins an attempt. */
export function hold(attempts: Pick<Attempts, 'make'>, { job, jobId, token }: Taken): Held {
  const { failed, cutShort } = toCounts(job);
  const { id, provider } = job.data;
  const outcome = attempts.make({ id, read: () => toRecord(job.data), failed, cutShort });
  return { job, jobId, provider, token, outcome, settled: outcome };
}
