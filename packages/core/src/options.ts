import { checkOptions, FUNCTION, SECONDS, SUCCESS_STATUS, type Check } from './checks.js';
import type { Provider } from './provider.js';
import { isPublicUrl, type PublicUrl } from './public-url.js';

/** Options of a verifier. */
export interface VerifierOptions {
  /** Seconds either side of now that a signed time of sending may lie; default the provider's. */
  readonly tolerance?: number | undefined;
  /** Seconds that the signed time of an event may lie back; default any. Webhooks that carry no such time pass. */
  readonly maxEventAge?: number | undefined;
  /** The origin of the URL that the sender calls, or a function that gives the whole of it; needed where the sender signs it. */
  readonly publicUrl?: PublicUrl | undefined;
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

const VERIFIER_CHECKS: Readonly<Record<string, Check>> = {
  tolerance: SECONDS,
  maxEventAge: SECONDS,
  publicUrl: [isPublicUrl, "an origin such as 'https://example.com', or a function"],
  now: FUNCTION,
};

const RECEIVER_CHECKS: Readonly<Record<string, Check>> = {
  ...VERIFIER_CHECKS,
  path: [
    isPath,
    'a path as it stands in a URL: it begins with /, other than ASCII letters are percent-encoded, and it has no query, parameter or wildcard',
  ],
  endpoint: [isName, 'text, not empty and of 200 characters at most'],
  bodyLimit: [(value) => Number.isSafeInteger(value) && (value as number) > 0, 'a positive whole number of bytes'],
  on: [(value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object of handlers'],
  success: SUCCESS_STATUS,
  onRefused: FUNCTION,
  store: [
    (value) => has(value, ['reserve', 'commit', 'release']),
    'a delivery store whose timeout, if it has one, is seconds',
  ],
  inbox: [(value) => has(value, ['accept']), 'an inbox whose timeout, if it has one, is seconds'],
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
    ...Object.fromEntries(others.map((name) => [name, FUNCTION])),
  });
  const { on, inbox, store, ...rest } = options as Readonly<Record<string, unknown>>;
  if (on !== undefined && inbox !== undefined) {
    throw new TypeError(`${provider.name}: give 'on' or 'inbox', not both; the handlers of an inbox go to its work().`);
  }
  for (const name of ['lease', 'keep', 'storeFailure']) {
    if (rest[name] === undefined || store !== undefined) continue;
    throw new TypeError(`${provider.name}: '${name}' has no effect without a store.`);
  }
  // The cast is true: its check wants an object.
  if (on !== undefined) checkHandlers(provider, on as object);
}

// What RFC 3986 lets stand in a path, without what routers take for a parameter or a wildcard; nothing else ever comes.
function isPath(value: unknown): boolean {
  return typeof value === 'string' && /^\/(?:[\w\-.~!$&',;=@+/]|%[0-9A-Fa-f]{2})*$/.test(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= 200 && value.isWellFormed();
}

function checkProviderOptions(provider: Provider, options: object, checks: Readonly<Record<string, Check>>): void {
  if (!(provider?.types instanceof Map)) {
    throw new TypeError('The provider must be one of @hooknotary/core, or made by defineProvider.');
  }
  checkOptions(provider.name, options, checks);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) checkHonoured(provider, name);
  }
  if (provider.needsPublicUrl && (options as VerifierOptions).publicUrl === undefined) {
    throw new TypeError(
      `${provider.name}: this sender signs the URL that it calls: give its origin as 'publicUrl', or a function that gives the whole.`,
    );
  }
}

/** Whether it has the methods; and for a timeout nothing, or what a timer can wait for: less than 2^31 milliseconds. */
function has(value: unknown, methods: readonly string[]): boolean {
  const keeper = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { timeout = 1 } = keeper;
  return (
    methods.every((name) => typeof keeper[name] === 'function') && SECONDS[0](timeout) && Number(timeout) <= 2_000_000
  );
}

function checkHonoured(provider: Provider, option: string): void {
  const condition = CONDITIONS.get(option);
  if (condition === undefined || condition.isHonoured(provider)) return;
  throw new TypeError(`${provider.name}: '${option}' has no effect, because this sender ${condition.otherwise}.`);
}

/** Options that not every sender can honour: which can, and what the others do instead. */
export const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries<Condition>({
    tolerance: {
      isHonoured: ({ timestamp }) => timestamp !== undefined,
      otherwise: 'signs no time of sending',
    },
    publicUrl: { isHonoured: ({ needsPublicUrl }) => needsPublicUrl, otherwise: 'does not sign the URL' },
    maxEventAge: {
      isHonoured: ({ occurredAt }) => occurredAt !== undefined,
      otherwise: 'signs no time of the event',
    },
  }),
);

interface Condition {
  readonly isHonoured: (provider: Provider) => boolean;
  readonly otherwise: string;
}

/** @throws TypeError unless the handlers are for types that exist, and say what becomes of all of them. */
function checkHandlers({ name, types }: Provider, handlers: object): void {
  const known = [...types.keys(), 'unknown'];
  for (const [type, handler] of Object.entries(handlers)) {
    if (type !== '*' && !known.includes(type)) {
      throw new TypeError(`${name}: there is no type '${type}' to handle; there are ${known.join(', ')}, *.`);
    }
    if (typeof handler !== 'function') throw new TypeError(`${name}: the handler of '${type}' must be a function.`);
  }
  const missing = known.filter((type) => !Object.hasOwn(handlers, type));
  if (missing.length === 0 || Object.hasOwn(handlers, '*')) return;
  throw new TypeError(
    `${name}: 'on' does not say what becomes of ${missing.join(', ')}: the sender would hear success, and nobody of the webhook. ` +
      `Give a handler for each, or '*' for all the others; the function ignore acknowledges them on purpose.`,
  );
}
