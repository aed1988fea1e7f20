import { randomUUID } from 'node:crypto';
import type { DeliveryStore, Reservation } from '@hooknotary/core';
import { checkOptions, readToken, toToken } from '@hooknotary/core/internal';
import { toColumnText } from './column-text.js';
import { withConnection, type Connection } from './connection.js';
import { createLane } from './lane.js';
import { createMigration, toIdentifier } from './migration.js';
import { STORE_CHECKS } from './options.js';
import { hearErrors, type PostgresPool } from './pool.js';
import { createPurge } from './purge.js';
import { prepare } from './statement.js';

export type { PostgresPool, PostgresQuery, PostgresResult } from './pool.js';

/** Options of {@link postgresStore}. */
export interface PostgresStoreOptions {
  /** A `pg` Pool of yours, which stays yours to end. */
  readonly pool: PostgresPool;
  /** A name, or `schema.name`; default `hooknotary_deliveries`. Made on first use where it is missing. */
  readonly table?: string | undefined;
  /** Seconds to wait for PostgreSQL; default 5. */
  readonly timeout?: number | undefined;
}

/** A delivery store in a table of PostgreSQL. */
export interface PostgresStore extends DeliveryStore {
  /** Creates the table where it is missing, as the first use does: for a role that may, where the receiver's may not. */
  migrate(): Promise<void>;
}

interface Row {
  readonly is_reserved: boolean;
  readonly done: boolean;
  readonly seconds: number;
}

/** Characters. */
const LONGEST_KEY = 600;
/** Rows at one time, so that none is locked for long. */
const BATCH = 1000;

/**
 * Makes a delivery store in PostgreSQL, for any number of processes and machines.
 *
 * @throws TypeError for an option out of range.
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  checkOptions('postgresStore', options, STORE_CHECKS, ['pool']);
  const { pool, table = 'hooknotary_deliveries', timeout = 5 } = options;
  hearErrors(pool);
  const identifier = toIdentifier(table);
  const migrate = createMigration(identifier);
  const lane = createLane(pool, timeout);
  const prepared = (toText: (table: string) => string) => prepare(pool, toText(identifier), timeout);
  const [reserving, committing] = [prepared(toReserve), prepared(toCommit)];
  const [releasing, removing] = [prepared(toRelease), prepared(toRemove)];
  const removeBatch = (connection: Connection) => removing(connection, []);
  const purge = createPurge(async () => ({
    isFull: (await withConnection(pool, timeout, removeBatch)).rowCount === BATCH,
  }));

  /** `undo` gets what came too late. */
  async function ask<T>(
    operation: (connection: Connection) => Promise<T>,
    undo?: (connection: Connection, result: T) => Promise<unknown>,
  ): Promise<T> {
    let isOver = false;
    const answer = lane(async (connection) => {
      await migrate(connection);
      if (isOver) throw new Error('Nobody waits for it any more.');
      const result = await operation(connection);
      if (isOver) await undo?.(connection, result);
      return result;
    });
    return answer.finally(() => (isOver = true));
  }

  async function release(connection: Connection, token: string): Promise<boolean> {
    return (await releasing(connection, toRow(token))).rowCount === 1;
  }

  async function reserve(connection: Connection, key: string, lease: number): Promise<Reservation> {
    const nonce = randomUUID();
    // The cast is true: that is what the statement returns, always one row.
    const [row] = (await reserving(connection, [toColumnText(key, LONGEST_KEY), nonce, lease])).rows as readonly [Row];
    if (row.is_reserved) return { state: 'reserved', token: toToken(nonce, key) };
    return row.done ? { state: 'done' } : { state: 'in_progress', retryAfter: Math.max(row.seconds, 0.001) };
  }

  return {
    timeout,
    // Nobody knows of a reservation that comes too late, so it would only keep the sender's next attempt out.
    reserve: (key, leaseSeconds) =>
      ask(
        (connection) => reserve(connection, key, leaseSeconds),
        async (connection, late) => late.state === 'reserved' && release(connection, late.token),
      ),
    async commit(token, keepSeconds) {
      const { rowCount } = await ask((connection) => committing(connection, [...toRow(token), keepSeconds]));
      purge();
      return rowCount === 1;
    },
    release: (token) => ask((connection) => release(connection, token)),
    migrate: async () => void (await withConnection(pool, timeout, migrate)),
  };
}

// The time is the server's, read when the row is written; `now()` would be from before a wait for the row's lock. What is
// compared is read once, so that the three columns agree. It always writes, so that it always returns: a SELECT beside it
// would not see the row of somebody who reserved at the same moment.
const toReserve = (table: string): string => `
  INSERT INTO ${table} AS held (key, token, done, expires_at)
  VALUES ($1, $2, false, clock_timestamp() + $3 * interval '1 second')
  ON CONFLICT (key) DO UPDATE SET
    token = CASE WHEN ${IS_OVER} THEN excluded.token ELSE held.token END,
    done = held.done AND NOT ${IS_OVER},
    expires_at = CASE WHEN ${IS_OVER} THEN excluded.expires_at ELSE held.expires_at END
  RETURNING token = $2 AS is_reserved, done, extract(epoch FROM expires_at - clock_timestamp())::float8 AS seconds
`;
const IS_OVER = "held.expires_at <= excluded.expires_at - $3 * interval '1 second'";

const toCommit = (table: string): string => `
  INSERT INTO ${table} AS held (key, token, done, expires_at)
  VALUES ($1, $2, true, clock_timestamp() + $3 * interval '1 second')
  ON CONFLICT (key) DO UPDATE SET done = true, expires_at = excluded.expires_at WHERE held.token = $2
`;

const toRelease = (table: string): string => `DELETE FROM ${table} WHERE key = $1 AND token = $2 AND NOT done`;

// A lease that ran out an hour ago may still be committed by its owner; until then it keeps an earlier owner from it. One
// process at a time, and past whatever row somebody else has locked.
const toRemove = (table: string): string => `
  WITH sole AS MATERIALIZED (
    SELECT pg_try_advisory_xact_lock(hashtext('hooknotary purge'), hashtext('${table}')) AS is_sole
  ), old AS (
    SELECT key FROM ${table} WHERE expires_at < now() - interval '1 hour' AND (SELECT is_sole FROM sole)
    ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  )
  DELETE FROM ${table} AS gone USING old WHERE gone.key = old.key
`;

/** The key and the nonce of a row. */
function toRow(token: string): [key: string, nonce: string] {
  const { nonce, key } = readToken(token);
  return [toColumnText(key, LONGEST_KEY), nonce];
}
