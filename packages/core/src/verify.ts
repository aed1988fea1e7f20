import { WebhookError, type WebhookErrorCode } from './errors.js';
import { readHeader } from './headers.js';
import { toId } from './id.js';
import { parseJson } from './json.js';
import { checkVerifierOptions, type VerifierOptions } from './options.js';
import type { AnyWebhook, Delivery, DeliveryHeaders, Provider } from './provider.js';
import { toHmacKeys, type Secret, type SecretFunction, type StaticSecret } from './secret.js';
import { decodeSignature, matchingKey, type HmacKey } from './signature.js';

/** What a delivery claims before its content is known; all of it comes from the head of the request. */
interface Claims {
  readonly signatures: readonly Buffer[];
  /** The text received: a number printed again may differ. */
  readonly timestamp: string;
}

/** A verifier in the two steps that an adapter takes: before the body is read, and after. */
export interface StagedVerifier<W> {
  /** @throws WebhookError if no content could make this delivery genuine. */
  readonly readClaims: (head: Pick<Delivery, 'method' | 'headers'>) => Claims;
  /** @throws WebhookError unless the claims hold for the content. A secret that comes late makes the result a promise. */
  readonly verify: (claims: Claims, delivery: Delivery) => W | Promise<W>;
  /** The signed document that the payload of a verified delivery was read from, where that is not the raw body. */
  readonly readDocument: (claims: Claims, delivery: Delivery) => Uint8Array | undefined;
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
  return ((delivery) => verify(readClaims(delivery), delivery)) as Verifier<W, S>;
}

