import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { AnyWebhook, InboxHandler } from '@hooknotary/core';
import { createLoop, toOutcome, type Look, type Loop, type Outcome, type WorkSettings } from '@hooknotary/core/engine';
import type { Database } from './database.js';
import type { Claim, Entries } from './entries.js';

/** Options of {@link createWorker}; durations are milliseconds. */
export interface WorkerOptions<W extends AnyWebhook> {
  readonly database: Database;
  readonly entries: Entries;
  readonly handler: InboxHandler<W>;
  readonly settings: WorkSettings;
  readonly lease: number;
  readonly poll: number;
}

const RETRY = 100;
/** Seconds; a look at a file does not take long. */
const LONGEST_LOOK = 60;

/** Makes a worker, and begins. */
export function createWorker<W extends AnyWebhook>(options: WorkerOptions<W>): Loop {
  const { database, entries, handler, settings, lease, poll } = options;
  const owner = randomUUID();
  let isClosing = false;
  // An entry stays this worker's as long as the process lives and the handler runs. Where it fails, the next may not; and
  // once the lease has run out, another worker may have the entry.
  const renew = () => void database.write(() => entries.renew(owner, lease)).catch(() => undefined);
  const renewal = setInterval(renew, lease / 3);
  const loop = createLoop<Claim>({
    concurrency: settings.concurrency,
    look,
    attempt,
    // Where it cannot be written, their leases run out.
    giveBack: (claims) => database.write(() => entries.giveBack(claims, owner)).catch(() => undefined),
    timeout: LONGEST_LOOK,
  });

  async function look(most: number): Promise<Look<Claim>> {
    try {
      const due = entries.nextDue() ?? poll;
      if (due > 0) return { claims: [], wait: Math.min(due, poll) };
      return { claims: await database.write(() => entries.claim({ owner, most, lease })), wait: 0 };
    } catch {
      // The file is busy, or the disk is full.
      return { claims: [], wait: poll };
    }
  }

  async function attempt(claim: Claim): Promise<void> {
    const { record, taken } = claim;
    await settle(claim, await toOutcome({ read: () => record, taken, handler, settings }));
    // It may be due again soon.
    loop.wake();
  }

  /** Writes down what became of an attempt; where it cannot be written, the entry's lease runs out, and it is tried again. */
  async function settle(claim: Claim, outcome: Outcome, waited = 0): Promise<void> {
    try {
      await database.write(() => entries.settle(claim, owner, outcome));
    } catch {
      if (waited >= lease || isClosing) return;
      await setTimeout(RETRY);
      await settle(claim, outcome, waited + RETRY);
    }
  }

  async function close(): Promise<void> {
    isClosing = true;
    await loop.close();
    clearInterval(renewal);
  }

  loop.wake();
  return { wake: loop.wake, close };
}
