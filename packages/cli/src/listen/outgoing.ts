import type { Delivery, Provider, SecretValue, StaticSecret } from '@hooknotary/core';
import { expectedRefusal, signedRequest, tamper, TAMPERINGS, type Tampering } from '@hooknotary/testing';
import { canPrint, toCurl } from '../curl.js';
import { deliver, type OutgoingRequest } from '../deliver.js';
import { UsageError } from '../failure.js';
import { canSign } from '../secret.js';
import type { Target } from '../target.js';
import type { JournalEntry } from './journal.js';
import type { SentAnswer } from './wire.js';

/** An entry that was received whole. */
export type WholeEntry = JournalEntry & { readonly rawBody: Buffer };

export function isWhole(entry: JournalEntry): entry is WholeEntry {
  return entry.rawBody !== undefined;
}

/** A genuine request of the same payload, signed now; or what is wrong with one. */
export type Variant = Tampering | 'genuine';

/** What belongs to the one connection, not to the delivery. */
const HOP_BY_HOP = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const TIMEOUT = 10;
const MOST_SHOWN = 2048;

/** The variants that can be made of a provider's deliveries with the secret: none with a public key. */
export function toVariants(provider: Provider, secret: StaticSecret): readonly Variant[] {
  // The casts are true: the listener has one secret of each sender.
  if (!canSign(provider, secret as SecretValue)) return [];
  return ['genuine', ...TAMPERINGS.filter((how) => expectedRefusal(provider, how) !== undefined)];
}

/** An entry as verification takes it; a header that came several times has all its values. */
export function toDelivery({ method, url, rawHeaders, rawBody }: WholeEntry): Delivery & OutgoingRequest {
  return { method, url, headers: toHeaders(rawHeaders), rawBody, body: rawBody };
}

/** Name and value of each header, in the order in which they came. */
export function toPairs(rawHeaders: readonly string[]): readonly (readonly [name: string, value: string])[] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : []));
}

function toHeaders(rawHeaders: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, value] of toPairs(rawHeaders)) {
    const key = name.toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...values].map(([name, [first = '', ...more]]) => [name, more.length ? [first, ...more] : first]),
  );
}

/** The request that brings the same bytes to the target. */
export function toResent(entry: WholeEntry, target: Target): OutgoingRequest {
  const { method, url, headers, body } = toDelivery(entry);
  return { method, url: toPath(url, target), headers: withoutHops(headers), body };
}

/** The vendor's own example, signed now; or what is wrong with one. */
export function toExample(provider: Provider, { secret, origin, variant, publicUrl }: ExampleOptions): OutgoingRequest {
  const request = signedRequest(provider, {
    secret,
    url: `/webhooks/${provider.name}`,
    publicUrl: provider.needsPublicUrl ? (publicUrl ?? origin) : undefined,
  });
  return variant === 'genuine' ? request : tamper(request, variant);
}

export interface ExampleOptions {
  readonly secret: StaticSecret;
  /** Of the listener. */
  readonly origin: string;
  readonly variant: Variant;
  readonly publicUrl: string | undefined;
}

/** A variant of the entry's payload, signed with the given secret. @throws TypeError where it does not exist. */
export function toVariant(
  entry: WholeEntry,
  { provider, secret, target, variant, publicUrl }: VariantOptions,
): OutgoingRequest {
  const path = toPath(entry.url, target);
  const start = path.indexOf('?');
  const isGet = provider.method === 'GET';
  const request = signedRequest(provider, {
    secret,
    payload: isGet ? path.slice(start === -1 ? path.length : start + 1) : entry.rawBody,
    type: typeOf(provider, entry),
    url: isGet && start !== -1 ? path.slice(0, start) : path,
    publicUrl: provider.needsPublicUrl ? (publicUrl ?? target.url.origin) : undefined,
  });
  return variant === 'genuine' ? request : tamper(request, variant);
}

export interface VariantOptions {
  readonly provider: Provider;
  readonly secret: StaticSecret;
  readonly target: Target;
  readonly variant: Variant;
  readonly publicUrl: string | undefined;
}

/** The lines of a shell that send a verified entry again, signed anew, and a refused one as it came. */
export function toShell(entry: WholeEntry, { provider, target, variable, publicUrl }: ShellOptions): string {
  const request = toResent(entry, target);
  const signed = entry.code === undefined && canPrint(provider) ? request : undefined;
  const url = `${publicUrl ?? target.url.origin}${request.url}`;
  return toCurl({ provider, origin: target.url.origin, publicUrl: url, request, signed, variable });
}

export interface ShellOptions {
  readonly provider: Provider;
  readonly target: Target;
  readonly variable: string;
  readonly publicUrl: string | undefined;
}

/** Sends a request to the target, and says what came of it. */
export async function send(request: OutgoingRequest, target: Target): Promise<SentAnswer> {
  const answer = await deliver(request, target, { timeout: TIMEOUT });
  return {
    // The query may hold what is personal.
    url: `${target.url.origin}${request.url.replace(/\?.*/s, '')}`,
    status: answer.status,
    milliseconds: Math.round(answer.seconds * 1000),
    text: answer.status === undefined ? answer.reason : answer.text.slice(0, MOST_SHOWN),
  };
}

/** The delivery's own query is added to where it goes. @throws UsageError for a target that has one already. */
export function checkForward({ url }: Target, option: string): void {
  if (url.search !== '' || url.hash !== '')
    throw new UsageError(`${option} takes a URL without a query and a fragment.`);
}

/** The target's own path or, where it has none, the delivery's; with the delivery's query. */
function toPath(url: string, { url: { pathname } }: Target): string {
  const start = url.indexOf('?');
  return pathname === '/' ? url : `${pathname}${start === -1 ? '' : url.slice(start)}`;
}

function withoutHops(headers: OutgoingRequest['headers']): OutgoingRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

function typeOf({ typeHeader }: Provider, entry: WholeEntry): string | undefined {
  const value = typeHeader === undefined ? undefined : toDelivery(entry).headers[typeHeader];
  return typeof value === 'string' ? value : undefined;
}
