import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { startProxy } from './cut-proxy.ts';
import { startRedis, type RedisOptions } from './redis-server.ts';
import type { EngineServer } from './server.ts';
import { until } from './until.ts';

/** A Redis and its replica, behind an address that leads to whichever is the primary. */
export interface ReplicatedRedis {
  readonly first: EngineServer;
  readonly second: EngineServer;
  /** The address's. Who has connected stays where that led. */
  readonly port: number;
  /** From now on nothing comes to the replica. */
  readonly cutLink: () => Promise<void>;
  readonly mendLink: () => Promise<void>;
  /** Makes the second the primary, and lets the address lead there. */
  readonly promote: () => Promise<void>;
  /** Makes the first a replica of the second; its clients stay connected. */
  readonly demote: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts two of one's own; resolves when the second has what the first has. */
export async function startReplicated(options?: RedisOptions): Promise<ReplicatedRedis> {
  const [first, second] = await Promise.all([startRedis(options), startRedis(options)]);
  const link = await startProxy(first.port);
  const address = await startAddress(first.port);
  await tell(second, (client) => client.replicaof('127.0.0.1', link.port));
  const says = (server: EngineServer, sign: RegExp) =>
    tell(server, async (client) => sign.test(await client.info('replication')));
  // The first counts the other in only after both have said so.
  const linked = () =>
    until(
      'the replica has it all',
      async () => (await says(second, /^master_link_status:up/m)) && says(first, /^slave0:.*state=online/m),
    );
  await linked();
  return {
    first,
    second,
    port: address.port,
    async cutLink() {
      await link.block();
      link.cutAll();
    },
    async mendLink() {
      await link.unblock();
      await linked();
    },
    async promote() {
      await tell(second, (client) => client.replicaof('NO', 'ONE'));
      address.lead(second.port);
    },
    demote: () => tell(first, (client) => client.replicaof('127.0.0.1', second.port)).then(() => undefined),
    async close() {
      address.close();
      await Promise.all([link.close(), ...[first, second].map(end)]);
    },
  };
}

/** Ends a server that may be writing its first log, while which it hears of no other end. */
export async function end(server: EngineServer): Promise<void> {
  await server.kill();
  await server.close();
}

/** Says something to one server, over a connection of its own. */
async function tell<T>({ port }: EngineServer, say: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await say(client);
  } finally {
    client.disconnect();
  }
}

interface Address {
  readonly port: number;
  readonly lead: (port: number) => void;
  readonly close: () => void;
}

async function startAddress(firstPort: number): Promise<Address> {
  let target = firstPort;
  const sockets = new Set<Socket>();
  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ host: '127.0.0.1', port: target, noDelay: true });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => (other.destroy(), sockets.delete(socket)));
      socket.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    // The cast is true of what listens on a port.
    port: (listener.address() as AddressInfo).port,
    lead: (port) => void (target = port),
    close: () => {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
