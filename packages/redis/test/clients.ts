import type { RedisClient } from '@hooknotary/redis';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { findRedis, redisIsMissing, startRedis, type RedisOptions } from '../../../test/engines/redis-server.ts';
import type { EngineServer } from '../../../test/engines/server.ts';

export const isMissing = findRedis() === undefined;
if (isMissing) console.warn(redisIsMissing);

interface Client {
  readonly client: RedisClient;
  readonly close: () => unknown;
}

/** Connects a client of each library. */
export const libraries = { 'node-redis': connectNodeRedis, ioredis: connectIoredis };

async function connectNodeRedis(url: string): Promise<Client> {
  const client = createClient({ url }).on('error', () => undefined);
  await client.connect();
  return { client, close: () => client.isOpen && client.destroy() };
}

async function connectIoredis(url: string): Promise<Client> {
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 }).on('error', () => undefined);
  return { client, close: () => client.disconnect() };
}

/** A Redis of one's own and its clients, closed together. */
export interface World {
  readonly server: EngineServer;
  readonly connect: (library: keyof typeof libraries, port?: number) => Promise<RedisClient>;
  readonly close: () => Promise<void>;
}

export async function openWorld(options?: RedisOptions): Promise<World> {
  const server = await startRedis(options);
  const clients: Client[] = [];
  return {
    server,
    connect: async (library, port = server.port) => {
      const connected = await libraries[library](`redis://127.0.0.1:${port}`);
      clients.push(connected);
      return connected.client;
    },
    close: async () => {
      await Promise.all(clients.map(({ close }) => close()));
      await server.close();
    },
  };
}
