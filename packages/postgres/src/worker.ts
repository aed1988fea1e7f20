import type { AnyWebhook, InboxHandler } from '@hooknotary/core';
import { createLoop, toOutcome, type Loop, type WorkSettings } from '@hooknotary/core/engine';
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

/** Tries to write an outcome once the worker closes. */
const LAST_TRIES = 3;

/** Makes a worker, and begins. */
export function createWorker<W extends AnyWebhook>(options: WorkerOptions<W>): Loop {
  const { queue, handler, settings, timeout, lease, poll } = options;
  const supervisor = createSupervisor(queue.supervise, lease);
  let isClosing = false;
  const loop = createLoop<Claim>({
    concurrency: settings.concurrency,
    timeout,
    async look(most) {
      const claims = await heed(queue.claim(most)).catch(() => []);
      return { claims, wait: claims.length === most ? 0 : poll * 1000 };
    },
    attempt,
    async giveBack(claims) {
      // Where it fails, their leases run out.
      if (claims.length > 0) await queue.giveBack(claims).catch(() => undefined);
    },
  });

  async function attempt(claimed: Claim): Promise<void> {
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
    supervisor.stop();
    await loop.close();
  }

  loop.wake();
  return { wake: loop.wake, close };
}
