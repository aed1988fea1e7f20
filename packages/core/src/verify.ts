import { isPromiseLike, PATIENCE, withDeadline } from './deadline.js';
import { WebhookError, type WebhookErrorCode } from './errors.js';
import { readHeader } from './headers.js';
import { toId } from './id.js';
import { checkVerifierOptions, type VerifierOptions } from './options.js';
import { readMismatch } from './mismatch.js';
import type { AnyWebhook, Delivery, DeliveryHeaders, Mismatch, Provider, Success, TimestampRule } from './provider.js';
import type { Algorithm, Content, Key } from './algorithms.js';
import { readMember, toHandshake } from './handshake.js';
import { readEnd } from './jws.js';
import { findMatch, type Match } from './match.js';
import { createPublicUrl } from './public-url.js';
import { toFoundKeys, toKeys, type Keys, type Secret, type SecretFunction } from './secret.js';
import type { Candidate } from './source.js';
import { isTime, toTime } from './time.js';

/** What a delivery claims before its content is known; all of it comes from the head of the request. */
export interface Claims {
  /** What each header offers that is there, candidates of which any may verify: of all of them one must. */
  readonly offers: readonly (readonly Candidate[])[];
}

/** A delivery that verified, and what only the handling of it needs to know. */
export interface Verified<W> {
  readonly webhook: W;
  /** The signed document that the payload was read from; empty where there is none. */
  readonly document: Uint8Array;
  /** Whether anything signed tells this event from the next. */
  readonly isIdentified: boolean;
  /** The key that matched, where a function found it. */
  readonly foundKey: Key | undefined;
  /** What answers it, where it is no webhook but a handshake. */
  readonly handshake: Success | undefined;
}

/** A verifier in the two steps that an adapter takes: before the body is read, and after. */
export interface StagedVerifier<W> {
  /** @throws WebhookError if no content could make this delivery genuine. */
  readonly readClaims: (head: Pick<Delivery, 'method' | 'headers'>) => Claims;
  /**
   * The provider's own functions see the delivery as `shown`. A secret that comes late makes the result a promise.
   *
   * @throws WebhookError unless the claims hold for the content.
   */
  readonly verify: (claims: Claims, delivery: Delivery, shown?: Delivery) => Verified<W> | Promise<Verified<W>>;
}

/** Verifies one delivery. @throws WebhookError if it is refused. */
export type Verifier<W, S extends Secret = Secret> = (
  delivery: Delivery,
) => S extends SecretFunction ? W | Promise<W> : W;

/**
 * Makes the function that verifies deliveries of one provider, for use without a framework.
 *
 *     const verify = createVerifier(akidotp, process.env.AKIDOTP_WEBHOOK_SECRET);
 *     const webhook = verify({ method: 'POST', url: '/webhooks/akidotp', headers, rawBody });
 *
 * @throws TypeError if the secret or an option is unusable.
 */
export function createVerifier<W extends AnyWebhook, S extends Secret>(
  provider: Provider<W>,
  secret: S,
  options: VerifierOptions = {},
): Verifier<W, S> {
  checkVerifierOptions(provider, options);
  const { readClaims, verify } = createStagedVerifier(provider, secret, options);
  // The cast is true: only a secret function can make `verify` return a promise.
  return ((delivery) => {
    const verified = verify(readClaims(delivery), delivery);
    return verified instanceof Promise ? verified.then(({ webhook }) => webhook) : verified.webhook;
  }) as Verifier<W, S>;
}

