import type { WebhookError, Delivery, DeliveryHeaders, Provider } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import { toCause, type Cause } from './causes.js';
import { SENT_BY_GET } from './fixes.js';
import { readSpellings } from './signatures.js';
import { readTimestamp } from './timestamps.js';

/** What the head of the request shows to be wrong, whatever was signed. */
export function readHead(provider: Provider, delivery: Delivery): readonly Cause[] {
  const causes: Cause[] = [];
  const { method, headers, rawBody } = delivery;
  if (method !== provider.method) {
    const cause = toCause('method_not_allowed', showMethod(method));
    causes.push(provider.method === 'GET' ? { ...cause, fix: SENT_BY_GET } : cause);
  }
  const encoding = readHeader(headers, 'content-encoding').join(', ').toLowerCase();
  if (encoding !== '' && encoding !== 'identity') causes.push(toCause('content_encoding_unsupported'));
  // A caller without types may hand anything over.
  if (!((rawBody as unknown) instanceof Uint8Array)) causes.push(toCause('body_already_parsed', showKind(rawBody)));
  return causes;
}

function showMethod(method: unknown): string {
  return typeof method === 'string' && /^[A-Za-z]{1,10}$/.test(method) ? method : 'another method';
}

function showKind(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? 'text' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}

interface Clock {
  readonly tolerance: number | undefined;
  readonly now: () => number;
}

/** What is wrong beside the causes for which the signature matched. */
export function readRest(
  provider: Provider,
  { headers, rawBody }: Delivery,
  { refusal, match }: { readonly refusal: WebhookError; readonly match: readonly Cause[] },
  clock: Clock,
): readonly Cause[] {
  if (refusal.code === 'payload_malformed') {
    return provider.typeHeader !== undefined && rawBody.length === 0
      ? [toCause('event_type_missing', provider.typeHeader)]
      : [toCause('payload_malformed')];
  }
  const secret =
    refusal.code === 'secret_unavailable' && match.length === 0 ? [toCause('another_secret_has_white_space')] : [];
  return [...secret, ...readClock(provider, headers, match, clock)];
}

function readClock(
  provider: Provider,
  headers: DeliveryHeaders,
  match: readonly Cause[],
  clock: Clock,
): readonly Cause[] {
  const timestamp = readTimestamp(provider, headers);
  // What the signature does not cover is no time of anything.
  const isSigned = !match.some(({ code }) => code.startsWith('timestamp_') || code === 'sent_by_another_provider');
  if (provider.timestamp === undefined || timestamp === undefined || !isSigned) return [];
  const ahead = Number(timestamp) - clock.now() / 1000;
  if (Number.isNaN(ahead) || Math.abs(ahead) <= (clock.tolerance ?? provider.timestamp.tolerance)) return [];
  return [toCause(ahead > 0 ? 'timestamp_too_new' : 'timestamp_too_old', `${Math.ceil(Math.abs(ahead))} seconds`)];
}

/** What shows without a match, where nothing matched. */
export function readTraces(
  provider: Provider,
  { headers, rawBody }: Delivery,
  refusal: WebhookError,
): readonly Cause[] {
  if (refusal.code === 'signed_content_malformed') return [toCause('signed_content_malformed')];
  const names = provider.signature.headers;
  const signatures = names.flatMap((name) => readHeader(headers, name));
  if (signatures.length === 0) return [toCause('signature_missing', names.map((name) => `'${name}'`).join(' or '))];
  const { prefix } = provider.signature;
  const unreadable = signatures.find((text) => readSpellings([text], prefix).length === 0);
  if (unreadable !== undefined) return [toCause('signature_unreadable', showSpelling(unreadable))];
  return readLength(readHeader(headers, 'content-length'), rawBody);
}

function showSpelling(text: string): string {
  const digits = countLastDigits(text.trim());
  if (digits === 40) return '40 hexadecimal digits, as SHA-1 has them';
  if (digits === 128) return '128 hexadecimal digits, as SHA-512 has them';
  return text.trim() === '' ? 'nothing' : `${text.length} characters`;
}

/** By hand from the end: a pattern would begin anew at every digit. */
function countLastDigits(text: string): number {
  let start = text.length;
  while (start > 0 && /[0-9a-f]/i.test(text.charAt(start - 1))) start -= 1;
  return text.length - start;
}

function readLength([length = '', ...more]: readonly string[], rawBody: unknown): readonly Cause[] {
  if (!(rawBody instanceof Uint8Array) || more.length > 0 || !/^[0-9]{1,12}$/.test(length)) return [];
  if (Number(length) === rawBody.length) return [];
  return rawBody.length === 0
    ? [toCause('body_not_read', `${length} bytes`)]
    : [toCause('body_length_differs', `${length} bytes, not ${rawBody.length}`)];
}
