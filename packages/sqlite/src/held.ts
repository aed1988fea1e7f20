import type { ClaimKey, Claims, Taker } from './claims.js';
import type { StoredEntry } from './rows.js';

/** What workers of this process have taken and not settled. */
export interface Held {
  readonly add: (taker: Taker, claims: readonly StoredEntry[]) => void;
  readonly remove: (claim: ClaimKey) => void;
  /** Forgets all that a worker held. */
  readonly drop: (owner: string) => void;
  /** Renews all leases, within a transaction, and tells of those that are lost. */
  readonly renew: () => void;
  /** Milliseconds within which to renew; undefined where nothing is held. */
  readonly toRenewal: () => number | undefined;
}

interface Holding {
  readonly taker: Taker;
  readonly claim: ClaimKey & { readonly id: string };
}

export function createHeld({ renew }: Pick<Claims, 'renew'>, onLost: (owner: string, id: string) => void): Held {
  const holdings = new Map<string, Holding>();

  return {
    add(taker, claims) {
      for (const { row, taken, id } of claims)
        holdings.set(toKey({ row, taken }), { taker, claim: { row, taken, id } });
    },
    remove: (claim) => void holdings.delete(toKey(claim)),
    drop(owner) {
      for (const [key, { taker }] of holdings) if (taker.owner === owner) holdings.delete(key);
    },
    renew() {
      for (const [key, { taker, claim }] of holdings) {
        if (renew(taker, claim)) continue;
        holdings.delete(key);
        onLost(taker.owner, claim.id);
      }
    },
    toRenewal() {
      const leases = [...holdings.values()].map(({ taker }) => taker.lease);
      return leases.length === 0 ? undefined : Math.min(...leases) / 3;
    },
  };
}

function toKey({ row, taken }: ClaimKey): string {
  return `${row} ${taken}`;
}
