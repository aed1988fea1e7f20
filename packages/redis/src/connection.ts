import type { ConnectionOptions } from 'bullmq';
import { isIoredis, isNodeRedis, type RedisClient, type RedisConnectionOptions } from './client.js';
import { duplicate } from './own-connection.js';
import { createReconnectOnce, reconnectAlways } from './read-only.js';

export type Connection = RedisClient | RedisConnectionOptions;

interface ClientFacts {
  readonly keyPrefix?: unknown;
  readonly maxRetriesPerRequest?: unknown;
}

/** @throws TypeError for what BullMQ would misunderstand. */
export function checkConnection(connection: Connection): void {
  if (typeof connection !== 'object' || connection === null) {
    throw new TypeError("redisInbox: the option 'connection' must be a client or its options.");
  }
  // BullMQ would take them for options, or for one server.
  if (
    isNodeRedis(connection) &&
    ('masters' in connection || !('isReady' in connection && 'disconnect' in connection))
  ) {
    throw new TypeError('redisInbox: of node-redis BullMQ takes plain clients only; for a cluster take ioredis.');
  }
  if (toFacts(connection).keyPrefix) {
    throw new TypeError("redisInbox: BullMQ cannot do with a 'keyPrefix'; give redisInbox the option 'prefix'.");
  }
}

/** For what somebody else is told otherwise. */
function ignore(): void {}

// Half a second after every attempt: BullMQ's own default grows to twenty.
const RETRY = { retryStrategy: () => 500 };

/** A connection for BullMQ. */
export interface Opened {
  readonly connection: ConnectionOptions;
  /** The client behind it; undefined where BullMQ makes it. */
  readonly client: RedisClient | undefined;
  /** Ends what BullMQ does not. */
  readonly end: () => void;
}

/** The connection for everything but the worker: a command that waits for Redis is given up after some seconds. */
export async function openShared(connection: Connection): Promise<Opened> {
  if (isClient(connection)) return { connection: await toShared(connection), client: connection, end: ignore };
  const options = toBullmq({ ...RETRY, reconnectOnError: createReconnectOnce(), ...connection });
  return { connection: options, client: undefined, end: ignore };
}

/** The same where others must not wait for what is sent. */
export async function openOwn(connection: Connection): Promise<Opened> {
  if (!isClient(connection)) return openShared(connection);
  const { client, close } = duplicate(connection);
  return { connection: await toShared(client), client, end: close };
}

/** The connection for the worker, which waits for Redis as long as it takes. Rejects with a TypeError for a client that would give up. */
export async function toWorkerConnection(connection: Connection): Promise<ConnectionOptions> {
  if (!isClient(connection)) {
    return toBullmq({ ...RETRY, reconnectOnError: reconnectAlways, ...connection, maxRetriesPerRequest: null });
  }
  if (toFacts(connection).maxRetriesPerRequest) {
    throw new TypeError('work: BullMQ needs a client of ioredis that has { maxRetriesPerRequest: null }.');
  }
  return toShared(connection);
}

const wrapped = new WeakMap<RedisClient, ConnectionOptions>();

// BullMQ would wrap a client of node-redis anew each time, and leave a wrapping that throws the client's next `error` event
// into the process once nobody uses it.
async function toShared(client: RedisClient): Promise<ConnectionOptions> {
  if (!isNodeRedis(client)) return toBullmq(client);
  const { createNodeRedisClient } = await import('bullmq');
  const known = wrapped.get(client);
  if (known !== undefined) return known;
  const wrapping = createNodeRedisClient(client).on('error', () => undefined);
  wrapped.set(client, wrapping);
  return wrapping;
}

export function isClient(connection: Connection): connection is RedisClient {
  return isNodeRedis(connection) || isIoredis(connection);
}

function toFacts(connection: Connection): ClientFacts {
  // The cast is true: nothing is known of these members, if there are any.
  return (isIoredis(connection) ? Reflect.get(connection, 'options') : connection) as ClientFacts;
}

// The cast is true: BullMQ asks for any object, and looks at what it is.
function toBullmq(connection: object): ConnectionOptions {
  return connection as ConnectionOptions;
}
