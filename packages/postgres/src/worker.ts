import {
  createLoop,
  toReturned,
  type Attempts,
  type EngineWorker,
  type Look,
  type Outcome,
  type Want,
  type WorkSettings,
} from '@hooknotary/inbox';
import { readRecord } from './job.js';
import type { Claim, Queue } from './queue.js';
import { createSupervisor } from './supervisor.js';

/** Options of {@link createWorker}; durations are seconds. */
export interface WorkerOptions {
  readonly queue: Queue;
  readonly attempts: Attempts;
  readonly settings: WorkSettings;
  readonly timeout: number;
  readonly lease: number;
  readonly poll: number;
  /** How often what has been kept for its time is removed. */
  readonly maintenance: number;
  /** Whether some entries wait for others. */
  readonly isOrdered: boolean;
}

/** Tries to write an outcome once the worker closes. */
const LAST_TRIES = 3;
/** Seconds between two calls of pg-boss's maintenance: as a rule, what pg-boss itself leaves between them. */
const PAUSE = 60;

/** Makes a worker, and begins. */
export function createWorker(options: WorkerOptions): EngineWorker {
  const { queue, attempts, settings, timeout, lease, poll, maintenance, isOrdered } = options;
  const { lanes, backoff } = settings;
  const half = Math.max(lease / 2, 1);
  const supervisors = [
    createSupervisor(() => queue.reclaim(backoff), half),
    // pg-boss's own looks for lost leases, too, and no sooner than the living have renewed theirs.
    createSupervisor(maintain, Math.max(half, Math.min(maintenance, PAUSE))),
  ];
  /** The last claim of each entry, by its job. */
  const claims = new Map<string, Claim>();
  let isClosing = false;
  const wakesAtEnd = isOrdered || !lanes.isOne;
  const loop = createLoop<Claim>({ lanes, look, attempt, giveBack, timeout, wakesAtEnd });

  async function look({ room, most, isIdle }: Want): Promise<Look<Claim>> {
    try {
      const { claims: taken, isSuspectDue } = await heed(queue.take({ ...room, isIdle }));
      // Of a lane that is full others may wait, who are looked for when one has ended.
      return { claims: taken, wait: taken.length === most ? 0 : poll * 1000, isSuspectDue };
    } catch {
      return { claims: [], wait: poll * 1000, isSuspectDue: false };
    }
  }

  async function attempt(claim: Claim): Promise<void> {
    const { id, jobId, record, failed, cutShort } = claim;
    claims.set(jobId, claim);
    const renewal = setInterval(() => void renew(claim), (claim.lease / 3) * 1000);
    try {
      const read = record === null ? undefined : () => readRecord(record);
      await settle(claim, await attempts.make({ id, read, failed, cutShort }));
    } finally {
      clearInterval(renewal);
      if (claims.get(jobId) === claim) claims.delete(jobId);
    }
  }

  async function renew(claim: Claim): Promise<void> {
    const isOurs = await heed(queue.renew(claim)).catch(() => true);
    // It may have come back to this worker, where the attempt goes on.
    if (!isOurs && claims.get(claim.jobId) === claim) attempts.lose(claim.id);
  }

  // What was handled must be known, however long PostgreSQL is gone. What else came of an attempt need not: its lease runs out.
  function settle(claim: Claim, outcome: Outcome): Promise<void> {
    const tries = outcome.state === 'handled' ? Infinity : Math.max(LAST_TRIES, lease);
    return insist(() => queue.settle(claim, outcome), tries);
  }

  async function insist(write: () => Promise<unknown>, tries: number): Promise<void> {
    try {
      await heed(write());
    } catch {
      const left = (isClosing ? Math.min(tries, LAST_TRIES) : tries) - 1;
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await insist(write, left);
    }
  }

  async function giveBack(taken: readonly Claim[]): Promise<void> {
    await Promise.all(taken.map((claim) => settle(claim, toReturned(claim))));
  }

  async function maintain(): Promise<void> {
    // Those that pg-boss finds lost it takes for failed.
    await queue.reclaim(backoff);
    await queue.maintain();
  }

  async function heed<T>(promise: Promise<T>): Promise<T> {
    try {
      const result = await promise;
      for (const supervisor of supervisors) supervisor.note(true);
      return result;
    } catch (error) {
      for (const supervisor of supervisors) supervisor.note(false);
      throw error;
    }
  }

  async function close(): Promise<void> {
    isClosing = true;
    for (const supervisor of supervisors) supervisor.stop();
    await loop.close();
  }

  loop.wake();
  return { wake: loop.wake, close };
}
