import { createHash } from 'node:crypto';
import type { Connection } from './connection.js';
import { toLongest, type PostgresPool, type PostgresResult } from './pool.js';

/** Runs one statement with these values. */
export type Statement = (connection: Connection, values: unknown[]) => Promise<PostgresResult>;

/** Pools behind which connections do not keep prepared statements. */
const forgetful = new WeakSet<PostgresPool>();

/**
 * Makes a statement that PostgreSQL parses and plans once for each connection, which is half of its cost. Where a connection
 * pooler hands out another connection each time, it is parsed each time.
 */
export function prepare(pool: PostgresPool, text: string, timeout: number): Statement {
  const name = `hooknotary_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  const query = { text, query_timeout: Math.ceil(toLongest(timeout) * 1000) };

  return async (connection, values) => {
    if (forgetful.has(pool)) return connection.query({ ...query, values });
    try {
      return await connection.query({ ...query, name, values });
    } catch (error) {
      if (!isForgotten(error)) throw error;
      forgetful.add(pool);
      // It has not been executed: PostgreSQL refused the name.
      return connection.query({ ...query, values });
    }
  };
}

/** Whether a prepared statement was not there (26000), or was there already (42P05). */
function isForgotten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '26000' || error.code === '42P05');
}
