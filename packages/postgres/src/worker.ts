import type { AnyWebhook, InboxHandler } from '@hooknotary/core';
import { toOutcome, withDeadline, type WorkSettings } from '@hooknotary/core/engine';
import { readRecord } from './jobs.js';
import type { Claim, Queue } from './queue.js';
import { createSupervisor } from './supervisor.js';

/** Options of {@link createWorker}; durations are seconds. */
export interface WorkerOptions<W extends AnyWebhook> {
  readonly queue: Queue;
  readonly handler: InboxHandler<W>;
  readonly settings: WorkSettings;
  readonly timeout: number;
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

/** Tries to write an outcome once the worker closes. */
const LAST_TRIES = 3;

/** Makes a worker, and begins. */
export function createWorker<W extends AnyWebhook>(options: WorkerOptions<W>): Worker {
  const { queue, handler, settings, timeout, lease, poll } = options;
  const running = new Set<Promise<void>>();
  const supervisor = createSupervisor(queue.supervise, lease);
  let isClosing = false;
  let claiming: Promise<void> | undefined;
  let isWoken = false;
  let isMore = false;
  let timer: NodeJS.Timeout | undefined;

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
    const most = settings.concurrency - running.size;
    const claims = await heed(queue.claim(most)).catch(() => []);
    isMore = claims.length === most;
    if (isClosing) return giveBack(claims);
    for (const each of claims) start(each);
    timer = setTimeout(wake, poll * 1000);
  }

  // Where it fails, their leases run out.
  async function giveBack(claims: readonly Claim[]): Promise<void> {
    if (claims.length > 0) await queue.giveBack(claims).catch(() => undefined);
  }

  function start(claimed: Claim): void {
    const attempt = attemptOnce(claimed).finally(() => {
      running.delete(attempt);
      if (isMore) wake();
    });
    running.add(attempt);
  }

  async function attemptOnce(claimed: Claim): Promise<void> {
    const renewal = setInterval(
      () => void heed(queue.renew(claimed)).catch(() => undefined),
      (claimed.lease / 3) * 1000,
    );
    try {
      const { data, retryCount } = claimed;
      const outcome = await toOutcome({ read: () => readRecord(data), taken: retryCount + 1, handler, settings });
      if (outcome.state === 'handled') await settle(() => queue.complete(claimed), Infinity);
      else await settle(() => queue.fail(claimed, outcome), Math.max(LAST_TRIES, lease));
    } finally {
      clearInterval(renewal);
    }
  }

  // What was handled must be known, however long PostgreSQL is gone. An attempt that failed need not: its lease runs out.
  async function settle(write: () => Promise<unknown>, tries: number): Promise<void> {
    try {
      await heed(write());
    } catch {
      const left = (isClosing ? Math.min(tries, LAST_TRIES) : tries) - 1;
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await settle(write, left);
    }
  }

  async function heed<T>(promise: Promise<T>): Promise<T> {
    try {
      const result = await promise;
      supervisor.note(true);
      return result;
    } catch (error) {
      supervisor.note(false);
      throw error;
    }
  }

  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(timer);
    supervisor.stop();
    // What it takes later than that is given back then.
    if (claiming !== undefined) await withDeadline(claiming, timeout, 'PostgreSQL').catch(() => undefined);
    await Promise.all(running);
    clearTimeout(timer);
  }

  wake();
  return { wake, close };
}
