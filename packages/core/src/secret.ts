import { KeyObject, randomBytes } from 'node:crypto';
import type { Delivery, Provider } from './provider.js';
import type { Algorithm, Key, SecretValue } from './algorithms.js';
import type { Awaitable } from './store.js';

/** A secret that is being replaced: from that time on nothing verifies under it. */
export interface ExpiringSecret {
  readonly secret: SecretValue;
  readonly until: Date;
}

/** A secret as text, as bytes, or as a key; or several of them while one replaces another. */
export type StaticSecret = SecretValue | readonly (SecretValue | ExpiringSecret)[];

/** A secret, and whose it is: no two tenants share what a store or an inbox remembers. */
export interface TenantSecret {
  readonly secret: StaticSecret;
  /** The webhook's `tenant`: text that is not empty, at most 200 characters. */
  readonly tenant?: string | undefined;
}

/**
 * Finds the secret for a delivery whose content is not yet trusted: many tenants, a key manager. Undefined where there is no
 * such tenant: the delivery is refused as any forgery. Throw where the secret cannot be had: the sender comes again.
 */
export type SecretFunction = (delivery: Delivery) => Awaitable<StaticSecret | TenantSecret | undefined>;

/** How a user gives the secret. An environment variable that is not set is undefined, which is a TypeError at once. */
export type Secret = StaticSecret | SecretFunction | undefined;

/** What a secret becomes: its key for each algorithm of the sender that it is one of. */
export type SecretKeys = ReadonlyMap<Algorithm, Key>;

/** What the secrets of a delivery become. */
export interface Keys {
  readonly keys: readonly SecretKeys[];
  /** When each ends, milliseconds since 1970; undefined where none does. */
  readonly ends: readonly number[] | undefined;
  readonly tenant: string | undefined;
}

type Signer = Pick<Provider, 'name' | 'signature'>;

const nobodies = new WeakMap<readonly Algorithm[], Keys>();

/** What no sender signs with: whoever has no tenant costs the same time as any other. */
function toNobody({ algorithms }: Signer['signature']): Keys {
  const known = nobodies.get(algorithms);
  if (known !== undefined) return known;
  const entries = algorithms.map((algorithm) => [algorithm, algorithm.toNobodysKey(randomBytes(32))] as const);
  const nobody = { keys: [new Map(entries)], ends: undefined, tenant: undefined };
  nobodies.set(algorithms, nobody);
  return nobody;
}

/** The keys that a secret function has found. @throws TypeError for anything that is no usable secret. */
export function toFoundKeys(found: unknown, signer: Signer): Keys {
  if (found === undefined) return toNobody(signer.signature);
  if (!isNamed(found)) return toKeys(found, signer);
  const { secret, tenant } = found;
  // It would never end.
  if ('until' in found) throw new TypeError(`${signer.name}: ${LONE}`);
  return { ...toKeys(secret, signer), tenant: tenant === undefined ? undefined : toTenant(tenant, signer.name) };
}

const LONE = "a secret with 'until' stands in a list, beside the one that replaces it.";

/** The keys that are good at a time, each in its place; those of nobody where none is. */
export function keysAt({ keys, ends }: Keys, milliseconds: number, signer: Signer): Keys['keys'] {
  if (ends === undefined) return keys;
  const isGood = ends.map((end) => milliseconds < end);
  return isGood.includes(true)
    ? keys.map((each, index) => (isGood[index] === true ? each : NONE))
    : toNobody(signer.signature).keys;
}

const NONE: SecretKeys = new Map();

/** Whether it is a secret with a word about it: whose it is, or until when. */
function isNamed(
  found: unknown,
): found is { readonly secret: unknown; readonly tenant?: unknown; readonly until?: unknown } {
  return typeof found === 'object' && found !== null && !(found instanceof KeyObject) && 'secret' in found;
}

function toTenant(tenant: unknown, provider: string): string {
  const isTenant = typeof tenant === 'string' && tenant !== '' && tenant.length <= 200 && tenant.isWellFormed();
  if (isTenant) return tenant;
  throw new TypeError(`${provider}: a tenant must be text, not empty and of 200 characters at most.`);
}

/** The keys of one or more secrets, in their order. @throws TypeError for anything that is no usable secret. */
export function toKeys(secret: unknown, { name, signature }: Signer): Keys {
  const secrets = Array.isArray(secret) ? (secret as readonly unknown[]) : [secret];
  if (secrets.length === 0) throw new TypeError(`${name}: the list of secrets is empty.`);
  if (secrets.length > MOST) throw new TypeError(`${name}: there are more than ${MOST} secrets.`);
  if (isNamed(secret) && 'until' in secret) throw new TypeError(`${name}: ${LONE}`);
  // Only those of a list may say until when.
  const named = secrets.map((each) => (each !== secret && isNamed(each) ? each : undefined));
  // The cast is true of all that is not refused.
  const keys = secrets.map((each, index) =>
    toSecretKeys((named[index]?.secret ?? each) as SecretValue, signature.algorithms, name),
  );
  const ends = named.map((each) => (each === undefined ? Infinity : toEnd(each.until, name)));
  return { keys, ends: ends.every((end) => end === Infinity) ? undefined : ends, tenant: undefined };
}

function toEnd(until: unknown, name: string): number {
  const end = until instanceof Date ? until.getTime() : Number.NaN;
  if (Number.isNaN(end)) throw new TypeError(`${name}: 'until' of a secret must be a Date.`);
  return end;
}

/** Secrets that may be valid at one time. */
const MOST = 16;

/**
 * Where a sender has several algorithms, a secret is a key of those that its form says: bare bytes are one of the first kind
 * alone, lest somebody sign by HMAC with the bytes of a public key.
 */
function toSecretKeys(secret: SecretValue, algorithms: readonly Algorithm[], name: string): SecretKeys {
  const [first] = algorithms;
  const meant = secret instanceof Uint8Array ? algorithms.filter(({ kind }) => kind === first?.kind) : algorithms;
  const keys = new Map<Algorithm, Key>();
  let reason: unknown;
  for (const algorithm of meant) {
    try {
      keys.set(algorithm, algorithm.toKey(secret, name));
    } catch (error) {
      reason ??= error;
    }
  }
  if (keys.size === 0) throw reason;
  return keys;
}
