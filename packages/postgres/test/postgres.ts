import type { PostgresClient, PostgresPool, PostgresQuery, PostgresResult } from '@hooknotary/postgres';
import { Pool, type PoolConfig } from 'pg';
import { findPostgres, postgresIsMissing, startPostgres } from '../../../test/engines/postgres-server.ts';

export const hasPostgres = findPostgres() !== undefined;
if (!hasPostgres) console.warn(postgresIsMissing);

/** A PostgreSQL of one's own, and pools of connections to it. */
export async function openServer() {
  const server = await startPostgres();
  const pools: Pool[] = [];

  function openPool(options: PoolConfig = {}): Pool {
    const pool = new Pool({ connectionString: server.url, ...options });
    pools.push(pool);
    return pool;
  }

  async function close(): Promise<void> {
    await server.resume();
    // A connection that ends together with the server may still tell that it does.
    for (const pool of pools) pool.on('error', () => {});
    await Promise.all(pools.map((pool) => pool.end()));
    await server.close();
  }

  return { ...server, openPool, close };
}

export type Server = Awaited<ReturnType<typeof openServer>>;

/** Does something with a query, or instead of it. */
type Between = (query: PostgresQuery, run: () => Promise<PostgresResult>) => Promise<PostgresResult>;

/** The pool with somebody between it and whoever asks. */
export function putBetween(pool: Pool, between: Between): PostgresPool {
  return {
    query: (query) => between(query, () => pool.query(query)),
    on: (event, listener) => pool.on(event, listener),
    async connect(): Promise<PostgresClient> {
      const client = await pool.connect();
      return {
        query: (query) => between(query, () => client.query(query)),
        release: (error) => client.release(error),
        on: (event, listener) => client.on(event, listener),
        off: (event, listener) => client.off(event, listener),
        getTypeParser: (oid, format) => client.getTypeParser(oid, format),
      };
    },
  };
}
