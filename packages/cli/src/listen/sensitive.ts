import { PROVIDERS } from '../providers.js';
import type { Shown } from './wire.js';

type Range = readonly [start: number, end: number];

// Each pattern's work is bounded, for what it looks at may be hostile and a mebibyte long.

/** Names of members and parameters whose values are phone numbers. */
const PHONES = String.raw`[\w-]{0,30}(?:phone|mobile|msisdn)[\w-]{0,30}|longcode|recipient|sender`;
/** Names of members that are a one-time code, or a text that holds one, by provider. */
const CODES: Readonly<Record<string, string>> = { cardda: 'code|body|text|message' };
/** Names of members that are a text that may hold a one-time code, by provider. */
const TEXTS: Readonly<Record<string, string>> = { kudosity: 'response|message' };

const A_CODE = /(?<!\d)\d{6}(?!\d)/g;
const HAS_CODE = /(?<!\d)\d{6}(?!\d)/;
const A_PHONE = /(?:\+|%2[bB])\d{7,15}/g;
const A_DIGEST = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;
/** Names of headers in which some provider signs. */
const SIGNATURE_HEADERS = PROVIDERS.flatMap(({ provider }) => provider.signature.headers);
/** The value of such a header as a line of a shell sends it, where it holds more than names. */
const A_SENT_SIGNATURE = new RegExp(String.raw`--header '(?:${SIGNATURE_HEADERS.join('|')}): ([^'\n]{20,})`, 'dgi');
const SECRET_HEADER = /signature|authorization|cookie|secret|token|password|api-?key/i;

const MOST_VALUES = 50;
const BLANK = '*'.charCodeAt(0);

/** What is to be shown of the content of a provider's delivery: signatures, one-time codes and phone numbers are marked. */
export function showContent(content: Uint8Array | string, { provider, reveal }: Showing): Shown {
  const bytes = Buffer.from(content);
  // One character for each byte, so that positions are those of bytes.
  return toShown(bytes, findSensitive(bytes.toString('latin1'), provider), reveal);
}

/** What is to be shown of a header's value: that of a signature or a credential is marked, but for a prefix such as `sha256=`. */
export function showHeader(name: string, value: string, { reveal }: Pick<Showing, 'reveal'>): Shown {
  const bytes = Buffer.from(value);
  const start = /^sha256=/i.test(value) ? 'sha256='.length : 0;
  return toShown(bytes, isSecret(name) && bytes.length > start ? [[start, bytes.length]] : [], reveal);
}

function isSecret(name: string): boolean {
  return SECRET_HEADER.test(name) || SIGNATURE_HEADERS.includes(name.toLowerCase());
}

export interface Showing {
  /** Whose delivery it is; undefined where nobody knows, so that it may be anybody's. */
  readonly provider: string | undefined;
  /** Whether to give the sensitive parts as they are. */
  readonly reveal: boolean;
}

function toShown(bytes: Buffer, sensitive: readonly Range[], reveal: boolean): Shown {
  if (!reveal) for (const [start, end] of sensitive) bytes.fill(BLANK, start, end);
  return { base64: bytes.toString('base64'), sensitive };
}

function findSensitive(text: string, provider: string | undefined): readonly Range[] {
  const [codes, texts] = [CODES, TEXTS].map((names) =>
    provider === undefined ? Object.values(names).join('|') : names[provider],
  );
  const named = [
    ...valuesOf(PHONES, text),
    ...groupsOf(A_SENT_SIGNATURE, text),
    ...(codes === undefined ? [] : valuesOf(codes, text)),
    ...(texts === undefined
      ? []
      : valuesOf(texts, text).filter(([start, end]) => HAS_CODE.test(text.slice(start, end)))),
  ];
  const others = [A_PHONE, A_DIGEST, ...(codes === undefined ? [] : [A_CODE])];
  return merge([...named, ...elsewhere(named, text), ...others.flatMap((pattern) => matchesOf(pattern, text))]);
}

/** Values of members of JSON, of JSON written within JSON, and of parameters of a query; also in a text that is not all JSON. */
function valuesOf(names: string, text: string): readonly Range[] {
  const patterns = [
    new RegExp(String.raw`"(?:${names})"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"`, 'dgis'),
    new RegExp(String.raw`"(?:${names})"\s*:\s*(-?\d+)`, 'dgi'),
    new RegExp(String.raw`\\"(?:${names})\\"\s*:\s*\\"([^"]*?)\\"`, 'dgis'),
    new RegExp(String.raw`(?<=[?&'"]|^)(?:${names})=([^&#'"\s]*)`, 'dgi'),
  ];
  return patterns.flatMap((pattern) => groupsOf(pattern, text));
}

function groupsOf(pattern: RegExp, text: string): readonly Range[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => (indices?.[1] === undefined ? [] : [indices[1]]));
}

/** The same values in other places, such as an idempotency key made of them. */
function elsewhere(ranges: readonly Range[], text: string): readonly Range[] {
  const values = new Set(ranges.map(([start, end]) => text.slice(start, end)).filter((value) => value.length >= 6));
  return [...values].slice(0, MOST_VALUES).flatMap((value) => {
    const found: Range[] = [];
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
      found.push([at, at + value.length]);
    }
    return found;
  });
}

function matchesOf(pattern: RegExp, text: string): readonly Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => [index, index + match.length]);
}

/** In order, none empty and none touching another. */
function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (end <= start) continue;
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
