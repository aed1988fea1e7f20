import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  createLoop,
  toReturned,
  type Attempts,
  type EngineWorker,
  type Look,
  type Outcome,
  type Retention,
  type Want,
  type WorkSettings,
} from '@hooknotary/inbox';
import type { KeptUntil, Taking } from './claims.js';
import type { File } from './file.js';
import type { StoredEntry } from './rows.js';

/** Options of {@link createWorker}; durations are milliseconds. */
export interface WorkerOptions {
  readonly file: File;
  readonly attempts: Attempts;
  readonly settings: WorkSettings;
  readonly retention: Retention;
  /** For another process that writes. */
  readonly within: number;
  readonly lease: number;
  readonly poll: number;
}

const RETRY = 100;
/** Tries to write an outcome once the worker closes. */
const LAST_TRIES = 10;
/** Seconds; a look at a file does not take long. */
const LONGEST_LOOK = 60;

/** Makes a worker, and begins. */
export function createWorker(options: WorkerOptions): EngineWorker {
  const { file, attempts, settings, retention, within, lease, poll } = options;
  const { lanes, backoff } = settings;
  const owner = randomUUID();
  const taker = { owner, lease, backoff: { first: backoff.first * 1000, longest: backoff.longest * 1000 } };
  const unlisten = file.listen(owner, attempts.lose);
  let isClosing = false;
  // What has ended may be due again soon, and so may another that waited for it.
  const loop = createLoop<StoredEntry>({ lanes, look, attempt, giveBack, timeout: LONGEST_LOOK, wakesAtEnd: true });

  async function look({ room, isIdle }: Want): Promise<Look<StoredEntry>> {
    try {
      const taking: Taking = await file.ask({ name: 'take', within }, taker, { ...room, isIdle });
      const { claims, due = poll, isSuspectDue } = taking;
      // What is due and was not taken waits for one that is under way.
      const wait = claims.length > 0 ? 0 : Math.min(due > 0 ? due : poll, poll);
      return { claims, wait, isSuspectDue };
    } catch {
      // The file is busy, or the disk is full.
      return { claims: [], wait: poll, isSuspectDue: false };
    }
  }

  async function attempt(claim: StoredEntry): Promise<void> {
    const { id, record, failed, cutShort } = claim;
    const read = record && (() => record);
    await settle(claim, await attempts.make({ id, read, failed, cutShort }));
  }

  /** Writes down what became of an attempt, however long that takes: until then the entry stays this worker's. */
  async function settle(claim: StoredEntry, outcome: Outcome): Promise<void> {
    const { row, taken, provider } = claim;
    for (let left = LAST_TRIES; left > 0; left -= isClosing ? 1 : 0) {
      try {
        const kept = toKept(outcome, provider);
        // oxlint-disable-next-line no-await-in-loop -- The next try waits for this one.
        return await file.ask({ name: 'settle', within }, owner, { row, taken }, outcome, kept);
      } catch {
        // oxlint-disable-next-line no-await-in-loop -- The same.
        await setTimeout(RETRY);
      }
    }
  }

  function toKept({ state }: Outcome, provider: string): KeptUntil {
    const now = Date.now();
    if (state === 'dead') return { entry: toTime(retention.dead(provider), now), body: null };
    const bodies = retention.bodies(provider);
    return { entry: toTime(retention.handled(provider), now), body: bodies === 0 ? 0 : toTime(bodies, now) };
  }

  async function giveBack(claims: readonly StoredEntry[]): Promise<void> {
    await Promise.all(claims.map((claim) => settle(claim, toReturned(claim))));
  }

  async function close(): Promise<void> {
    isClosing = true;
    await loop.close();
    unlisten();
  }

  loop.wake();
  return { wake: loop.wake, close };
}

function toTime(seconds: number | undefined, now: number): number | null {
  return seconds === undefined ? null : now + Math.ceil(seconds * 1000);
}
