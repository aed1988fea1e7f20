import { toBuffer, checkOptions, createPublicUrl, isPublicUrl, SECONDS, type Check } from '@hooknotary/core/internal';
import {
  WebhookError,
  type Algorithm,
  type AnyWebhook,
  type Delivery,
  type Provider,
  type StaticSecret,
  createVerifier,
} from '@hooknotary/core';
import type { Cause } from './causes.js';
import { createCovered } from './covered.js';
import { findDifferences, type Difference } from './differences.js';
import { readHead, readRest, readTraces } from './facts.js';
import { toKeyGuesses } from './keys.js';
import { toTitle } from './known.js';
import { guessReadings, type PublicUrlOption } from './readings.js';
import { search, type Match, type SearchSpace } from './search.js';
import { guessSecrets, readSecrets } from './secrets.js';
import { readSignatures } from './signatures.js';
import { readTimestamp } from './timestamps.js';
import { createAccount, type Budget, type Untried } from './work.js';

export type { Cause, CauseCode } from './causes.js';
export type { ByteRange, Difference } from './differences.js';

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** Secrets of other providers, by provider name: to tell when one was put in another's place. */
  readonly secrets?: Readonly<Record<string, StaticSecret>> | undefined;
  /** As the receiver's option: the origin of the URL that the sender calls, or a function; needed where the sender signs it. */
  readonly publicUrl?: PublicUrlOption;
  /** Seconds either side of now that a signed time of sending may lie; default the provider's. */
  readonly tolerance?: number | undefined;
  /** The clock, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** What {@link diagnose} found. */
export interface Diagnosis<W> {
  /** Given where it verifies as it is. */
  readonly webhook: W | undefined;
  /** What verification answered; undefined where it verified. */
  readonly refusal: WebhookError | undefined;
  /** What was proven, the simplest that there is; empty where nothing that was tried matches. */
  readonly causes: readonly Cause[];
  /** The bytes that the signature covers; undefined where none was proven right. They hold what the delivery holds. */
  readonly signed: Uint8Array | undefined;
  /** The bytes that it would have to cover for the delivery as it came; undefined where `signed` is. */
  readonly received: Uint8Array | undefined;
  /** Where the two differ, in order; nothing where what is wrong is no content, such as the secret. */
  readonly differences: readonly Difference[];
  /** What was looked at on the way, each change by itself and many of them together; nothing where it verified. */
  readonly tried: readonly string[];
  /** What was not looked at, or not all of it, and why. */
  readonly untried: readonly Untried[];
}

const OPTIONS: Readonly<Record<string, Check>> = {
  secrets: [(value) => typeof value === 'object' && value !== null, 'an object of secrets by provider name'],
  publicUrl: [isPublicUrl, "an origin such as 'https://example.com', or a function"],
  tolerance: SECONDS,
  now: [(value) => typeof value === 'function', 'a function'],
};

/** Bytes hashed, or as much other work, at most for one delivery: about a second's. */
const MOST_WORK = 256 * 1024 * 1024;

/**
 * What is wrong with a delivery that does not verify, as far as a match proves it. For people: never on the request path,
 * for it does a thousand times the work of a verification.
 *
 *     const { webhook, causes } = diagnose(akidotp, secret, delivery);
 *     for (const { proof, fix } of causes) console.log(proof, fix.express);
 *
 * @throws TypeError for a secret that is empty or neither text nor bytes, and for an unusable option.
 */
export function diagnose<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: StaticSecret,
  delivery: Delivery,
  options: DiagnoseOptions = {},
): Diagnosis<W> {
  return diagnoseWithin({ bytes: MOST_WORK }, provider, secret, delivery, options);
}

