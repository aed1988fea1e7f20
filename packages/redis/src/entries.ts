import type { InboxState, InboxStats } from '@hooknotary/core';
import {
  ERASED,
  toJsonRecord,
  type InboxEngine,
  type InboxRecord,
  type JsonRecord,
  type Retention,
} from '@hooknotary/inbox';
import type { Job, Queue } from 'bullmq';
import type { RunOnQueue } from './commands.js';
import { findByWebhook } from './find.js';
import { toJobId } from './ids.js';
import { noteStart } from './notes.js';
import { createList } from './pages.js';
import { createToRow, toExcerpt, type JobData, type JobRow } from './rows.js';

export type InboxJob = Job<JobData, void>;
export type InboxQueue = Queue<JobData, void, string>;

/** Milliseconds after which what was announced and is not there is given up. */
const ANNOUNCED = 60_000;

/** What an inbox keeps, for operators. */
export type Entries = Pick<
  InboxEngine,
  'stats' | 'list' | 'listDead' | 'read' | 'revive' | 'remove' | 'erase' | 'setPaused'
>;

export function createEntries(queue: InboxQueue, run: RunOnQueue, retention: Retention): Entries {
  const toRow = createToRow(retention);

  async function readRows(jobIds: readonly string[]): Promise<readonly JobRow[]> {
    if (jobIds.length === 0) return [];
    // The cast is true of the script's answer.
    return ((await run('rows', ...jobIds)) as readonly unknown[]).map(toRow);
  }

  async function find(id: string): Promise<JobRow | undefined> {
    const [row] = await readRows([toJobId(id)]);
    if (row !== undefined) return row;
    const jobId = await findByWebhook(queue, id);
    return jobId === undefined ? undefined : (await readRows([jobId]))[0];
  }

  async function stats(): Promise<InboxStats> {
    const now = Date.now();
    const [jobs, oldest, isPaused] = await Promise.all([
      queue.getJobCounts(),
      run('oldest', now - ANNOUNCED),
      queue.isPaused(),
    ]);
    const count = (...types: readonly string[]) => types.reduce((sum, type) => sum + (jobs[type] ?? 0), 0);
    return {
      waiting: count('waiting', 'delayed', 'prioritized', 'waiting-children'),
      working: count('active'),
      handled: count('completed'),
      dead: count('failed'),
      oldestWaiting: oldest === null ? undefined : Math.max(now - Number(oldest), 0) / 1000,
      isPaused,
    };
  }

  async function revive(id: string, states: readonly InboxState[]): Promise<boolean> {
    const row = await find(id);
    if (row?.entry.read === undefined || !states.includes(row.entry.state)) return false;
    const [script, state] =
      row.entry.state === 'dead' ? (['reviveFailed', 'failed'] as const) : (['reviveCompleted', 'completed'] as const);
    const notes = noteStart({ progress: undefined, attemptsMade: 0, stalledCounter: row.stalledCounter });
    if ((await run(script, row.jobId, row.entry.acceptedAt.getTime(), notes)) !== 1) return false;
    const job = await queue.getJob(row.jobId);
    if (job === undefined) return false;
    try {
      await job.retry(state, { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    } catch (error) {
      if (isNotThere(error)) return false;
      throw error;
    }
  }

  async function remove(id: string): Promise<boolean> {
    const row = await find(id);
    if (row === undefined || row.entry.state === 'working') return false;
    // Where somebody has taken it meanwhile, it is locked.
    return (await queue.getBackend().remove(row.jobId, false)) === 1;
  }

  async function erase(id: string): Promise<boolean> {
    const row = await find(id);
    if (row === undefined) return false;
    const now = Date.now();
    const dead = retention.dead(row.entry.provider);
    const until = dead === undefined ? '' : now + dead * 1000;
    return (await run('erase', row.jobId, toExcerpt(row.entry), now, ERASED, until)) === 1;
  }

  return {
    stats,
    list: createList(run, readRows),
    async listDead(limit, skip) {
      const ids = await queue.getRanges(['failed'], skip, skip + limit - 1, true);
      return (await readRows(ids)).map(({ entry }) => entry);
    },
    read: async (id) => (await find(id))?.entry,
    revive,
    remove,
    erase,
    setPaused: (isPaused) => (isPaused ? queue.pause() : queue.resume()),
  };
}

/** A record as it is added to a queue. */
export function toJob(record: InboxRecord, timestamp: number): Parameters<InboxQueue['add']> {
  const options = {
    jobId: toJobId(record.id),
    timestamp,
    // The worker says how often and when: what is said here would be true of this delivery for ever.
    attempts: 2 ** 30,
    // For workers of earlier versions.
    backoff: { type: 'hooknotary' },
    stackTraceLimit: 0,
  };
  const data: JsonRecord = toJsonRecord(record);
  return [`${record.provider} ${record.type}`, data, options];
}

// BullMQ's codes of a job that has gone, and of one in another state.
function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === -1 || error.code === -3);
}
