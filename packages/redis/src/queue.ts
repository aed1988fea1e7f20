import { withDeadline } from '@hooknotary/core/internal';
import type { IoredisClient, RedisClient } from './client.js';
import type { Connection, Opened } from './connection.js';
import type { Demand } from './confirm.js';
import type { InboxQueue } from './entries.js';
import { watch, type WatchedConnection } from './own-connection.js';
import { isLasting } from './refusals.js';

/** The options of a queue with their defaults. Durations are seconds. */
export interface QueueSettings extends Demand {
  readonly connection: Connection;
  readonly name: string;
  readonly prefix: string | undefined;
  readonly timeout: number;
}

/** A queue that is connected. */
export interface OpenQueue {
  readonly queue: InboxQueue;
  /** Sends a command over the queue's connection. */
  readonly send: WatchedConnection['send'];
}

/** A queue that is connected when somebody first asks for it. */
export interface LazyQueue {
  /** Rejects where Redis is out of reach, and once the queue has been closed. */
  readonly open: () => Promise<OpenQueue>;
  readonly close: () => Promise<void>;
}

/** For errors of connections: BullMQ tries again by itself, and who waits for an answer is told otherwise. */
function ignore(): void {}

/**
 * @param openConnection how to connect
 * @param onConnected told of the client once it is connected, before anybody uses the queue; what it returns is called when
 *   the queue lets the client go
 */
export function createQueue(
  { connection, name, prefix, timeout }: QueueSettings,
  openConnection: (connection: Connection) => Promise<Opened>,
  onConnected: (client: RedisClient, connection: WatchedConnection) => () => void,
): LazyQueue {
  let queue: InboxQueue | undefined;
  const letGo: (() => void)[] = [];
  let opening: Promise<OpenQueue> | undefined;
  let trouble: Error | undefined;
  let isClosed = false;

  async function connect(): Promise<OpenQueue> {
    // Not loaded with this file, so that the store can do without BullMQ.
    const { Queue } = await import('bullmq');
    const opened = await openConnection(connection);
    letGo.push(opened.end);
    refuseIfClosed();
    const options = { connection: opened.connection, ...(prefix !== undefined && { prefix }) };
    const connecting: InboxQueue = new Queue(name, options);
    queue = connecting;
    const refusal = Promise.withResolvers<never>();
    connecting.on('error', (error) => {
      trouble = error;
      if (isLasting(error)) refusal.reject(error);
    });
    await Promise.race([connecting.waitUntilReady(), refusal.promise]);
    // The cast is true: what BullMQ makes is a client of ioredis.
    const client = opened.client ?? ((await connecting.getBackend().client) as unknown as IoredisClient);
    const connected = watch(client);
    letGo.push(connected.stop, onConnected(client, connected));
    return { queue: connecting, send: connected.send };
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
    for (const each of letGo.splice(0)) each();
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
