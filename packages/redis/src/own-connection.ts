import { isIoredis, type RedisClient } from './client.js';
import { listen, toParts } from './parts.js';
import { createReconnectOnce } from './read-only.js';

/** A connection that is watched. */
export interface WatchedConnection {
  readonly send: (command: readonly string[]) => Promise<unknown>;
  /** How often it has connected so far: what is sent and answered under one number went over one connection. */
  readonly epoch: () => number;
  /** Watches no more. */
  readonly stop: () => void;
}

/** A connection of ours, for commands that hold up all that come behind them. */
export interface OwnConnection {
  readonly client: RedisClient;
  readonly close: () => void;
}

/** @throws TypeError for a client that is not one connection to one server at a time. */
export function checkPlain(caller: string, client: RedisClient): void {
  const { duplicate: canDuplicate, isCluster, masters, isReady, disconnect } = toParts(client);
  const isPlainNodeRedis = masters === undefined && isReady !== undefined && disconnect !== undefined;
  if (canDuplicate !== undefined && (isIoredis(client) ? isCluster !== true : isPlainNodeRedis)) return;
  throw new TypeError(
    `${caller}: 'replicas' and 'disk' need a plain client: a Redis of ioredis, with 'sentinels' if you like, or what ` +
      `createClient of node-redis makes; no cluster, pool or sentinel.`,
  );
}

/** Makes a connection like a client's. */
export function duplicate(client: RedisClient): OwnConnection {
  const parts = toParts(client);
  const reconnects = { reconnectOnError: parts.options?.reconnectOnError ?? createReconnectOnce() };
  // The cast is true: `checkPlain` has seen that it can.
  const own = parts.duplicate?.(isIoredis(client) ? reconnects : {}) as RedisClient;
  const ownParts = toParts(own);
  listen(own, 'error', () => undefined);
  // One of node-redis waits to be told. What goes wrong comes as an event.
  if (!isIoredis(own)) ownParts.connect?.().catch(() => undefined);
  const close = () => (isIoredis(own) ? void ownParts.disconnect?.() : ownParts.destroy?.());
  return { client: own, close };
}

/** Watches a plain client from now on. */
export function watch(client: RedisClient): WatchedConnection {
  let epoch = 0;
  const stop = listen(client, 'ready', () => void epoch++);
  const { call, sendCommand } = toParts(client);
  return {
    stop,
    epoch: () => epoch,
    send: async (command) => (call === undefined ? sendCommand?.call(client, command) : call.call(client, ...command)),
  };
}
