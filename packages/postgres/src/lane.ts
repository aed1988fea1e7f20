import { createBatcher } from '@hooknotary/inbox';
import { connect, type Connection } from './connection.js';
import type { PostgresPool } from './pool.js';

/** Runs something on a connection of the pool. Rejects after the timeout; what has not begun by then never does. */
export type Lane = <T>(run: (connection: Connection) => Promise<T>) => Promise<T>;

/** Who wait for a connection at most; more are refused at once. */
const MOST_WAITING = 10_000;
/** Connections that a pool of pg has by itself. */
const CONNECTIONS = 10;

/**
 * Makes a way to the pool on which nobody waits without end, though the pool may have no free connection, or its server no
 * voice: who leaves leaves nothing behind, not even in the pool's own queue.
 */
export function createLane(pool: PostgresPool, timeout: number): Lane {
  const enter = createBatcher<(connection: Connection) => Promise<unknown>, unknown, Connection>(runAll, {
    most: 1,
    inFlight: pool.options?.max ?? CONNECTIONS,
    prepare: () => connect(pool, timeout),
    patience: { what: 'PostgreSQL', timeout, most: MOST_WAITING, mostBytes: Infinity },
  });
  // The cast is true: it is what this one gives.
  return <T>(run: (connection: Connection) => Promise<T>) => enter(run) as Promise<T>;
}

async function runAll(
  runs: readonly ((connection: Connection) => Promise<unknown>)[],
  connection: Connection,
): Promise<readonly unknown[]> {
  try {
    return await Promise.all(runs.map((run) => run(connection)));
  } finally {
    connection.release();
  }
}
