import { withDeadline } from '@hooknotary/core/engine';
import { toQueueConnection, type Connection } from './connection.js';
import { warnIfNotDurable } from './durability.js';
import type { InboxQueue } from './entries.js';

/** The options of an inbox with their defaults. Durations are seconds. */
export interface QueueSettings {
  readonly connection: Connection;
  readonly name: string;
  readonly prefix: string | undefined;
  readonly keep: number;
  readonly keepDead: number | undefined;
  readonly lease: number;
  readonly timeout: number;
}

/** A queue that is connected when somebody first asks for it. */
export interface LazyQueue {
  /** Rejects where Redis is out of reach, and once the queue has been closed. */
  readonly open: () => Promise<InboxQueue>;
  readonly close: () => Promise<void>;
}

/** For errors of connections: BullMQ tries again by itself, and who waits for an answer is told otherwise. */
export function ignore(): void {}

export function createQueue({ connection, name, prefix, timeout }: QueueSettings): LazyQueue {
  let queue: InboxQueue | undefined;
  let opening: Promise<InboxQueue> | undefined;
  let trouble: Error | undefined;
  let isClosed = false;

  async function connect(): Promise<InboxQueue> {
    // Not loaded with this file, so that the store can do without BullMQ.
    const { Queue } = await import('bullmq');
    const shared = await toQueueConnection(connection);
    refuseIfClosed();
    const options = { connection: shared, ...(prefix !== undefined && { prefix }) };
    const connecting: InboxQueue = new Queue(name, options);
    queue = connecting;
    connecting.on('error', (error) => (trouble = error));
    await connecting.waitUntilReady();
    void warnIfNotDurable(async () => (await connecting.getBackend().client).info());
    return connecting;
  }

  async function tryAnewLater(error: unknown): Promise<never> {
    opening = undefined;
    await release();
    throw error;
  }

  async function release(): Promise<void> {
    const closing = queue?.close();
    queue = undefined;
    if (closing !== undefined) await withDeadline(closing, timeout, 'Redis').catch(ignore);
  }

  function refuseIfClosed(): void {
    if (isClosed) throw new Error('The inbox has been closed.');
  }

  return {
    async open() {
      refuseIfClosed();
      opening ??= connect().catch(tryAnewLater);
      try {
        // BullMQ tries to connect as long as it takes.
        return await withDeadline(opening, timeout, 'Redis');
      } catch (error) {
        throw trouble ?? error;
      }
    },
    async close() {
      isClosed = true;
      await release();
    },
  };
}
