import type { DatabaseSync } from 'node:sqlite';
import type { Reservation } from '@hooknotary/core';
import { readSteadyClock, type LeaseClock } from './clock.js';

/** A key, and the token by which one reservation is told from the next. */
export interface DeliveryClaim {
  readonly key: string;
  readonly token: string;
}

/** What a store does, each within a transaction. Durations are milliseconds. */
export interface Deliveries {
  readonly reserve: (claim: DeliveryClaim, lease: number) => Reservation;
  readonly commit: (claim: DeliveryClaim, kept: number) => boolean;
  readonly release: (claim: DeliveryClaim) => boolean;
  /** Removes some of what is past its time; true where there may be more. */
  readonly purge: () => boolean;
  /** Removes some leases that nobody settled, and says the same; it looks at all rows. */
  readonly purgeAbandoned: () => boolean;
}

const RESERVE = `
  INSERT INTO hooknotary_deliveries AS held (key, token, leased_at, leased_until) VALUES (:key, :token, :steady, :until)
  ON CONFLICT (key) DO UPDATE SET token = :token, leased_at = :steady, leased_until = :until, kept_until = NULL
  WHERE CASE WHEN held.kept_until IS NULL
    THEN held.leased_until <= :judged OR held.leased_at > :steady
    ELSE held.kept_until <= :calendar END
`;
const FIND = 'SELECT leased_until, kept_until FROM hooknotary_deliveries WHERE key = ?';
const COMMIT = `
  INSERT INTO hooknotary_deliveries AS held (key, token, leased_at, leased_until, kept_until)
  VALUES (:key, :token, 0, 0, :kept)
  ON CONFLICT (key) DO UPDATE SET kept_until = :kept WHERE held.token = :token AND held.kept_until IS NULL
`;
const RELEASE = 'DELETE FROM hooknotary_deliveries WHERE key = ? AND token = ? AND kept_until IS NULL';
const MOST = 1000;
const PURGE = `
  DELETE FROM hooknotary_deliveries WHERE key IN
    (SELECT key FROM hooknotary_deliveries WHERE kept_until <= ? ORDER BY kept_until LIMIT ${MOST})
`;
// An hour after its lease nobody will settle it, or finds no row then, and makes one.
const PURGE_ABANDONED = `
  DELETE FROM hooknotary_deliveries WHERE key IN (
    SELECT key FROM hooknotary_deliveries
    WHERE kept_until IS NULL AND (leased_until <= :steady - 3600000 OR leased_at > :steady) LIMIT ${MOST}
  )
`;

export function createDeliveries(connection: DatabaseSync, leaseClock: LeaseClock): Deliveries {
  const [reserving, finding] = [connection.prepare(RESERVE), connection.prepare(FIND)];
  const [committing, releasing] = [connection.prepare(COMMIT), connection.prepare(RELEASE)];
  const [purging, abandoning] = [connection.prepare(PURGE), connection.prepare(PURGE_ABANDONED)];

  return {
    reserve({ key, token }, lease) {
      const steady = readSteadyClock();
      const until = steady + lease;
      const judged = leaseClock.read();
      const { changes } = reserving.run({ key, token, steady, judged, until, calendar: Date.now() });
      if (changes === 1) return { state: 'reserved', token };
      // The cast is true: a row stood in the way, or one would have been made.
      const row = finding.get(key) as unknown as { leased_until: number; kept_until: number | null };
      return row.kept_until === null
        ? { state: 'in_progress', retryAfter: Math.max(row.leased_until - steady, 1) / 1000 }
        : { state: 'done' };
    },
    commit: ({ key, token }, kept) => committing.run({ key, token, kept: Date.now() + kept }).changes === 1,
    release: ({ key, token }) => releasing.run(key, token).changes === 1,
    purge: () => purging.run(Date.now()).changes === MOST,
    purgeAbandoned: () => abandoning.run({ steady: readSteadyClock() }).changes === MOST,
  };
}
