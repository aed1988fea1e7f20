import { memoryStore, type DeliveryStore, type Inbox } from '@hooknotary/core';
import type { EngineName, EngineSpec } from './protocol.ts';

/** Store and inbox of one engine. */
export interface OpenEngine {
  readonly store: DeliveryStore;
  /** Memory has none. */
  readonly inbox?: Inbox;
  readonly close: () => Promise<unknown>;
}

const openers: Readonly<Record<EngineName, (spec: EngineSpec) => Promise<OpenEngine>>> = {
  memory: async () => ({ store: memoryStore(), close: async () => undefined }),
  sqlite: openSqlite,
  redis: openRedis,
  postgres: openPostgres,
};

export function openEngine(spec: EngineSpec): Promise<OpenEngine> {
  return openers[spec.name](spec);
}

async function openSqlite({ url, lease, timeout }: EngineSpec): Promise<OpenEngine> {
  const { sqliteInbox, sqliteStore } = await import('@hooknotary/sqlite');
  const store = sqliteStore({ path: url, timeout });
  const inbox = sqliteInbox({ path: url, timeout, lease, poll: 0.05 });
  return { store, inbox, close: () => Promise.all([inbox.close(), store.close()]) };
}

async function openRedis({ url, lease, timeout }: EngineSpec): Promise<OpenEngine> {
  const { redisInbox, redisStore } = await import('@hooknotary/redis');
  const { Redis } = await import('ioredis');
  const client = new Redis(url).on('error', () => undefined);
  const inbox = redisInbox({ connection: { url }, timeout, lease });
  const close = () => inbox.close().then(() => client.quit());
  return { store: redisStore({ client, timeout }), inbox, close };
}

async function openPostgres({ url, lease, timeout }: EngineSpec): Promise<OpenEngine> {
  const { postgresInbox, postgresStore } = await import('@hooknotary/postgres');
  const { Pool } = await import('pg');
  const pool = new Pool({ connectionString: url });
  const inbox = postgresInbox({ pool, timeout, lease, poll: 0.5 });
  const close = () => inbox.close().then(() => pool.end());
  return { store: postgresStore({ pool, timeout }), inbox, close };
}