/** The same, for as much work as is given. */
export function diagnoseWithin<W extends AnyWebhook>(
  budget: Budget,
  provider: Provider<W>,
  secret: StaticSecret,
  delivery: Delivery,
  options: DiagnoseOptions,
): Diagnosis<W> {
  const { secrets = {}, publicUrl, tolerance, now = Date.now } = options;
  checkOptions(provider?.name, options, OPTIONS);
  const given = readSecrets(secret, provider.name);
  const outcome = verify(provider, secret, delivery, { publicUrl, tolerance, now });
  const others = Object.entries(secrets)
    .filter(([name]) => name !== provider.name)
    .map(([name, each]) => [toTitle(name), readSecrets(each, name)] as const);
  if (!(outcome instanceof WebhookError)) {
    return { webhook: outcome, refusal: undefined, causes: [], ...NOTHING_SIGNED, tried: [], untried: [] };
  }

  const bytes = { ...delivery, rawBody: toBytes(delivery.rawBody) };
  const account = createAccount(budget);
  const url = provider.needsPublicUrl ? createPublicUrl(publicUrl)(delivery) : '';
  const readings = guessReadings(provider, bytes, { publicUrl, url, work: account, now });
  // Without a signature or what it covers, no secret can be tried.
  if (readings.contents.length > 0) {
    account.tell('secret', 'the secret with other white space, quotes, prefix and encoding');
    if (others.length > 0) account.tell('secret', `the secrets of ${others.map(([name]) => name).join(', ')}`);
  }
  const keys = toKeyGuesses(guessSecrets(provider, given, others), algorithmsOf(readings));
  const match = search({ keys, ...readings }, account);
  const causes =
    match === undefined
      ? [
          ...readHead(provider, delivery),
          ...readTraces(provider, delivery, { refusal: outcome, secrets: given, publicUrl: url }),
        ]
      : [
          ...readHead(provider, delivery),
          ...match.causes,
          ...readRest(provider, bytes, { refusal: outcome, match }, { tolerance, now }),
        ];
  const isCompressed = causes.some(({ code }) => code === 'body_compressed');
  return {
    webhook: undefined,
    refusal: outcome,
    causes: causes.filter(({ code }) => !isCompressed || code !== 'content_encoding_unsupported'),
    ...(match === undefined ? NOTHING_SIGNED : compare(match, readReceived(provider, bytes, { match, url }))),
    ...account.read(),
  };
}

type Compared = Pick<Diagnosis<AnyWebhook>, 'signed' | 'received' | 'differences'>;

const NOTHING_SIGNED: Compared = { signed: undefined, received: undefined, differences: [] };

function compare({ signed }: Match, received: Buffer): Compared {
  return { signed, received, differences: findDifferences(signed, received) };
}

/** What the signature that matched would cover of the delivery as it came; its body, where that cannot be signed. */
function readReceived(
  provider: Provider,
  delivery: Delivery,
  { match, url }: { readonly match: Match; readonly url: string },
): Buffer {
  const { hasTime, token } = provider.signature;
  const beside = readSignatures(provider, delivery.headers)?.flat()[0]?.time ?? match.candidate.time ?? '';
  const time = hasTime && token === undefined ? beside : (readTimestamp(provider, delivery.headers) ?? '');
  const given = createCovered(provider, { delivery, publicUrl: url, isUnbound: true }, time);
  const [candidate] = given.fill(match.candidate);
  return candidate === undefined ? Buffer.from(delivery.rawBody) : given.show(candidate);
}

function verify<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: StaticSecret,
  delivery: Delivery,
  options: Omit<DiagnoseOptions, 'secrets'>,
): W | WebhookError {
  try {
    // By a function, because a secret with white space around it is to be refused, not to throw. The cast is true: only a
    // function that gives a promise makes the verifier give one.
    return createVerifier(provider, () => secret, options)(delivery) as W;
  } catch (error) {
    if (error instanceof WebhookError) return error;
    throw error;
  }
}

/** All that may have made one of the signatures. */
function algorithmsOf({ readings, signatures }: Omit<SearchSpace, 'keys'>): ReadonlySet<Algorithm> {
  const all = [...readings.map(({ value }) => value.signatures), ...signatures.map(({ value }) => value)];
  return new Set(all.flat(2).map(({ algorithm }) => algorithm));
}

/** The bytes that were most likely meant by what was handed over. */
function toBytes(rawBody: unknown): Buffer {
  if (rawBody instanceof Uint8Array) return toBuffer(rawBody);
  if (typeof rawBody === 'string') return Buffer.from(rawBody);
  try {
    return Buffer.from(JSON.stringify(rawBody) ?? '');
  } catch {
    return Buffer.alloc(0);
  }
}
