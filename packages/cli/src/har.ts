import type { Delivery } from '@hooknotary/core';
import type { Entry } from './entries.js';
import { UsageError } from './failure.js';
import { member, parseJson } from './members.js';
import { toHeaderValues, type HeaderValues } from './saved-request.js';

/** The requests of a HAR. @throws UsageError if the file is none. */
export function readHar(bytes: Buffer, file: string): readonly Entry[] {
  const entries = member(member(parseJson(bytes), 'log'), 'entries');
  if (!Array.isArray(entries)) throw new UsageError(`${file}: it is no HAR: there is no list log.entries.`);
  return entries.map(toEntry);
}

function toEntry(entry: unknown): Entry {
  const request = member(entry, 'request');
  const headers = readHeaders(request);
  return {
    headers,
    read: (place) => {
      const delivery = toDelivery(request, headers, place);
      const missingBody = lacksBody(request, headers, delivery) ? WITHOUT_BODY : undefined;
      return { delivery, missingBody, copy: "A HAR's text" };
    },
  };
}

const WITHOUT_BODY = 'The HAR holds no body for this request, and the signature is not that of an empty one.';

function toDelivery(request: unknown, headers: HeaderValues, place: string): Delivery {
  const [method, url] = [member(request, 'method'), member(request, 'url')];
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw new UsageError(`${place}: there is no request with a method and a url.`);
  }
  return { method, url, headers, rawBody: readBody(request, place) };
}

function readHeaders(request: unknown): HeaderValues {
  const headers = member(request, 'headers');
  const pairs = (Array.isArray(headers) ? headers : []).map((each: unknown) => {
    return [String(member(each, 'name') ?? ''), String(member(each, 'value') ?? '')] as const;
  });
  return toHeaderValues(pairs);
}

/** Whether there was a body, as far as is known, that tools have left out. */
function lacksBody(request: unknown, headers: HeaderValues, { method, rawBody }: Delivery): boolean {
  if (rawBody.length > 0 || method === 'GET') return false;
  const length = headers['content-length'] ?? member(request, 'bodySize');
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
