import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { AnyWebhook, InboxHandler } from '@hooknotary/core';
import { toOutcome, type Outcome, type WorkSettings } from '@hooknotary/core/engine';
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

/** Hands entries to a handler. */
export interface Worker {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Takes no more entries, and waits for the attempts under way. */
  readonly close: () => Promise<void>;
}

const RETRY = 1000;

/** Makes a worker, and begins. */
export function createWorker<W extends AnyWebhook>(options: WorkerOptions<W>): Worker {
  const { database, entries, handler, settings, lease, poll } = options;
  const owner = randomUUID();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  let claiming: Promise<void> | undefined;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;
  // An entry stays this worker's as long as the process lives and the handler runs.
  const renewal = setInterval(() => running.size > 0 && renew(), lease / 3);

  function renew(): void {
    // Where it fails, the next may not; and once the lease has run out, another worker may have the entry.
    database.write(() => entries.renew(owner, lease)).catch(() => undefined);
  }

  function wake(): void {
    if (claiming !== undefined) {
      isWoken = true;
      return;
    }
    if (isClosing || running.size >= settings.concurrency) return;
    isWoken = false;
    clearTimeout(timer);
    claiming = claim().finally(() => {
      claiming = undefined;
      if (isWoken) wake();
    });
  }

  async function claim(): Promise<void> {
    let wait: number | undefined = poll;
    try {
      const due = entries.nextDue();
      if (due !== undefined && due <= 0) {
        const most = settings.concurrency - running.size;
        const claims = await database.write(() => entries.claim({ owner, most, lease }));
        for (const each of claims) start(each);
        isWoken = true;
        wait = undefined;
      } else if (due !== undefined) wait = Math.min(due, poll);
    } catch {
      // The file is busy, or the disk is full: look again.
    }
    if (!isClosing && wait !== undefined) timer = globalThis.setTimeout(wake, wait);
  }

  function start(claimed: Claim): void {
    const attempt = attemptOnce(claimed).finally(() => {
      running.delete(attempt);
      wake();
    });
    running.add(attempt);
  }

  async function attemptOnce(claimed: Claim): Promise<void> {
    const { record, taken } = claimed;
    await settle(claimed, await toOutcome({ read: () => record, taken, handler, settings }));
  }

  /** Writes down what became of an attempt; where it cannot be written, the entry's lease runs out, and it is tried again. */
  async function settle(claimed: Claim, outcome: Outcome, waited = 0): Promise<void> {
    try {
      await database.write(() => entries.settle(claimed, owner, outcome));
    } catch {
      if (waited >= lease || isClosing) return;
      await setTimeout(RETRY);
      await settle(claimed, outcome, waited + RETRY);
    }
  }

  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(timer);
    await claiming;
    await Promise.all(running);
    clearInterval(renewal);
    clearTimeout(timer);
  }

  wake();
  return { wake, close };
}
