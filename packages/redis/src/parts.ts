import type { RedisClient } from './client.js';

type Listener = (...args: readonly unknown[]) => void;

/** What a client may have beside its scripts, by its library and kind. */
export interface ClientParts {
  readonly on?: (event: string, listener: Listener) => unknown;
  readonly off?: (event: string, listener: Listener) => unknown;
  readonly info?: () => Promise<unknown>;
  readonly duplicate?: (options?: object) => RedisClient;
  /** Of ioredis. */
  readonly call?: (...command: readonly string[]) => Promise<unknown>;
  readonly options?: { readonly reconnectOnError?: unknown };
  readonly status?: string;
  readonly isCluster?: boolean;
  readonly nodes?: (role: 'master') => readonly ClientParts[];
  /** Of node-redis. */
  readonly sendCommand?: (command: readonly string[]) => Promise<unknown>;
  readonly isOpen?: boolean;
  readonly isReady?: boolean;
  readonly masters?: readonly unknown[];
  readonly nodeClient?: (master: unknown) => ClientParts | Promise<ClientParts>;
  readonly connect?: () => Promise<unknown>;
  readonly disconnect?: () => unknown;
  readonly destroy?: () => void;
}

/** The same client, to be asked what it has. */
export function toParts(client: object): ClientParts {
  // The cast is true: every member is looked for before it is used.
  return client;
}

/** Listens to a client that has events; returns what stops that. */
export function listen(client: object, event: string, listener: Listener): () => void {
  const { on, off } = toParts(client);
  on?.call(client, event, listener);
  return () => void off?.call(client, event, listener);
}

/** What `INFO` says, once for each server that holds keys; nothing where the client cannot ask. */
export async function readInfos(client: object): Promise<readonly string[]> {
  const parts = toParts(client);
  const infos = await Promise.all((await findServers(parts)).map((server) => server.info?.()));
  return infos.filter((info) => info !== undefined).map(String);
}

async function findServers(parts: ClientParts): Promise<readonly ClientParts[]> {
  const { nodes, masters, nodeClient } = parts;
  if (nodes !== undefined) {
    // It knows none before it has connected, for which a command waits.
    if (nodes.call(parts, 'master').length === 0) await parts.info?.();
    return nodes.call(parts, 'master');
  }
  if (masters === undefined || nodeClient === undefined) return [parts];
  return Promise.all(masters.map(async (master) => nodeClient.call(parts, master)));
}
