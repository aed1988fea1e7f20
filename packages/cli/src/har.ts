import type { Delivery, Provider } from '@hooknotary/core';
import { UsageError } from './failure.js';
import type { Received } from './received.js';
import { toHeaderValues } from './saved-request.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads one request of a HAR: the given entry, counted from 1, or the only one with the provider's signature header.
 *
 * @throws UsageError if the file is no HAR, or there is no telling which entry is meant.
 */
export function readHar(bytes: Buffer, file: string, provider: Provider, entry: number | undefined): Received {
  const entries = readEntries(bytes, file);
  const signed = entries.flatMap((each, at) => (isSigned(each, provider) ? [at + 1] : []));
  const names = provider.signature.headers.join(' or ');
  const unsigned = signed.length > 0 ? undefined : `${file}: no request of this HAR has the header ${names}.`;
  const at = entry ?? findEntry(entries, signed, { file, names });
  const found = entries[at - 1];
  if (found === undefined) throw new UsageError(`${file}: there is no entry ${at}; there are ${entries.length}.`);
  const delivery = toDelivery(found, `${file}, entry ${at}`);
  return { delivery, missingBody: lacksBody(found, delivery) ? WITHOUT_BODY : undefined, unsigned };
}

const WITHOUT_BODY = 'The HAR holds no body for this request, and the signature is not that of an empty one.';

function isSigned(entry: unknown, { signature }: Provider): boolean {
  return readPairs(entry).some(([name]) => signature.headers.includes(name.toLowerCase()));
}

function readEntries(bytes: Buffer, file: string): readonly unknown[] {
  const entries = member(member(parse(bytes), 'log'), 'entries');
  if (!Array.isArray(entries)) throw new UsageError(`${file}: it is no HAR: there is no list log.entries.`);
  return entries as readonly unknown[];
}

function parse(bytes: Buffer): unknown {
  try {
    // Some tools begin it with a byte order mark.
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function findEntry(
  entries: readonly unknown[],
  [at, ...others]: readonly number[],
  { file, names }: { readonly file: string; readonly names: string },
): number {
  if (at !== undefined && others.length === 0) return at;
  if (at === undefined && entries.length === 1) return 1;
  throw new UsageError(
    at === undefined
      ? `${file}: no request of this HAR has the header ${names}. Choose one by --entry to have it looked at all the same.`
      : `${file}: entries ${[at, ...others].join(', ')} have the header ${names}: choose one by --entry.`,
  );
}

function toDelivery(entry: unknown, place: string): Delivery {
  const request = member(entry, 'request');
  const [method, url] = [member(request, 'method'), member(request, 'url')];
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new UsageError(`${place}: there is no request with a method and a url.`);
  }
  return { method, url, headers: toHeaderValues(readPairs(entry)), rawBody: readBody(request, place) };
}

function readPairs(entry: unknown): readonly (readonly [name: string, value: string])[] {
  const headers = member(member(entry, 'request'), 'headers');
  return (Array.isArray(headers) ? headers : []).map((each: unknown) => [
    String(member(each, 'name') ?? ''),
    String(member(each, 'value') ?? ''),
  ]);
}

/** Whether there was a body, as far as is known, that tools have left out. */
function lacksBody(entry: unknown, { method, headers, rawBody }: Delivery): boolean {
  if (rawBody.length > 0 || method === 'GET') return false;
  const request = member(entry, 'request');
  // The cast is true: these headers are from `toHeaderValues`.
  const length = (headers as Readonly<Record<string, unknown>>)['content-length'] ?? member(request, 'bodySize');
  const isKnown = length !== undefined && length !== -1;
  return isKnown ? Number(length) !== 0 : member(member(request, 'postData'), 'text') === undefined;
}

function readBody(request: unknown, place: string): Buffer {
  const data = member(request, 'postData');
  const text = member(data, 'text');
  if (data === undefined || data === null) return Buffer.alloc(0);
  if (typeof text !== 'string')
    throw new UsageError(`${place}: postData has no text, so the bytes of the body are lost.`);
  return Buffer.from(text, member(data, 'encoding') === 'base64' ? 'base64' : 'utf8');
}

function member(value: unknown, name: string): unknown {
  // The cast is true: any object may be read by name.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Members)[name]
    : undefined;
}
