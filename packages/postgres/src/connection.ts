import type { PostgresPool, PostgresQuery, PostgresResult } from './pool.js';
import { tryAgain } from './try-again.js';
import { toTypes } from './types.js';

/** One connection of a pool, for as long as it is held. */
export interface Connection {
  /** One statement, or a script that is a transaction; done again where another one was in its way. */
  readonly query: (query: PostgresQuery) => Promise<PostgresResult>;
  /** Gives it back. The pool drops one on which something failed: it may be broken, or lead to a primary that is none any more. */
  readonly release: () => void;
}

/** Waits for a connection for as long as the pool does. `timeout` is how many seconds a statement is tried again. */
export async function connect(pool: PostgresPool, timeout: number): Promise<Connection> {
  if (pool.connect === undefined) return withoutClient(pool, timeout);
  const client = await pool.connect();
  let failure: Error | undefined;
  const note = (error: unknown): void => {
    failure = error instanceof Error ? error : new Error('The connection failed.');
  };
  // A connection that is lost says so to whoever holds it; if nobody listens, it ends the process.
  client.on('error', note);
  const types = toTypes(client);

  return {
    async query(query) {
      const rollBack = async () => isScript(query) && client.query({ text: 'ROLLBACK' });
      try {
        return await tryAgain(() => client.query({ ...query, types }), timeout, rollBack);
      } catch (error) {
        note(error);
        throw error;
      }
    },
    release() {
      client.off('error', note);
      client.release(failure);
    },
  };
}

/** For a pool of which no connection can be held; it drops one on which something failed by itself. */
function withoutClient(pool: PostgresPool, timeout: number): Connection {
  const types = toTypes({});
  return {
    query: (query) =>
      tryAgain(
        () => pool.query({ ...query, types }),
        timeout,
        async () => undefined,
      ),
    release: () => undefined,
  };
}

function isScript({ values = [] }: PostgresQuery): boolean {
  return values.length === 0;
}

/** Holds a connection while this runs. */
export async function withConnection<T>(
  pool: PostgresPool,
  timeout: number,
  run: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(pool, timeout);
  try {
    return await run(connection);
  } finally {
    connection.release();
  }
}
