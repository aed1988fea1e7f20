import type { Outcome } from '@hooknotary/inbox';
import { createClaims, type ClaimKey, type KeptUntil, type StoredWant, type Taker } from './claims.js';
import { createLeaseClock } from './clock.js';
import type { Database } from './database.js';
import { createDeliveries } from './deliveries.js';
import { createEntries, type StoredFilter } from './entries.js';
import { createHeld } from './held.js';

/** What can be asked of a file. */
export type Operations = ReturnType<typeof createOperations>;

/** Functions by their names: those that write belong in a transaction, the others do not need one. */
export function createOperations(
  { connection, check }: Pick<Database, 'connection' | 'check'>,
  onLost: (owner: string, id: string) => void,
) {
  const leaseClock = createLeaseClock();
  const deliveries = createDeliveries(connection, leaseClock);
  const claims = createClaims(connection, leaseClock);
  const entries = createEntries(connection);
  const held = createHeld(claims, onLost);

  return {
    writes: {
      reserve: deliveries.reserve,
      commit: deliveries.commit,
      release: deliveries.release,
      insert: entries.insert,
      revive: entries.revive,
      remove: entries.remove,
      erase: entries.erase,
      setPaused: entries.setPaused,
      take(taker: Taker, want: StoredWant) {
        // Whoever was kept from renewing, as a process that was halted, does so before anybody takes what it holds.
        held.renew();
        const taking = claims.take(taker, want);
        held.add(taker, taking.claims);
        return taking;
      },
      settle(owner: string, claim: ClaimKey, outcome: Outcome, kept: KeptUntil) {
        claims.settle(owner, claim, outcome, kept);
        held.remove(claim);
      },
      renew: held.renew,
      rebase: claims.rebase,
      purge: () => [deliveries.purge(), entries.purge()].some(Boolean),
      purgeAbandoned: deliveries.purgeAbandoned,
    },
    reads: {
      stats: entries.stats,
      ping() {
        check();
        entries.isPaused();
      },
      list: (filter: StoredFilter, limit: number, after: number) => entries.list(filter, limit, after),
      listDead: entries.listDead,
      read: entries.read,
    },
    /** Milliseconds until to renew; undefined where nothing is held. */
    toRenewal: held.toRenewal,
    drop: held.drop,
    /** Says that nobody could write since then. */
    skip: leaseClock.skip,
  };
}
