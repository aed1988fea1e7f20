import { readHeader } from '@hooknotary/core/internal';
import type { DeliveryHeaders, Provider } from '@hooknotary/core';
import { toCause, type Cause } from './causes.js';
import { simplestFirst, type Guess } from './guess.js';
import { decodeSignature } from './hmac-keys.js';
import type { Work } from './work.js';

/** All of these must match, as they must in the verification. */
export type Signatures = readonly Buffer[];

/** The signatures as the provider's description reads them; undefined where it refuses them. */
export function readSignatures({ signature }: Provider, headers: DeliveryHeaders): Signatures | undefined {
  const texts = signature.headers.map((name) => readHeader(headers, name)).filter((each) => each.length > 0);
  const signatures = texts.flatMap(([text = '', ...more]) =>
    more.length > 0 ? [] : (decodeSignature(text, signature.prefix ?? '') ?? []),
  );
  return signatures.length === 0 || signatures.length < texts.length ? undefined : signatures;
}

/** What of the delivery may be its signature. */
export function guessSignatures(
  provider: Provider,
  headers: DeliveryHeaders,
  work: Work,
): readonly Guess<Signatures>[] {
  const given = readSignatures(provider, headers);
  const prefix = provider.signature.prefix ?? '';
  const own = provider.signature.headers.filter((name) => readHeader(headers, name).length > 0);
  const others = otherHeaders(provider, headers);
  const spellingsOf = (name: string) => readSpellings(readHeader(headers, name), prefix);
  work.tell('signature', 'the signature in other headers and forms', toLimit(headers, [...own, ...others]));
  return simplestFirst(
    [
      ...(given === undefined ? [] : [{ value: given, causes: [] }]),
      ...own.flatMap((name) => ofOwn(name, { others: own.filter((other) => other !== name), spellingsOf })),
      ...others.flatMap((name) =>
        spellingsOf(name).map(({ value, causes }) => ({
          value: [value],
          causes: [toCause('signature_header_renamed', name), ...causes],
        })),
      ),
    ],
    (signatures) => Buffer.concat(signatures),
  );
}

interface OwnHeaders {
  /** The provider's other signature headers that came. */
  readonly others: readonly string[];
  readonly spellingsOf: (name: string) => readonly Guess<Buffer>[];
}

/** What stands in one of the provider's own signature headers, of which each that came must hold the signature. */
function ofOwn(name: string, { others, spellingsOf }: OwnHeaders): readonly Guess<Signatures>[] {
  return spellingsOf(name).map(({ value, causes }) => {
    const same = others.map((other) => spellingsOf(other).find((each) => each.value.equals(value)));
    const wrong = same.includes(undefined) ? [toCause('signature_headers_disagree', name)] : [];
    // Where they agree, what is wrong is how one of them is written.
    const elsewhere = wrong.length > 0 ? [] : same.flatMap((each) => each?.causes ?? []);
    return { value: [value], causes: [...wrong, ...uniqueCauses([...causes, ...elsewhere])] };
  });
}

function uniqueCauses(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ code }, at) => causes.findIndex((each) => each.code === code) === at);
}

/** Why not all signatures of the delivery are looked at; undefined where they are. */
function toLimit(headers: DeliveryHeaders, names: readonly string[]): string | undefined {
  if (allHeaderNames(headers).length > MOST_HEADERS) return `only the first ${MOST_HEADERS} headers`;
  const isLong = names.some((name) => readHeader(headers, name).flatMap((each) => each.split(',')).length > MOST_PARTS);
  return isLong ? `only the first ${MOST_PARTS} parts of a header` : undefined;
}

/** Names of the headers that are not the provider's for the signature; none of a `Headers`-like object that has no list. */
function otherHeaders({ signature }: Provider, headers: DeliveryHeaders): readonly string[] {
  return headerNames(headers).filter((name) => !signature.headers.includes(name));
}

/** The names of the headers that are named as headers are, in lower case, as far as they are looked at. */
export function headerNames(headers: DeliveryHeaders): readonly string[] {
  return allHeaderNames(headers).slice(0, MOST_HEADERS);
}

