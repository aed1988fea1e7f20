import { memoryStore, type DeliveryStore, type Inbox } from '@hooknotary/core';
import type { EngineName, EngineSpec } from './protocol.ts';

/** Store and inbox of one engine. */
export interface OpenEngine {
  readonly store: DeliveryStore;
  /** Memory has none. */
  readonly inbox?: Inbox;
  readonly close: () => Promise<unknown>;
  /** Takes every connection for itself; what it returns gives them back. For an engine that has a pool of them. */
  readonly exhaust?: () => Promise<() => void>;
}

/** Of one process to PostgreSQL. */
const CONNECTIONS = 10;

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

async function openRedis({ url, lease, timeout, replicas, requireDurable }: EngineSpec): Promise<OpenEngine> {
  const { redisInbox, redisStore } = await import('@hooknotary/redis');
  const { Redis } = await import('ioredis');
  const client = new Redis(url).on('error', () => undefined);
  const options = { timeout, replicas, requireDurable };
  const inbox = redisInbox({ connection: { url }, lease, ...options });
  const close = () => inbox.close().then(() => client.quit());
  return { store: redisStore({ client, ...options }), inbox, close };
}

async function openPostgres({ url, lease, timeout }: EngineSpec): Promise<OpenEngine> {
  const { postgresInbox, postgresStore } = await import('@hooknotary/postgres');
  const { Pool } = await import('pg');
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  const inbox = postgresInbox({ pool, timeout, lease, poll: 0.5 });
  const close = () => inbox.close().then(() => pool.end());
  const exhaust = async () => {
    const held = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
    return () => held.forEach((client) => client.release());
  };
  return { store: postgresStore({ pool, timeout }), inbox, close, exhaust };
}
