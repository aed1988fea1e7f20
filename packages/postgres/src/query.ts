import type { PostgresPool } from './pool.js';
import { prepare, type Statement } from './statement.js';

/** A pool, as pg-boss sees one. */
export interface Query {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * Runs statements on the pool, each for so many seconds at most. A script of several statements has several results, and a
 * pool drops the connection of one that failed, with its open transaction.
 */
export function createQuery(pool: PostgresPool, seconds: number): Query {
  const query_timeout = Math.ceil(seconds * 1000);
  return {
    async executeSql(text, values) {
      const results = [await pool.query({ text, query_timeout, ...(values && { values }) })].flat();
      return { rows: results.flatMap(({ rows }) => rows) };
    },
  };
}

/** The same for single statements of which there are few, which PostgreSQL then plans once for each connection. */
export function createPreparedQuery(pool: PostgresPool, seconds: number): Query {
  const statements = new Map<string, Statement>();
  return {
    async executeSql(text, values = []) {
      const statement = statements.get(text) ?? prepare(pool, text, seconds);
      statements.set(text, statement);
      return { rows: [...(await statement(values)).rows] };
    },
  };
}