function allHeaderNames(headers: DeliveryHeaders): readonly string[] {
  const names =
    typeof headers.get === 'function'
      ? Symbol.iterator in headers
        ? // What has both `get` and an iterator is a `Headers` or a `Map`: both give pairs that begin with the name.
          Array.from(headers as unknown as Iterable<readonly [string, unknown]>, ([name]) => name)
        : []
      : Object.keys(headers);
  return names.map((name) => name.toLowerCase()).filter((name) => /^[\w!#$%&'*+.^`|~-]{1,80}$/.test(name));
}

/** More than any server lets through by default in practice; each is only looked at. */
const MOST_HEADERS = 100;

/** More parts of one header are not looked at. */
const MOST_PARTS = 8;

/** The signatures that a header's values hold, however they are written. */
export function readSpellings(values: readonly string[], prefix = ''): readonly Guess<Buffer>[] {
  const lines = values.flatMap((value) => splitJoined(value, prefix)).slice(0, MOST_PARTS);
  const twice = lines.length > 1 ? [toCause('signature_sent_twice')] : [];
  const spellings = lines.flatMap((line) => readLine(lines.length > 1 ? line.trim() : line, prefix));
  return spellings.slice(0, MOST_PARTS).map(({ value, causes }) => ({ value, causes: [...twice, ...causes] }));
}

/** Node joins a header that comes twice with a comma: it is one only where each part is a whole signature of this sender. */
function splitJoined(value: string, prefix: string): readonly string[] {
  const pieces = value.split(',');
  const size = prefix.split(',').length;
  const parts = Array.from({ length: Math.ceil(pieces.length / size) }, (_each, at) =>
    pieces.slice(at * size, (at + 1) * size).join(','),
  );
  const isJoined = parts.length > 1 && parts.every((part) => decodeSignature(part.trim(), prefix) !== undefined);
  return isJoined ? parts : [value];
}

/** The signature that is one line, or those among the parts of a line. */
function readLine(line: string, prefix: string): readonly Guess<Buffer>[] {
  const whole = readSpelling(line, prefix);
  if (whole !== undefined) return [whole];
  const parts = line.split(',');
  if (parts.length === 1) return [];
  return parts.slice(0, MOST_PARTS).flatMap((part, at) => {
    const read = readSpelling(part.trim(), prefix, at > 0);
    const inList = toCause('signature_in_list', String(parts.length));
    return read === undefined ? [] : [{ value: read.value, causes: [inList, ...read.causes] }];
  });
}

const LABEL = /^[A-Za-z][\w-]{0,19}[=: ] ?/;
const SPELLING = /^(?:([0-9A-Fa-f]{64})|([A-Za-z0-9+/]{43}=?)|([A-Za-z0-9_-]{43}=?))$/;

function readSpelling(text: string, prefix: string, isBehind = false): Guess<Buffer> | undefined {
  const bare = text.trim().replace(/^(["'`])(.*)\1$/s, '$2');
  const { before, rest } = splitLabel(bare, prefix);
  const [matched, hex, base64, base64url] = SPELLING.exec(rest) ?? [];
  if (matched === undefined) return undefined;
  const causes: Cause[] = [];
  if (text !== text.trim()) causes.push(toCause('signature_has_white_space'));
  if (text.trim() !== bare) causes.push(toCause('signature_has_quotes'));
  if (before !== prefix) causes.push(toPrefixCause(isBehind ? `,${before}` : before, prefix));
  if (hex !== undefined) return { value: Buffer.from(hex, 'hex'), causes };
  causes.push(toCause('signature_in_base64', base64 === undefined ? 'base64url' : 'base64'));
  return { value: Buffer.from(base64 ?? base64url ?? '', 'base64'), causes };
}

/** What stands in front of the signature itself. */
function splitLabel(text: string, prefix: string): { readonly before: string; readonly rest: string } {
  // All of it may be the signature, which in base64 may look as if something stood in front.
  if (SPELLING.test(text)) return { before: '', rest: text };
  const before = prefix !== '' && text.startsWith(prefix) ? prefix : (LABEL.exec(text)?.[0] ?? '');
  return { before, rest: text.slice(before.length) };
}

function toPrefixCause(found: string, prefix: string): Cause {
  if (found === '') return toCause('signature_prefix_missing', prefix);
  return prefix === '' ? toCause('signature_prefix_added') : toCause('signature_prefix_changed', prefix);
}
