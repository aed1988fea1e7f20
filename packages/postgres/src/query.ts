import type { Connection } from './connection.js';
import type { PostgresPool } from './pool.js';
import { prepare, type Statement } from './statement.js';

/** A pool, as pg-boss sees one. */
export interface Query {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Lets something run on a connection. */
export type Runner = <T>(run: (connection: Connection) => Promise<T>) => Promise<T>;

/** Runs statements, each on a connection and for so many seconds at most. */
export function createQuery(runner: Runner, longest: number): Query {
  const query_timeout = Math.ceil(longest * 1000);
  return {
    executeSql: (text, values) =>
      runner(async (connection) => {
        // A script of several statements has several results.
        const results = [await connection.query({ text, query_timeout, ...(values && { values }) })].flat();
        return { rows: results.flatMap(({ rows }) => rows) };
      }),
  };
}

/** Makes queries by any runner, for single statements of which there are few: PostgreSQL plans each once for a connection. */
export function createPreparedQueries(pool: PostgresPool, timeout: number): (runner: Runner) => Query {
  const statements = new Map<string, Statement>();

  function find(text: string): Statement {
    const statement = statements.get(text) ?? prepare(pool, text, timeout);
    statements.set(text, statement);
    return statement;
  }

  return (runner) => ({
    executeSql: (text, values = []) =>
      runner(async (connection) => ({ rows: [...(await find(text)(connection, values)).rows] })),
  });
}
