import { toBuffer } from './bytes.js';
import type { AnyWebhook, Delivery, Provider } from './provider.js';
import { toHmacKeys, type StaticSecret } from './secret.js';
import { hmacSha256 } from './signature.js';

/** How a test's delivery is made. */
export interface SignOptions {
  /** Request target, without a query that the sender would add; default `/`. */
  readonly url?: string | undefined;
  /** Further headers by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Event type, for senders that name it in a header. */
  readonly type?: string | undefined;
  /** The clock for senders that sign the time, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A delivery as it goes out. */
export interface SignedDelivery extends Delivery {
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes a genuine delivery, for tests. The payload is bytes or text as they are to be sent (a query, for a sender that
 * uses GET), or a value to be written as JSON (as a query). Of several secrets the first one signs.
 *
 * @throws TypeError if the secret or the payload is unusable.
 */
export function signDelivery<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: StaticSecret,
  payload: unknown,
  options: SignOptions = {},
): SignedDelivery {
  const { url = '/', type, now = Date.now } = options;
  const [key] = toHmacKeys(secret, provider.name);
  const isGet = provider.method === 'GET';
  const query = isGet ? toQueryText(payload) : '';
  const headers: Record<string, string> = {
    ...(isGet ? {} : { 'content-type': 'application/json' }),
    ...(type !== undefined && provider.typeHeader !== undefined ? { [provider.typeHeader]: type } : {}),
    ...options.headers,
  };
  const timestamp = provider.timestamp === undefined ? '' : String(Math.floor(now() / 1000));
  if (provider.timestamp !== undefined) headers[provider.timestamp.header] = timestamp;
  const delivery = {
    method: provider.method,
    url: isGet ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url,
    headers,
    rawBody: isGet ? new Uint8Array() : toBytes(payload),
  };
  const content = provider.signedContent(delivery, timestamp);
  if (content === undefined || key === undefined) {
    throw new TypeError(`${provider.name}: the sender could not sign this payload.`);
  }
  const signature = `${provider.signature.prefix ?? ''}${hmacSha256(key, content).toString('hex')}`;
  return { ...delivery, headers: { ...headers, [provider.signature.headers[0]]: signature } };
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