/** The whole verification, in reading order. The options are checked already. @throws TypeError for an unusable secret. */
export function createStagedVerifier<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: Secret,
  options: VerifierOptions,
): StagedVerifier<W> {
  // Asked anew each time: a test may put another clock in its place.
  const now = options.now ?? (() => Date.now());
  const { signature: source, timestamp: timing } = provider;
  const staticKeys: Keys | undefined =
    typeof secret === 'function' ? undefined : { keys: toKeys(secret, provider), tenant: undefined };
  const toPublicUrl = createPublicUrl(options.publicUrl);
  const headerTiming = source.hasTime || timing?.member !== undefined ? undefined : timing;
  const isMethod = (method: string): boolean => provider.methods.some((each) => each === method);

  function readClaims({ method, headers }: Pick<Delivery, 'method' | 'headers'>): Claims {
    if (!isMethod(method)) throw refuse('method_not_allowed', { allow: provider.methods.join(', ') });
    const [encoding = '', another] = readHeader(headers, 'content-encoding');
    if (another !== undefined || (encoding !== '' && encoding.toLowerCase() !== 'identity')) {
      throw refuse('content_encoding_unsupported');
    }
    const offers = readOffers(headers);
    // After the signatures, for which of them is there decides which time counts.
    if (headerTiming !== undefined) for (const candidates of offers) addTime(headers, candidates, headerTiming);
    return { offers };
  }

  function readOffers(headers: DeliveryHeaders): readonly (readonly Candidate[])[] {
    const offers: (readonly Candidate[])[] = [];
    let chosen: Algorithm | undefined;
    for (let family = 0; family < source.headers.length; family++) {
      // The cast is true: that many there are.
      const [text, another] = readHeader(headers, source.headers[family] as string);
      if (text === undefined) continue;
      chosen ??= readChoice(headers);
      const candidates = another === undefined ? source.read(text, chosen) : undefined;
      if (candidates === undefined) throw refuse('signature_malformed');
      if (candidates.length === 0) throw refuse('signature_missing');
      for (const candidate of candidates) candidate.family = family;
      offers.push(source.hasTime ? withTime(candidates) : candidates);
    }
    if (offers.length === 0) throw refuse('signature_missing');
    return offers;
  }

  /** The algorithm that the sender names, among those that the receiver allows. */
  function readChoice(headers: DeliveryHeaders): Algorithm | undefined {
    if (source.choice === undefined) return undefined;
    const [name = '', another] = readHeader(headers, source.choice.header);
    const { algorithms } = source.choice;
    if (another !== undefined || !Object.hasOwn(algorithms, name)) throw refuse('signature_malformed');
    return algorithms[name];
  }

  function withTime(candidates: readonly Candidate[]): readonly Candidate[] {
    const timed = candidates.filter((candidate) => candidate.time !== undefined);
    if (timed.length === 0) throw refuse('timestamp_missing');
    const readable = timed.filter(({ time }) => isTime(String(time), timing));
    if (readable.length === 0) throw refuse('timestamp_malformed');
    return readable;
  }

  function addTime(headers: DeliveryHeaders, candidates: readonly Candidate[], rule: TimestampRule): void {
    // The casts are true: there is a candidate, and a name for each of the signature's headers.
    const { family } = candidates[0] as Candidate;
    const [text, another] = readHeader(headers, (rule.headers?.[family] ?? rule.header) as string);
    if (text === undefined) throw refuse('timestamp_missing');
    if (another !== undefined || !isTime(text, rule)) throw refuse('timestamp_malformed');
    for (const candidate of candidates) candidate.time = text;
  }

  function verify(claims: Claims, delivery: Delivery, shown = delivery): Verified<W> | Promise<Verified<W>> {
    // A caller without types may hand text or a parsed object over; the bytes that were signed cannot be had from those.
    if (!(delivery.rawBody instanceof Uint8Array)) throw refuse('body_already_parsed');
    if (delivery.method === 'GET' && delivery.rawBody.length > 0) throw refuse('body_unexpected');
    if (staticKeys !== undefined) return verifyWith(staticKeys, claims, shown);
    const found = findKeys(source.token === undefined ? delivery : { ...delivery, claims: toClaims(claims) });
    return found instanceof Promise
      ? found.then((keys) => verifyWith(keys, claims, shown))
      : verifyWith(found, claims, shown);
  }

  function toClaims({ offers: [first] }: Claims): Delivery['claims'] {
    // The cast is true: there is a header, and in it a token.
    return (first as readonly Candidate[])[0]?.token?.claims;
  }

  function findKeys(delivery: Delivery): Keys | Promise<Keys> {
    try {
      // The cast is true: `findKeys` is only called where the secret is a function.
      const found = (secret as SecretFunction)(delivery);
      return isPromiseLike(found) ? awaitKeys(found) : toFoundKeys(found, provider);
    } catch (cause) {
      throw refuse('secret_unavailable', undefined, cause);
    }
  }

  async function awaitKeys(found: PromiseLike<unknown>): Promise<Keys> {
    try {
      return toFoundKeys(await withDeadline(found, PATIENCE, 'The secret function'), provider);
    } catch (cause) {
      throw refuse('secret_unavailable', undefined, cause);
    }
  }

  function verifyWith({ keys, tenant }: Keys, claims: Claims, shown: Delivery): Verified<W> {
    const urls = provider.needsPublicUrl ? readPublicUrls(shown) : ONE_URL;
    const match = findMatch(keys, urls === ONE_URL ? addContent(claims, shown, '') : addUrls(claims, shown, urls));
    if (match === undefined) throw refuse('signature_mismatch');
    const { secretIndex, candidate } = match;
    const said = candidate.token?.claims ?? {};
    // It is another body's token.
    if (source.token?.isOf(said, shown.rawBody, urls) === false) throw refuse('signature_mismatch');

    const receivedAt = new Date(now());
    // Else it is known only when the payload is.
    if (timing?.member === undefined) checkTimestamp(candidate.time ?? '', receivedAt.getTime(), readEnd(said));
    const document = provider.toDocument(shown, candidate.content);
    const payload = document.length === 0 ? undefined : readPayload(document);
    if (timing?.member !== undefined) checkTimestamp(readTime(payload, timing.member), receivedAt.getTime());
    const { type, id, isIdentified, occurredAt, extras, mismatch } = readEvent(
      payload,
      shown,
      document,
      candidate.family,
    );
    if (payload === undefined && mismatch !== undefined) throw refuse('payload_malformed');
    checkEventAge(occurredAt, receivedAt.getTime());
    const webhook: AnyWebhook = {
      provider: provider.name,
      type,
      payload,
      id,
      test: mismatch === undefined && provider.testTypes.has(type),
      occurredAt,
      receivedAt,
      rawBody: shown.rawBody,
      secretIndex,
      tenant,
    };
    const more = mismatch === undefined ? extras : { mismatch };
    return {
      // The cast is true by the provider's definition: a known type's form was checked, all else is `unknown`.
      webhook: (more === undefined ? webhook : { ...more, ...webhook }) as W,
      document,
      isIdentified,
      foundKey: staticKeys === undefined ? keys[secretIndex]?.get(candidate.algorithm) : undefined,
      handshake: readHandshake(payload, keys, match),
    };
  }

  function readHandshake(payload: unknown, keys: Keys['keys'], { secretIndex, candidate }: Match): Success | undefined {
    const { algorithm } = candidate;
    const key = provider.handshakes.length === 0 ? undefined : keys[secretIndex]?.get(algorithm);
    return key && toHandshake(provider.handshakes, payload, { algorithm, key });
  }

  /** The time in a signed payload. */
  function readTime(payload: unknown, member: string): string {
    const value = readMember(payload, member);
    if (value === undefined) throw refuse('timestamp_missing');
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !isTime(text, timing)) throw refuse('timestamp_malformed');
    return text;
  }

  /** The candidates, each with what it must be the signature of. */
  function addContent({ offers }: Claims, delivery: Delivery, publicUrl: string): Claims['offers'] {
    for (const candidates of offers) {
      for (const candidate of candidates) {
        const { token, time = '', family } = candidate;
        candidate.content = token?.content ?? readContent(delivery, time, family, publicUrl);
      }
    }
    return offers;
  }

  /** The same for each of the spellings that the URL may have. */
  function addUrls({ offers }: Claims, delivery: Delivery, urls: readonly string[]): Claims['offers'] {
    return offers.map((candidates) =>
      urls.flatMap((url) => {
        const copies = candidates.map((candidate) => ({ ...candidate }));
        addContent({ offers: [copies] }, delivery, url);
        return copies;
      }),
    );
  }

  /** All spellings that the sender may have signed. */
  function readPublicUrls(delivery: Delivery): readonly string[] {
    let url: string;
    try {
      url = toPublicUrl(delivery);
    } catch (cause) {
      throw refuse('provider_failed', undefined, cause);
    }
    // A target that makes no URL: nobody can have called it.
    if (!URL.canParse(url)) throw refuse('signed_content_malformed');
    return provider.urlForms(url);
  }

  /** What the signature covers. */
  function readContent(delivery: Delivery, time: string, family: number, publicUrl: string): Content {
    let content: readonly unknown[] | undefined;
    try {
      content = provider.signedContent(delivery, time, family, publicUrl);
    } catch (cause) {
      throw refuse('provider_failed', undefined, cause);
    }
    if (content === undefined || content.length === 0) throw refuse('signed_content_malformed');
    // Text would be taken for an array of numbers, and each of its letters for 0: any other text would verify, too.
    if (!content.every(isBytes)) {
      const cause = new TypeError(`${provider.name}: signedContent must return parts that are bytes (Uint8Array).`);
      throw refuse('signed_content_malformed', undefined, cause);
    }
    return content;
  }

  function readEvent(payload: unknown, delivery: Delivery, document: Uint8Array, family: number): SignedEvent {
    const { name } = provider;
    const hasContent = document.length > 0;
    try {
      const type = provider.typeOf(payload, delivery);
      const mismatch = readMismatch(provider, type, payload);
      if (type === undefined || mismatch !== undefined) {
        return { type: 'unknown', id: toId(name, undefined, document), isIdentified: hasContent, mismatch };
      }
      const parts = provider.idempotencyKey(payload, type, provider.toSigned(delivery, family, document));
      return {
        type,
        id: toId(name, parts, document),
        isIdentified: parts !== null && hasContent,
        occurredAt: provider.occurredAt?.(payload),
        extras: provider.extras?.(payload),
      };
    } catch (cause) {
      throw refuse('provider_failed', undefined, cause);
    }
  }

  /** What names its own end is good until then, and not so many seconds from its beginning. */
  function checkTimestamp(timestamp: string, nowMilliseconds: number, end?: number): void {
    const tolerance = (options.tolerance ?? timing?.tolerance ?? 0) * 1000;
    // Written so that a clock that gives no number refuses.
    if (end !== undefined && !(nowMilliseconds - end <= tolerance)) throw refuse('timestamp_too_old');
    if (timing === undefined) return;
    const age = nowMilliseconds - toTime(timestamp, timing);
    if (end === undefined && !(age <= tolerance)) throw refuse('timestamp_too_old');
    if (!(age >= -tolerance)) throw refuse('timestamp_too_new');
  }

  function checkEventAge(occurredAt: Date | undefined, nowMilliseconds: number): void {
    if (options.maxEventAge === undefined || occurredAt === undefined) return;
    if (!(nowMilliseconds - occurredAt.getTime() <= options.maxEventAge * 1000)) throw refuse('event_too_old');
  }

  function readPayload(document: Uint8Array): unknown {
    try {
      return provider.document.read(document);
    } catch {
      // Not kept as the cause: a parser's message quotes the text.
      throw refuse('payload_malformed');
    }
  }

  function refuse(code: WebhookErrorCode, headers?: Readonly<Record<string, string>>, cause?: unknown): WebhookError {
    const status = code.startsWith('signature_') ? provider.signature.refusalStatus : undefined;
    return new WebhookError(code, { provider: provider.name, status, headers, cause });
  }

  return { readClaims, verify };
}

/** Of a sender that signs none. */
const ONE_URL: readonly string[] = [''];

/** What a payload says of its event. */
interface SignedEvent {
  readonly type: string;
  readonly id: string;
  readonly isIdentified: boolean;
  readonly mismatch?: Mismatch | undefined;
  readonly occurredAt?: Date | undefined;
  readonly extras?: object | undefined;
}

function isBytes(part: unknown): part is Uint8Array {
  return part instanceof Uint8Array;
}
