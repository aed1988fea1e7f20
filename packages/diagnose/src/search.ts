import { matchingKey, type HmacKey } from './hmac-keys.js';
import type { Cause } from './causes.js';
import type { Guess } from './guess.js';
import type { Signatures } from './signatures.js';
import { PARTS, spend, type Work } from './work.js';

/** What may have been signed, in parts. */
export type Content = readonly Uint8Array[];

/** What may have been signed, and what may be the signature of it. */
export interface Reading {
  readonly content: Content;
  readonly signatures: Signatures;
}

export interface SearchSpace {
  readonly keys: readonly Guess<HmacKey>[];
  /** Readings of their own, which come first. */
  readonly readings: readonly Guess<Reading>[];
  /** Each of these with each of those. */
  readonly contents: readonly Guess<Content>[];
  readonly signatures: readonly Guess<Signatures>[];
  /** So many that they are only tried with nothing else wrong. */
  readonly rareContents: () => Iterable<Guess<Content>>;
}

/** More mistakes at a time are not looked for. */
const MOST_CAUSES = 4;

/** The causes of the first match, with as few as there can be; undefined where nothing matches that was tried. */
export function search(space: SearchSpace, work: Work): readonly Cause[] | undefined {
  const keys = byCount(space.keys);
  const signatures = byCount(space.signatures);
  for (let count = 0; count <= MOST_CAUSES; count++) {
    const found =
      findAmong(space.readings, { keys, count, work }) ?? findIn(space.contents, signatures, { keys, count, work });
    if (found !== undefined) return found;
    // Only as they came, with the signature as it is read.
    const given = new Map([[0, signatures.get(0) ?? []]]);
    const rare = count === 1 ? findIn(space.rareContents(), given, { keys, count, work }) : undefined;
    if (rare !== undefined) return rare;
  }
  return undefined;
}

type ByCount<T> = ReadonlyMap<number, readonly Guess<T>[]>;

function byCount<T>(guesses: readonly Guess<T>[]): ByCount<T> {
  return Map.groupBy(guesses, ({ causes }) => causes.length);
}

interface Round {
  readonly keys: ByCount<HmacKey>;
  /** Of causes. */
  readonly count: number;
  readonly work: Work;
}

function findIn(
  contents: Iterable<Guess<Content>>,
  signatures: ByCount<Signatures>,
  round: Round,
): readonly Cause[] | undefined {
  for (const { value: content, causes } of contents) {
    for (let more = 0; more <= round.count - causes.length; more++) {
      if (!round.keys.has(round.count - causes.length - more)) continue;
      const readings = (signatures.get(more) ?? []).map((each) => ({
        value: { content, signatures: each.value },
        causes: [...each.causes, ...causes],
      }));
      const found = findAmong(readings, round);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findAmong(readings: readonly Guess<Reading>[], { keys, count, work }: Round): readonly Cause[] | undefined {
  for (const { value, causes } of readings) {
    const tried = keys.get(count - causes.length) ?? [];
    if (tried.length === 0) continue;
    const isTried = spend(work.budget, tried.length * toCost(value.content));
    if (!isTried && count <= 1) tellCut([...causes, ...tried.flatMap((key) => key.causes)], work);
    const match = isTried ? matchKey(value, tried) : undefined;
    if (match !== undefined) return [...causes, ...match.causes];
  }
  return undefined;
}

/** Nothing is said to have been tried of which one change by itself was not. */
function tellCut(causes: readonly Cause[], { cutShort }: Work): void {
  const parts = causes.length === 0 ? PARTS : causes.map(toPart);
  for (const part of parts) cutShort.add(part);
}

function toPart({ code }: Cause): string {
  return code === 'query_reordered' ? 'order' : code.slice(0, code.indexOf('_'));
}

function matchKey({ content, signatures }: Reading, keys: readonly Guess<HmacKey>[]): Guess<HmacKey> | undefined {
  const index = matchingKey(
    keys.map(({ value }) => value),
    content,
    signatures,
  );
  return keys[index];
}

/** What one HMAC costs beside its content, in bytes that could be hashed instead. */
const OVERHEAD = 1024;

function toCost(content: Content): number {
  return content.reduce((sum, part) => sum + part.length, OVERHEAD);
}
