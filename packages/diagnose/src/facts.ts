import type { WebhookError, Delivery, Provider, SecretValue } from '@hooknotary/core';
import { readEnd, readHeader, readMember, toTime, type Key } from '@hooknotary/core/internal';
import { toCause, type Cause } from './causes.js';
import { SENT_BY_GET } from './fixes.js';
import type { Match } from './search.js';
import { trimmed } from './secrets.js';
import { findUnusableHeader } from './signed-headers.js';
import { createSpellingReader } from './spellings.js';
import { toAlgorithmTitle } from './writing.js';

/** What the head of the request shows to be wrong, whatever was signed. */
export function readHead(provider: Provider, delivery: Delivery): readonly Cause[] {
  const causes: Cause[] = [];
  const { method, headers, rawBody } = delivery;
  if (!provider.methods.some((each) => each === method)) {
    const cause = toCause(
      'method_not_allowed',
      `${showMethod(method)}, and the sender uses ${provider.methods.join(' and ')}`,
    );
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
  { rawBody }: Delivery,
  { refusal, match }: { readonly refusal: WebhookError; readonly match: Match },
  clock: Clock,
): readonly Cause[] {
  if (refusal.code === 'payload_malformed') {
    return provider.typeHeader !== undefined && rawBody.length === 0
      ? [toCause('event_type_missing', provider.typeHeader)]
      : [toCause('payload_malformed')];
  }
  const secret =
    refusal.code === 'secret_unavailable' && match.causes.length === 0
      ? [toCause('another_secret_has_white_space')]
      : [];
  return [...secret, ...readClock(provider, rawBody, match, clock)];
}

function readClock(provider: Provider, rawBody: Uint8Array, match: Match, clock: Clock): readonly Cause[] {
  const { timestamp } = provider;
  const { causes, candidate } = match;
  // What the signature does not cover is no time of anything.
  const isSigned = !causes.some(({ code }) => code.startsWith('timestamp_') || UNTIMED.has(code));
  const time = timestamp?.member === undefined ? candidate.time : readTime(provider, rawBody, timestamp.member);
  if (timestamp === undefined || time === undefined || !isSigned) return [];
  const ahead = (toTime(time, timestamp) - clock.now()) / 1000;
  // A token that names its own end is good until then.
  const end = candidate.token && readEnd(candidate.token.claims);
  const behind = end === undefined ? -ahead : (clock.now() - end) / 1000;
  const tolerance = clock.tolerance ?? timestamp.tolerance;
  if (ahead > tolerance) return [toCause('timestamp_too_new', `${Math.ceil(ahead)} seconds`)];
  return behind > tolerance ? [toCause('timestamp_too_old', `${Math.ceil(behind)} seconds`)] : [];
}

/** Causes of which nothing is known of a time. */
const UNTIMED: ReadonlySet<string> = new Set([
  'sent_by_another_provider',
  'signed_content_differs',
  'signed_as_another_provider',
]);

/** The time in a payload; undefined where there is none. */
function readTime({ document }: Provider, rawBody: Uint8Array, member: string): string | undefined {
  try {
    const value = readMember(document.read(rawBody), member);
    return value === undefined ? undefined : String(value);
  } catch {
    return undefined;
  }
}

interface Refused {
  readonly refusal: WebhookError;
  readonly secrets: readonly SecretValue[];
  /** The URL that the sender called; empty where it signs none. */
  readonly publicUrl: string;
}

/** What shows without a match, where nothing matched. */
export function readTraces(
  provider: Provider,
  { headers, rawBody }: Delivery,
  { refusal, secrets, publicUrl }: Refused,
): readonly Cause[] {
  if (refusal.code === 'signed_content_malformed') return [toUnsignable(provider, headers, publicUrl)];
  const names = provider.signature.headers;
  const signatures = names.flatMap((name) => readHeader(headers, name));
  if (signatures.length === 0) return [toCause('signature_missing', names.map((name) => `'${name}'`).join(' or '))];
  const { readAll } = createSpellingReader(provider, headers);
  // Another algorithm's is one only where it matches.
  const isReadable = (text: string) =>
    readAll([text]).some(({ causes }) => causes.every(({ code }) => !OTHER_ALGORITHMS.has(code)));
  const unreadable = signatures.find((text) => !isReadable(text));
  if (unreadable !== undefined) {
    return [toCause('signature_unreadable', `${showSpelling(unreadable)}, which is ${showWanted(provider)}`)];
  }
  const unusable = secrets.map((each) => findFault(provider, each)).find((each) => each !== undefined);
  if (unusable !== undefined) return [toCause('secret_unusable', unusable)];
  return readLength(readHeader(headers, 'content-length'), rawBody);
}

const OTHER_ALGORITHMS: ReadonlySet<string> = new Set([
  'signature_by_another_algorithm',
  'signature_without_secret',
  'signature_by_bare_hash',
  'signature_key_swapped',
  'signature_cut_short',
  'signature_encoded_twice',
]);

function toUnsignable(provider: Provider, headers: Delivery['headers'], publicUrl: string): Cause {
  if (provider.needsPublicUrl && !URL.canParse(publicUrl)) return toCause('url_unreadable');
  if (provider.method === 'GET') return toCause('signed_content_malformed');
  const header = findUnusableHeader(provider, headers);
  return header === undefined ? toCause('body_unsignable') : toCause('signed_header_missing', header);
}

/** What keeps a secret from being a key of any of the sender's algorithms; undefined where nothing does, but white space. */
function findFault({ name, signature }: Provider, secret: SecretValue): string | undefined {
  const faults = signature.algorithms.map((algorithm): string | undefined => {
    try {
      // The cast is true: what is no text or bytes is given back as it is.
      void (algorithm.toKey(trimmed(secret) as SecretValue, name) satisfies Key);
      return undefined;
    } catch (error) {
      // Of core's own rows, whose messages hold nothing of a secret.
      return error instanceof TypeError ? error.message.replace(`${name}: `, '') : 'it cannot be read.';
    }
  });
  return faults.includes(undefined) ? undefined : faults[0];
}

function showWanted({ signature: { token, algorithms } }: Provider): string {
  const titles = algorithms.map(toAlgorithmTitle).join(' or ');
  if (token !== undefined) return `no token (JWS) that is signed by ${titles}`;
  const lengths = [...new Set(algorithms.flatMap(({ length }) => length ?? []))];
  return lengths.length === 0 ? `no signature of ${titles}` : `not the ${lengths.join(' or ')} bytes of ${titles}`;
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
