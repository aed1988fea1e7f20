import { readHeader, type Candidate } from '@hooknotary/core/internal';
import type { DeliveryHeaders, Provider } from '@hooknotary/core';
import { toCause, type Cause } from './causes.js';
import { MOST_CAUSES, simplestFirst, type Guess } from './guess.js';
import { createSpellingReader, MOST_PARTS, type Candidates, type SpellingReader } from './spellings.js';
import type { Work } from './work.js';

/** Of each of these some candidate must match, as in the verification. */
export type Signatures = readonly Candidates[];

/** The signatures as the provider's description reads them; undefined where it refuses them. */
export function readSignatures(
  provider: Provider,
  headers: DeliveryHeaders,
  { read } = createSpellingReader(provider, headers),
): Signatures | undefined {
  const offers = provider.signature.headers.flatMap((name, family) => {
    const [text, ...more] = readHeader(headers, name);
    return text === undefined ? [] : [more.length > 0 ? [] : ofFamily(read(text), family)];
  });
  return offers.length === 0 || offers.some((each) => each.length === 0) ? undefined : offers;
}

/** The same, of a header in that position. */
function ofFamily(candidates: Candidates, family: number): Candidates {
  return candidates.map((each) => ({ ...each, family }));
}

/** What of the delivery may be its signature. */
export function guessSignatures(
  provider: Provider,
  headers: DeliveryHeaders,
  work: Work,
): readonly Guess<Signatures>[] {
  const reader = createSpellingReader(provider, headers);
  const given = readSignatures(provider, headers, reader);
  const own = provider.signature.headers.filter((name) => readHeader(headers, name).length > 0);
  const others = otherHeaders(provider, headers);
  work.tell('signature', 'the signature in other headers and forms', toLimit(headers, [...own, ...others]));
  const spellingsOf = createSpellingsOf(provider, { headers, reader });
  return simplestFirst(
    [
      ...(given === undefined ? [] : [{ value: given, causes: [] }]),
      ...own.flatMap((name) => ofOwn(name, { others: own.filter((other) => other !== name), spellingsOf })),
      ...others.flatMap((name) =>
        spellingsOf(name).map(({ value, causes, beside = MOST_CAUSES }) => ({
          value: [value],
          causes: [toCause('signature_header_renamed', name), ...causes],
          beside,
        })),
      ),
    ],
    (signatures) => Buffer.concat(signatures.flat().map(toBytes)),
  );
}

/** What tells one candidate from another. */
function toBytes({ signature, algorithm, time = '', family }: Candidate): Buffer {
  return Buffer.concat([signature, Buffer.from(`${algorithm.name} ${time} ${family};`)]);
}

type SpellingsOf = (name: string) => readonly Guess<Candidates>[];

/** What a header of that name holds; read once. */
function createSpellingsOf(
  { signature }: Provider,
  { headers, reader }: { readonly headers: DeliveryHeaders; readonly reader: SpellingReader },
): SpellingsOf {
  const known = new Map<string, readonly Guess<Candidates>[]>();
  return (name) => {
    const spellings =
      known.get(name) ??
      reader.readAll(readHeader(headers, name)).map((each) => ({
        ...each,
        value: ofFamily(each.value, Math.max(0, signature.headers.indexOf(name))),
      }));
    known.set(name, spellings);
    return spellings;
  };
}

interface OwnHeaders {
  /** The provider's other signature headers that came. */
  readonly others: readonly string[];
  readonly spellingsOf: SpellingsOf;
}

/** What stands in one of the provider's own signature headers, of which each that came must hold the signature. */
function ofOwn(name: string, { others, spellingsOf }: OwnHeaders): readonly Guess<Signatures>[] {
  return spellingsOf(name).map(({ value, causes, beside = MOST_CAUSES }) => {
    const same = others.map((other) => spellingsOf(other).find((each) => isSame(each.value, value)));
    const wrong = same.includes(undefined) ? [toCause('signature_headers_disagree', name)] : [];
    // Where they agree, what is wrong is how one of them is written.
    const elsewhere = wrong.length > 0 ? [] : same.flatMap((each) => each?.causes ?? []);
    return { value: [value], causes: [...wrong, ...uniqueCauses([...causes, ...elsewhere])], beside };
  });
}

function isSame(some: Candidates, others: Candidates): boolean {
  return some.some(({ signature }) => others.some((other) => other.signature.equals(signature)));
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
