import { randomUUID } from 'node:crypto';
import type { DeliveryStore, Reservation } from '@hooknotary/core';
import { checkOptions, readToken, toToken } from '@hooknotary/core/engine';
import { readSteadyClock } from './clock.js';
import { openDatabase, type DatabaseOptions } from './database.js';
import { DATABASE_CHECKS } from './options.js';
import { createPurge } from './purge.js';

/** Options of {@link sqliteStore}. */
export type SqliteStoreOptions = DatabaseOptions;

/** A delivery store in a file. */
export interface SqliteStore extends DeliveryStore {
  /** Lets the file go, once all that was asked of the store is written. */
  close(): Promise<void>;
}

// A lease goes by the steady clock, for which two readings are needed: after a restart of the machine, one that was given
// in the future is void. What was handled is remembered by the calendar.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS hooknotary_deliveries (
    key TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    leased_at INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    kept_until INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS hooknotary_deliveries_kept ON hooknotary_deliveries (kept_until) WHERE kept_until IS NOT NULL;
`;

const RESERVE = `
  INSERT INTO hooknotary_deliveries AS held (key, token, leased_at, leased_until) VALUES (:key, :token, :steady, :until)
  ON CONFLICT (key) DO UPDATE SET token = :token, leased_at = :steady, leased_until = :until, kept_until = NULL
  WHERE CASE WHEN held.kept_until IS NULL
    THEN held.leased_until <= :steady OR held.leased_at > :steady
    ELSE held.kept_until <= :calendar END
`;
const FIND = 'SELECT leased_until, kept_until FROM hooknotary_deliveries WHERE key = ?';
const COMMIT = `
  INSERT INTO hooknotary_deliveries AS held (key, token, leased_at, leased_until, kept_until)
  VALUES (:key, :token, 0, 0, :kept)
  ON CONFLICT (key) DO UPDATE SET kept_until = :kept WHERE held.token = :token AND held.kept_until IS NULL
`;
const RELEASE = 'DELETE FROM hooknotary_deliveries WHERE key = ? AND token = ? AND kept_until IS NULL';
const PURGE = `
  DELETE FROM hooknotary_deliveries WHERE key IN
    (SELECT key FROM hooknotary_deliveries WHERE kept_until <= :calendar ORDER BY kept_until LIMIT 1000)
`;

/**
 * Makes a delivery store in a SQLite file, for the processes of one machine. What it answered is on the disk.
 *
 * @throws TypeError for an option out of range; Error if the file cannot be opened.
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  checkOptions('sqliteStore', options, DATABASE_CHECKS, 'path');
  const { connection, write, close } = openDatabase(options, SCHEMA);
  const reserving = connection.prepare(RESERVE);
  const finding = connection.prepare(FIND);
  const committing = connection.prepare(COMMIT);
  const releasing = connection.prepare(RELEASE);
  const purge = createPurge(write, connection.prepare(PURGE));

  function reserve(key: string, lease: number): Reservation {
    const steady = readSteadyClock();
    const token = toToken(randomUUID(), key);
    const until = steady + Math.ceil(lease * 1000);
    const { changes } = reserving.run({ key, token, steady, until, calendar: Date.now() });
    if (changes === 1) return { state: 'reserved', token };
    // The cast is true: a row stood in the way, or one would have been made.
    const row = finding.get(key) as { leased_until: number; kept_until: number | null };
    return row.kept_until === null
      ? { state: 'in_progress', retryAfter: (row.leased_until - steady) / 1000 }
      : { state: 'done' };
  }

  return {
    reserve: (key, leaseSeconds) => write(() => reserve(key, leaseSeconds)),
    commit(token, keepSeconds) {
      purge();
      const kept = Date.now() + Math.ceil(keepSeconds * 1000);
      return write(() => committing.run({ key: readToken(token).key, token, kept }).changes === 1);
    },
    release: (token) => write(() => releasing.run(readToken(token).key, token).changes === 1),
    close,
  };
}
