import { checkOptions, SECONDS, type Check } from './checks.js';
import type { Provider } from './provider.js';

/** Options of a verifier. */
export interface VerifierOptions {
  /** Seconds either side of now that a signed time of sending may lie; default the provider's. */
  readonly tolerance?: number | undefined;
  /** Seconds that the signed time of an event may lie back; default any. Webhooks that carry no such time pass. */
  readonly maxEventAge?: number | undefined;
  /** The clock, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** How a store is used. Durations are seconds. */
export interface OnceOptions {
  /** How long handling one delivery may take before a retry may be handled beside it; default 60. */
  readonly lease?: number | undefined;
  /** How long a handled delivery is remembered; default 7 days. */
  readonly keep?: number | undefined;
  /** What becomes of a delivery while the store is out of reach; default `refuse` with 503. `handle`: rather twice than late. */
  readonly storeFailure?: 'refuse' | 'handle' | undefined;
}

const A_FUNCTION: Check = [(value) => typeof value === 'function', 'a function'];

const VERIFIER_CHECKS: Readonly<Record<string, Check>> = { tolerance: SECONDS, maxEventAge: SECONDS, now: A_FUNCTION };

const RECEIVER_CHECKS: Readonly<Record<string, Check>> = {
  ...VERIFIER_CHECKS,
  path: [
    (value) => typeof value === 'string' && /^\/[^\s?#:*(){}]*$/.test(value),
    'a path that begins with / and is matched exactly, without query, parameters or wildcards',
  ],
  bodyLimit: [(value) => Number.isSafeInteger(value) && (value as number) > 0, 'a positive whole number of bytes'],
  on: [(value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object of handlers'],
  onRefused: A_FUNCTION,
  store: [(value) => has(value, ['reserve', 'commit', 'release']), 'a delivery store'],
  inbox: [(value) => has(value, ['accept']), 'an inbox'],
  lease: SECONDS,
  keep: SECONDS,
  storeFailure: [(value) => value === 'refuse' || value === 'handle', "'refuse' or 'handle'"],
};

/** @throws TypeError for an unknown option, one out of range, and one that the provider cannot honour. */
export function checkVerifierOptions(provider: Provider, options: object): void {
  checkProviderOptions(provider, options, VERIFIER_CHECKS);
}

/** The same for an adapter; `others` are the functions that only this adapter takes. */
export function checkReceiverOptions(provider: Provider, options: object, others: readonly string[]): void {
  checkProviderOptions(provider, options, {
    ...RECEIVER_CHECKS,
    ...Object.fromEntries(others.map((name) => [name, A_FUNCTION])),
  });
  const { on, inbox, store, ...rest } = options as Readonly<Record<string, unknown>>;
  if (on !== undefined && inbox !== undefined) {
    throw new TypeError(`${provider.name}: give 'on' or 'inbox', not both; the handlers of an inbox go to its work().`);
  }
  for (const name of ['lease', 'keep', 'storeFailure']) {
    if (rest[name] === undefined || store !== undefined) continue;
    throw new TypeError(`${provider.name}: '${name}' has no effect without a store.`);
  }
  for (const [type, handler] of Object.entries((on ?? {}) as object)) checkHandler(provider, type, handler);
}

function checkProviderOptions(provider: Provider, options: object, checks: Readonly<Record<string, Check>>): void {
  if (!(provider?.types instanceof Map)) {
    throw new TypeError('The provider must be one of @hooknotary/core, or made by defineProvider.');
  }
  checkOptions(provider.name, options, checks);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) checkHonoured(provider, name);
  }
}

function has(value: unknown, methods: readonly string[]): boolean {
  return methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === 'function');
}

function checkHonoured(provider: Provider, option: string): void {
  if (option === 'tolerance' && provider.timestamp === undefined) {
    throw new TypeError(`${provider.name}: 'tolerance' has no effect, because this sender signs no time of sending.`);
  }
  if (option === 'maxEventAge' && provider.occurredAt === undefined) {
    throw new TypeError(
      `${provider.name}: 'maxEventAge' has no effect, because this sender signs no time of the event.`,
    );
  }
}

function checkHandler(provider: Provider, type: string, handler: unknown): void {
  if (type !== '*' && type !== 'unknown' && !provider.types.has(type)) {
    const known = [...provider.types.keys(), 'unknown', '*'].join(', ');
    throw new TypeError(`${provider.name}: there is no type '${type}' to handle; there are ${known}.`);
  }
  if (typeof handler !== 'function')
    throw new TypeError(`${provider.name}: the handler of '${type}' must be a function.`);
}
