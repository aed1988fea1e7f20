import { hash, KeyObject } from 'node:crypto';
import type { Key } from './algorithms.js';
import { hmac } from './hmac.js';

/** Whose delivery it is, beside what the sender signed. */
export interface Scope {
  /** The receiver's name within a store or an inbox. */
  readonly endpoint: string;
  /** By what {@link toTenantPart} makes of it; empty where one static secret serves all. */
  readonly tenant: string;
}

const LABEL = Buffer.from('hooknotary tenant');

/**
 * The tenant as a part of a key. Where a secret function names none, the key that matched stands for it: two tenants have two,
 * and neither can make a delivery that passes for the other's.
 */
export function toTenantPart(tenant: string | undefined, key: Key): string {
  return tenant === undefined ? `:${toFingerprint(key).toString('hex', 0, 16)}` : encodeURIComponent(tenant);
}

function toFingerprint(key: Key): Buffer {
  if (!(key instanceof KeyObject)) return hmac(key, [LABEL]);
  return hash('sha256', key.export({ type: 'spki', format: 'der' }), 'buffer');
}

/** What a store or an inbox remembers: endpoint, tenant and id; the id alone where there is but one of either. */
export function toIdempotencyKey({ endpoint, tenant }: Scope, id: string): string {
  // No id holds a bar, and neither does what is percent-encoded, so that no two scopes have one key.
  return endpoint === '' && tenant === '' ? id : `${encodeURIComponent(endpoint)}|${tenant}|${id}`;
}

/** The webhook's id in a key, which may be the whole of it. */
export function readId(key: string): string {
  return key.slice(key.lastIndexOf('|') + 1);
}

const receivers = new WeakMap<object, Set<string>>();

/**
 * Takes a receiver's name within its store and its inbox, lest two receivers take their deliveries for each other's. Returns
 * what gives it up.
 *
 * @throws TypeError if another receiver of the sender has it.
 */
export function claimEndpoint(
  keepers: Readonly<Record<string, object | undefined>>,
  provider: string,
  endpoint: string,
): () => void {
  const claim = `${provider} ${endpoint}`;
  const claims = Object.entries(keepers).flatMap(([what, keeper]) => {
    if (keeper === undefined) return [];
    const names = receivers.get(keeper) ?? new Set<string>();
    if (names.has(claim)) throw new TypeError(toClash(provider, endpoint, what));
    receivers.set(keeper, names);
    return [names];
  });
  for (const names of claims) names.add(claim);
  return () => {
    for (const names of claims) names.delete(claim);
  };
}

function toClash(provider: string, endpoint: string, what: string): string {
  const name = endpoint === '' ? 'without a name' : `called '${endpoint}'`;
  return (
    `${provider}: another receiver of this sender on this ${what} is ${name}, too, so that one would swallow deliveries ` +
    `of the other. Give each an 'endpoint' of its own.`
  );
}
