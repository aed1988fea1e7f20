import { withDeadline } from '@hooknotary/core/internal';
import type { IQueueBackend, JobJson } from 'bullmq';
import { createRunOnQueue, type RunOnQueue } from './commands.js';
import { toWorkerConnection } from './connection.js';
import type { InboxJob } from './entries.js';
import type { InboxSettings } from './inbox.js';

/** BullMQ's worker, which hands nothing out by itself. */
export interface OpenWorker {
  readonly backend: IQueueBackend;
  readonly run: RunOnQueue;
  readonly toJob: (json: JobJson, id: string) => InboxJob;
  readonly end: () => Promise<void>;
}

/** Resolves when it is connected. */
export async function openWorker({ connection, name, prefix, lease, timeout }: InboxSettings): Promise<OpenWorker> {
  const { Job, Worker } = await import('bullmq');
  const milliseconds = Math.ceil(lease * 1000);
  const worker = new Worker(name, null, {
    connection: await toWorkerConnection(connection),
    ...(prefix !== undefined && { prefix }),
    autorun: false,
    lockDuration: milliseconds,
    stalledInterval: Math.ceil(milliseconds / 4),
    // An attempt that ended with its process is counted elsewhere.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  });
  worker.on('error', () => undefined);
  const backend = worker.getBackend();
  const end = () => withDeadline(worker.close(true), timeout, 'Redis').catch(() => undefined);
  try {
    await withDeadline(worker.waitUntilReady(), timeout, 'Redis');
    const run = createRunOnQueue(await backend.client, backend);
    return { backend, run, toJob: (json, id) => Job.fromJSON(worker, json, id), end };
  } catch (error) {
    await end();
    throw error;
  }
}
