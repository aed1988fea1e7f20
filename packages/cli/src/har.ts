import type { Delivery, Provider } from '@hooknotary/core';
import { UsageError } from './failure.js';
import { toHeaderValues } from './saved-request.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads one request of a HAR: the given entry, counted from 1, or the only one with the provider's signature header.
 *
 * @throws UsageError if the file is no HAR, or there is no telling which entry is meant.
 */
export function readHar(bytes: Buffer, file: string, provider: Provider, entry: number | undefined): Delivery {
  const entries = readEntries(bytes, file);
  if (entry === undefined) return findEntry(entries, file, provider);
  const found = entries[entry - 1];
  if (found === undefined) throw new UsageError(`${file}: there is no entry ${entry}; there are ${entries.length}.`);
  return toDelivery(found, `${file}, entry ${entry}`);
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

function findEntry(entries: readonly unknown[], file: string, provider: Provider): Delivery {
  const isSigned = (entry: unknown): boolean =>
    readPairs(entry).some(([name]) => provider.signature.headers.includes(name.toLowerCase()));
  const found = entries.flatMap((entry, at) => (isSigned(entry) ? [at + 1] : []));
  const [at, another] = found;
  if (at === undefined && entries.length === 1) return toDelivery(entries[0], `${file}, entry 1`);
  if (at === undefined || another !== undefined) {
    const which = at === undefined ? `none of ${entries.length} entries has` : `entries ${found.join(', ')} have`;
    throw new UsageError(`${file}: ${which} the header ${provider.signature.headers[0]}: choose one by --entry.`);
  }
  return toDelivery(entries[at - 1], `${file}, entry ${at}`);
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
