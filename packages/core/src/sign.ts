import { toBuffer } from './bytes.js';
import type { AnyWebhook, Delivery, Method, Provider, TimestampRule } from './provider.js';
import type { Content, SecretValue } from './algorithms.js';
import { createPublicUrl, type PublicUrl } from './public-url.js';
import type { StaticSecret } from './secret.js';
import { writeTime } from './time.js';

/** How a test's delivery is made. */
export interface SignOptions {
  /** Request target, without a query that the sender would add; default `/`. */
  readonly url?: string | undefined;
  /** One of the sender's methods; default the first. */
  readonly method?: Method | undefined;
  /** Further headers by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Event type, for senders that name it in a header. */
  readonly type?: string | undefined;
  /** As the receiver's option of that name. */
  readonly publicUrl?: PublicUrl | undefined;
  /** The clock for senders that sign the time, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A delivery as it goes out. */
export interface SignedDelivery extends Delivery {
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes a genuine delivery, for tests. The payload is bytes or text as they are to be sent (a query, for a sender that
 * uses GET), or a value to be written as JSON (as a query). A time of sending that is a member of the payload is written into text and
 * values; bytes stay as they are. Of several secrets the first one signs; where the sender signs by a
 * private key, that is the secret here.
 *
 * @throws TypeError if the secret or the payload is unusable.
 */
export function signDelivery<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: StaticSecret,
  payload: unknown,
  options: SignOptions = {},
): SignedDelivery {
  const { url = '/', type, now = () => Date.now(), method = provider.method } = options;
  const isGet = method === 'GET';
  const query = isGet ? toQueryText(payload) : '';
  const headers: Record<string, string> = {
    ...(isGet ? {} : { 'content-type': provider.document.contentType }),
    ...(type !== undefined && provider.typeHeader !== undefined ? { [provider.typeHeader]: type } : {}),
    ...options.headers,
  };
  const { signature: source, timestamp: timing } = provider;
  const time = timing === undefined ? '' : writeTime(now(), timing);
  if (timing?.header !== undefined) headers[timing.header] = time;
  const [choice] = Object.keys(source.choice?.algorithms ?? {});
  if (source.choice !== undefined && choice !== undefined) headers[source.choice.header] ??= choice;
  // What else is signed must be there: an identifier, a nonce.
  for (const name of provider.sentHeaders) headers[name] ??= 'test';
  const delivery = {
    method,
    url: isGet ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url,
    headers,
    rawBody: isGet ? new Uint8Array() : withTime(payload, timing, time),
  };
  const algorithm = source.choice?.algorithms[headers[source.choice.header] ?? ''] ?? source.algorithms[0];
  const first = toFirst(secret, provider.name);
  const key = algorithm.toSigningKey(first, provider.name);
  const withSignature = (text: string): SignedDelivery => ({
    ...delivery,
    headers: { ...headers, [source.headers[0]]: text },
  });
  const publicUrl = createPublicUrl(options.publicUrl)(delivery);
  if (source.token !== undefined) {
    const { rawBody } = delivery;
    const sign = (input: Content): Buffer => algorithm.sign(key, input);
    return withSignature(source.token.write({ rawBody, publicUrl, time, keyId: toKeyId(first), sign }));
  }
  const content = provider.signedContent(delivery, time, 0, publicUrl);
  if (content === undefined || !content.every((part) => part instanceof Uint8Array)) {
    throw new TypeError(`${provider.name}: the sender could not sign this payload.`);
  }
  return withSignature(source.write(algorithm.sign(key, content), time));
}

/** The payload with its time of sending, where that is a member and somebody has given it as text or a value. */
function withTime(payload: unknown, timing: TimestampRule | undefined, time: string): Uint8Array {
  const bytes = toBytes(payload);
  if (timing?.member === undefined || payload instanceof Uint8Array) return bytes;
  const name = JSON.stringify(timing.member.split('.').at(-1));
  const place = new RegExp(`(${name.replaceAll(/[^\w"]/g, String.raw`\$&`)}\\s*:\\s*)(?:"[^"]*"|[0-9.]+)`);
  return Buffer.from(
    toBuffer(bytes)
      .toString('utf8')
      .replace(place, `$1${timing.unit === 'iso8601' ? JSON.stringify(time) : time}`),
  );
}

function toKeyId(secret: SecretValue): string {
  const kid: unknown = typeof secret === 'object' ? Reflect.get(secret, 'kid') : undefined;
  return typeof kid === 'string' ? kid : 'test';
}

function toFirst(secret: StaticSecret, name: string): SecretValue {
  if (!Array.isArray(secret)) return secret as SecretValue;
  const [first] = secret as readonly SecretValue[];
  if (first === undefined) throw new TypeError(`${name}: the list of secrets is empty.`);
  return first;
}

function toBytes(payload: unknown): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  return Buffer.from(typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? ''), 'utf8');
}

function toQueryText(payload: unknown): string {
  if (payload instanceof Uint8Array) return toBuffer(payload).toString('utf8');
  return typeof payload === 'string' ? payload : toQuery(payload);
}

/** A query as PHP's http_build_query writes it, brackets and all. */
function toQuery(payload: unknown): string {
  return flatten('', payload)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function flatten(name: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null)
    return name === '' || value === undefined ? [] : [[name, String(value)]];
  return Object.entries(value).flatMap(([key, each]) => flatten(name === '' ? key : `${name}[${key}]`, each));
}
