import type { AnyWebhook, InboxHandler } from '@hooknotary/core';
import { toDelay, toOutcome, withDeadline, type WorkSettings } from '@hooknotary/core/engine';
import type { WorkerOptions } from 'bullmq';
import { toWorkerConnection } from './connection.js';
import { readRecord, type InboxJob, type InboxQueue } from './entries.js';
import { startPurge } from './purge.js';
import { ignore, type QueueSettings } from './queue.js';

/** What hands the jobs of a queue to a handler. */
export interface InboxWorker {
  /** Takes no more jobs, waits for the attempts under way, and for their outcome to be written. */
  readonly close: () => Promise<void>;
}

/** Options of {@link startWorker}. */
export interface StartOptions<W extends AnyWebhook> {
  readonly queue: InboxQueue;
  readonly handler: InboxHandler<W>;
  readonly settings: QueueSettings;
  readonly workSettings: WorkSettings;
}

/** Resolves when the worker is connected. */
export async function startWorker<W extends AnyWebhook>(options: StartOptions<W>): Promise<InboxWorker> {
  const { UnrecoverableError, Worker } = await import('bullmq');
  const { handler, settings, workSettings } = options;
  const running = new Set<Promise<void>>();

  async function attempt(job: InboxJob): Promise<void> {
    const task = { read: () => readRecord(job), taken: job.attemptsStarted, handler, settings: workSettings };
    const outcome = await toOutcome(task);
    if (outcome.state === 'waiting') throw new Error(outcome.error);
    if (outcome.state === 'dead') throw new UnrecoverableError(outcome.error);
  }

  function work(job: InboxJob, token = ''): Promise<void> {
    // BullMQ itself renews by a clock that can be set.
    const renew = () => void job.extendLock(token, toMilliseconds(settings.lease)).catch(ignore);
    const renewal = setInterval(renew, toMilliseconds(settings.lease / 3));
    const attempted = attempt(job).finally(() => {
      clearInterval(renewal);
      running.delete(attempted);
    });
    running.add(attempted);
    return attempted;
  }

  const workerOptions = await toWorkerOptions(settings, workSettings);
  const worker = new Worker(settings.name, work, workerOptions);
  worker.on('error', ignore);
  const stopPurge = startPurge(options.queue, settings);

  async function close(): Promise<void> {
    stopPurge();
    const closing = worker.close();
    await Promise.allSettled(running);
    // It waits for a Redis that has gone or is silent; so may the end by force, which nobody therefore waits for.
    const force = () => void worker.getBackend().close(true).catch(ignore);
    await withDeadline(closing, settings.timeout, 'Redis').catch(force);
  }

  try {
    await withDeadline(worker.waitUntilReady(), settings.timeout, 'Redis');
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function toWorkerOptions(
  settings: QueueSettings,
  { backoff, concurrency }: WorkSettings,
): Promise<WorkerOptions> {
  const { connection, prefix, lease, keep, keepDead } = settings;
  return {
    connection: await toWorkerConnection(connection),
    ...(prefix !== undefined && { prefix }),
    concurrency,
    lockDuration: toMilliseconds(lease),
    skipLockRenewal: true,
    stalledInterval: toMilliseconds(lease / 4),
    // An attempt that ended with its process counts as one, and as nothing else.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    settings: { backoffStrategy: (failed) => toMilliseconds(toDelay(failed, backoff)) },
    removeOnComplete: { age: keep },
    ...(keepDead !== undefined && { removeOnFail: { age: keepDead } }),
  };
}

// Redis takes whole ones.
function toMilliseconds(seconds: number): number {
  return Math.ceil(seconds * 1000);
}