/** The whole verification, in reading order. The options are checked already. @throws TypeError for an unusable secret. */
export function createStagedVerifier<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: Secret,
  options: VerifierOptions,
): StagedVerifier<W> {
  const now = options.now ?? Date.now;
  const { prefix = '' } = provider.signature;
  const staticKeys = typeof secret === 'function' ? undefined : toHmacKeys(secret, provider.name);

  function readClaims({ method, headers }: Pick<Delivery, 'method' | 'headers'>): Claims {
    if (method !== provider.method) throw refuse('method_not_allowed', { allow: provider.method });
    const [encoding = '', another] = readHeader(headers, 'content-encoding');
    if (another !== undefined || (encoding !== '' && encoding.toLowerCase() !== 'identity')) {
      throw refuse('content_encoding_unsupported');
    }
    return { signatures: readSignatures(headers), timestamp: readTimestamp(headers) };
  }

  function readSignatures(headers: DeliveryHeaders): readonly Buffer[] {
    const signatures: Buffer[] = [];
    for (const name of provider.signature.headers) {
      const [text, another] = readHeader(headers, name);
      if (text === undefined) continue;
      const signature = another === undefined ? decodeSignature(text, prefix) : undefined;
      if (signature === undefined) throw refuse('signature_malformed');
      signatures.push(signature);
    }
    if (signatures.length === 0) throw refuse('signature_missing');
    return signatures;
  }

  function readTimestamp(headers: DeliveryHeaders): string {
    if (provider.timestamp === undefined) return '';
    const [text, another] = readHeader(headers, provider.timestamp.header);
    if (text === undefined) throw refuse('timestamp_missing');
    if (another !== undefined || !/^[0-9]{1,12}$/.test(text)) throw refuse('timestamp_malformed');
    return text;
  }

  function verify(claims: Claims, delivery: Delivery): W | Promise<W> {
    if (staticKeys !== undefined) return verifyWith(staticKeys, claims, delivery);
    const keys = findKeys(delivery);
    return keys instanceof Promise
      ? keys.then((found) => verifyWith(found, claims, delivery))
      : verifyWith(keys, claims, delivery);
  }

  function findKeys(delivery: Delivery): readonly HmacKey[] | Promise<readonly HmacKey[]> {
    try {
      // The cast is true: `findKeys` is only called where the secret is a function.
      const found = (secret as SecretFunction)(delivery);
      return isPromiseLike(found) ? awaitKeys(found) : toHmacKeys(found, provider.name);
    } catch (cause) {
      throw refuse('secret_unavailable', undefined, cause);
    }
  }

  async function awaitKeys(found: PromiseLike<StaticSecret>): Promise<readonly HmacKey[]> {
    try {
      return toHmacKeys(await found, provider.name);
    } catch (cause) {
      throw refuse('secret_unavailable', undefined, cause);
    }
  }

  function verifyWith(keys: readonly HmacKey[], claims: Claims, delivery: Delivery): W {
    // A caller without types may hand text or a parsed object over; the bytes that were signed cannot be had from those.
    if (!(delivery.rawBody instanceof Uint8Array)) throw refuse('body_already_parsed');
    const content = provider.signedContent(delivery, claims.timestamp);
    const document = content?.at(-1);
    if (content === undefined || document === undefined) throw refuse('signed_content_malformed');
    const secretIndex = matchingKey(keys, content, claims.signatures);
    if (secretIndex === -1) throw refuse('signature_mismatch');

    const receivedAt = new Date(now());
    checkTimestamp(claims.timestamp, receivedAt.getTime());
    const payload = document.length === 0 ? undefined : readPayload(document);
    const type = readType(payload, delivery);
    const occurredAt = type === undefined ? undefined : provider.occurredAt?.(payload);
    checkEventAge(occurredAt, receivedAt.getTime());
    const webhook: AnyWebhook = {
      provider: provider.name,
      type: type ?? 'unknown',
      payload,
      id: toId(provider.name, type === undefined ? undefined : provider.idempotencyKey(payload, type), document),
      test: type !== undefined && provider.testTypes.has(type),
      occurredAt,
      receivedAt,
      rawBody: delivery.rawBody,
      secretIndex,
    };
    const extras = type === undefined ? undefined : provider.extras?.(payload);
    // The cast is true by the provider's definition: a known type's form was checked, all else is `unknown`.
    return (extras === undefined ? webhook : { ...extras, ...webhook }) as W;
  }

  function readDocument(claims: Claims, delivery: Delivery): Uint8Array | undefined {
    const document = provider.signedContent(delivery, claims.timestamp)?.at(-1);
    return document === delivery.rawBody ? undefined : document;
  }

  function checkTimestamp(timestamp: string, nowMilliseconds: number): void {
    if (provider.timestamp === undefined) return;
    const tolerance = (options.tolerance ?? provider.timestamp.tolerance) * 1000;
    const age = nowMilliseconds - Number(timestamp) * 1000;
    // Written so that a clock that gives no number refuses.
    if (!(age <= tolerance)) throw refuse('timestamp_too_old');
    if (!(age >= -tolerance)) throw refuse('timestamp_too_new');
  }

  function checkEventAge(occurredAt: Date | undefined, nowMilliseconds: number): void {
    if (options.maxEventAge === undefined || occurredAt === undefined) return;
    if (!(nowMilliseconds - occurredAt.getTime() <= options.maxEventAge * 1000)) throw refuse('event_too_old');
  }

  /** The type that the payload claims and has the form of, if any. */
  function readType(payload: unknown, delivery: Delivery): string | undefined {
    const claimed = provider.typeOf(payload, delivery);
    const isKnown = claimed !== undefined && provider.types.get(claimed)?.(payload) === true;
    if (payload === undefined && !isKnown) throw refuse('payload_malformed');
    return isKnown ? claimed : undefined;
  }

  function readPayload(document: Uint8Array): unknown {
    try {
      return parseJson(document);
    } catch {
      // Not kept as the cause: a parser's message quotes the text.
      throw refuse('payload_malformed');
    }
  }

  function refuse(code: WebhookErrorCode, headers?: Readonly<Record<string, string>>, cause?: unknown): WebhookError {
    const status = code.startsWith('signature_') ? provider.signature.refusalStatus : undefined;
    return new WebhookError(code, { provider: provider.name, status, headers, cause });
  }

  return { readClaims, verify, readDocument };
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
