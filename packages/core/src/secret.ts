import { KeyObject, randomBytes } from 'node:crypto';
import type { Delivery, Provider } from './provider.js';
import type { Algorithm, Key, SecretValue } from './algorithms.js';
import type { Awaitable } from './store.js';

/** A secret as text, as bytes, or as a key; or several of them while one replaces another. */
export type StaticSecret = SecretValue | readonly SecretValue[];

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
  readonly tenant: string | undefined;
}

type Signer = Pick<Provider, 'name' | 'signature'>;

const nobodies = new WeakMap<readonly Algorithm[], Keys>();

/** What no sender signs with: whoever has no tenant costs the same time as any other. */
function toNobody({ algorithms }: Signer['signature']): Keys {
  const known = nobodies.get(algorithms);
  if (known !== undefined) return known;
  const entries = algorithms.map((algorithm) => [algorithm, algorithm.toNobodysKey(randomBytes(32))] as const);
  const nobody = { keys: [new Map(entries)], tenant: undefined };
  nobodies.set(algorithms, nobody);
  return nobody;
}

/** The keys that a secret function has found. @throws TypeError for anything that is no usable secret. */
export function toFoundKeys(found: unknown, signer: Signer): Keys {
  if (found === undefined) return toNobody(signer.signature);
  if (!isTenantSecret(found)) return { keys: toKeys(found, signer), tenant: undefined };
  const { secret, tenant } = found;
  return { keys: toKeys(secret, signer), tenant: tenant === undefined ? undefined : toTenant(tenant, signer.name) };
}

function isTenantSecret(found: unknown): found is { readonly secret: unknown; readonly tenant?: unknown } {
  return typeof found === 'object' && found !== null && !(found instanceof KeyObject) && 'secret' in found;
}

function toTenant(tenant: unknown, provider: string): string {
  const isTenant = typeof tenant === 'string' && tenant !== '' && tenant.length <= 200 && tenant.isWellFormed();
  if (isTenant) return tenant;
  throw new TypeError(`${provider}: a tenant must be text, not empty and of 200 characters at most.`);
}

/** The keys of one or more secrets, in their order. @throws TypeError for anything that is no usable secret. */
export function toKeys(secret: unknown, { name, signature }: Signer): readonly SecretKeys[] {
  const secrets = Array.isArray(secret) ? (secret as readonly unknown[]) : [secret];
  if (secrets.length === 0) throw new TypeError(`${name}: the list of secrets is empty.`);
  if (secrets.length > MOST) throw new TypeError(`${name}: there are more than ${MOST} secrets.`);
  // The cast is true of all that is not refused.
  return secrets.map((each) => toSecretKeys(each as SecretValue, signature.algorithms, name));
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
