import { hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { InboxEntry, InboxState } from '@hooknotary/core';
import {
  CUT_SHORT,
  fromJsonRecord,
  showRecord,
  toErrorText,
  toJsonRecord,
  type InboxRecord,
  type JsonRecord,
} from '@hooknotary/core/engine';
import type { Job, JobState, JobsOptions, Queue } from 'bullmq';

export type InboxJob = Job<JsonRecord, void>;
export type InboxQueue = Queue<JsonRecord, void, string>;

// Milliseconds between two tries to add.
const PAUSE = 250;

const STATES: Readonly<Record<JobState, InboxState>> = {
  waiting: 'waiting',
  delayed: 'waiting',
  prioritized: 'waiting',
  'waiting-children': 'waiting',
  active: 'working',
  completed: 'handled',
  failed: 'dead',
};

/**
 * Adds a record unless it is there. Where that fails it tries again for so many seconds: a second time changes nothing, and
 * there are senders that never come again.
 */
export async function addRecord(queue: InboxQueue, record: InboxRecord, seconds: number): Promise<void> {
  const job = toJob(record);
  const end = performance.now() + seconds * 1000;
  const add = async (): Promise<void> => {
    try {
      await queue.add(...job);
    } catch (error) {
      if (performance.now() + PAUSE > end) throw error;
      await setTimeout(PAUSE);
      await add();
    }
  };
  await add();
}

function toJob(record: InboxRecord): readonly [name: string, data: JsonRecord, options: JobsOptions] {
  const options: JobsOptions = {
    jobId: toJobId(record.id),
    // The worker says how often and when: what is said here would be true of this delivery for ever.
    attempts: 2 ** 30,
    backoff: { type: 'hooknotary' },
    stackTraceLimit: 0,
  };
  return [`${record.provider} ${record.type}`, toJsonRecord(record), options];
}

/** What was accepted. @throws Error if it has been damaged. */
export function readRecord(job: InboxJob): InboxRecord {
  return fromJsonRecord(job.data);
}

export async function readEntry(queue: InboxQueue, id: string): Promise<InboxEntry | undefined> {
  const job = await queue.getJob(toJobId(id));
  const state = await job?.getState();
  if (job === undefined || state === undefined || state === 'unknown') return undefined;
  return toEntry(job, STATES[state]);
}

export async function listDead(queue: InboxQueue, limit: number, skip: number): Promise<readonly InboxEntry[]> {
  if (limit <= 0) return [];
  const jobs = await queue.getJobs(['failed'], skip, skip + limit - 1, true);
  return jobs.map((job) => toEntry(job, 'dead'));
}

export async function countJobs(queue: InboxQueue): Promise<Readonly<Record<InboxState, number>>> {
  const counts = { waiting: 0, working: 0, handled: 0, dead: 0 };
  // The cast is true: these are the states asked for.
  const states = Object.keys(STATES) as JobState[];
  for (const [state, count] of Object.entries(await queue.getJobCounts(...states))) {
    counts[STATES[state as JobState]] += count;
  }
  return counts;
}

/** Gives a failed job fresh attempts; false where there is none. */
export async function retryJob(queue: InboxQueue, id: string): Promise<boolean> {
  const job = await queue.getJob(toJobId(id));
  if (job === undefined) return false;
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

// BullMQ's codes of a job that has gone, and of one in another state.
function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === -1 || error.code === -3);
}

// BullMQ's own ids must not be numbers nor have colons.
function toJobId(id: string): string {
  return hash('sha256', id);
}

function toEntry(job: InboxJob, state: InboxState): InboxEntry {
  const reason: string | undefined = job.failedReason;
  // BullMQ begins an attempt to find that there is none left.
  const attempts = reason === toErrorText(CUT_SHORT) ? job.attemptsStarted - 1 : job.attemptsStarted;
  const error = state === 'handled' ? undefined : reason;
  const { id } = job.data;
  return { id, state, attempts, error, ...showRecord(id, () => readRecord(job)) };
}
