import { setTimeout } from 'node:timers/promises';
import type { Outcome, Retention } from '@hooknotary/inbox';
import type { IQueueBackend } from 'bullmq';
import type { RunOnQueue } from './commands.js';
import type { Held } from './held.js';
import { noteEnd } from './notes.js';
import { toExcerpt } from './rows.js';

/** Writes down what became of attempts. */
export interface Settling {
  /** However long that takes: until then the entry stays this worker's. False where somebody else has it. */
  readonly settle: (held: Held, outcome: Outcome) => Promise<boolean>;
  /** From now on it is tried so many times more. */
  readonly hurry: () => void;
}

// Milliseconds, and tries once the worker closes.
const [RETRY, LAST_TRIES] = [100, 10];

/** Options of {@link createSettling}. */
export interface SettlingOptions {
  readonly backend: IQueueBackend;
  readonly run: RunOnQueue;
  readonly retention: Retention;
}

export function createSettling({ backend, run, retention }: SettlingOptions): Settling {
  let left = Infinity;

  async function settle(held: Held, outcome: Outcome): Promise<boolean> {
    try {
      await write(held, outcome);
      return true;
    } catch (error) {
      // It may be that an answer alone was lost.
      if (isLost(error)) return outcome.state === 'handled' && conclude(held);
      if (--left < 0) throw error;
      await setTimeout(RETRY);
      return settle(held, outcome);
    }
  }

  async function write(held: Held, outcome: Outcome): Promise<void> {
    if (outcome.state === 'handled') await finish(held);
    else if (outcome.state === 'dead') await bury(held, outcome);
    else if (outcome.error === undefined && outcome.delay === 0) await giveBack(held);
    else await delay(held, outcome);
  }

  async function finish({ job, jobId, provider, token }: Held): Promise<void> {
    const now = Date.now();
    const bodies = retention.bodies(provider);
    // First when it is to go: a process may end in between.
    const noted = note(jobId, now + retention.handled(provider) * 1000, now + bodies * 1000);
    await Promise.all([noted, backend.moveToCompleted(job, undefined, false, token, false)]);
    await conclude({ job, jobId, provider });
  }

  /** Whether it is handled. */
  async function conclude({ job, jobId, provider }: Pick<Held, 'job' | 'jobId' | 'provider'>): Promise<boolean> {
    const keepsContent = retention.bodies(provider) > 0 ? '1' : '0';
    return (await run('finish', jobId, toExcerpt(job.data), keepsContent)) === 1;
  }

  async function bury({ job, jobId, provider, token }: Held, outcome: Outcome & { state: 'dead' }): Promise<void> {
    const kept = retention.dead(provider);
    const noted = kept === undefined ? undefined : note(jobId, Date.now() + kept * 1000);
    const fields = { failedReason: outcome.error, progress: noteEnd(job, outcome.failed) };
    await Promise.all([noted, backend.moveToFailed(job, outcome.error, false, token, false, fields)]);
    await run('conclude', jobId);
  }

  function note(jobId: string, until: number, contentUntil?: number): Promise<unknown> {
    const content = contentUntil === undefined ? [] : [Math.ceil(contentUntil), `content:${jobId}`];
    return run('note', Math.ceil(until), jobId, ...content);
  }

  async function giveBack({ jobId, token }: Held): Promise<void> {
    await backend.moveJobFromActiveToWait(jobId, token);
  }

  async function delay({ job, jobId, token }: Held, outcome: Outcome & { state: 'waiting' }): Promise<void> {
    const { failed, error } = outcome;
    const fieldsToUpdate = { progress: noteEnd(job, failed), ...(error !== undefined && { failedReason: error }) };
    const options = { skipAttempt: error === undefined, fieldsToUpdate };
    await backend.moveToDelayed(jobId, Date.now(), Math.ceil(outcome.delay * 1000), token, options);
  }

  return { settle, hurry: () => void (left = LAST_TRIES) };
}

// BullMQ's codes of a job that has gone, whose lock has gone, that is not active, and whose lock is another's.
const LOST: ReadonlySet<unknown> = new Set([-1, -2, -3, -6]);

function isLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LOST.has(error.code);
}
