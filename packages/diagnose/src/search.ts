import { findMatch, type Candidate, type SecretKeys } from '@hooknotary/core/internal';
import type { Cause } from './causes.js';
import type { Covered } from './covered.js';
import type { Guess } from './guess.js';
import type { Signatures } from './signatures.js';
import { PARTS, spend, type Work } from './work.js';

/** What may have been signed, and what may be the signature of it. */
export interface Reading {
  readonly covered: Covered;
  readonly signatures: Signatures;
}

export interface SearchSpace {
  readonly keys: readonly Guess<SecretKeys>[];
  /** Readings of their own, which come first. */
  readonly readings: readonly Guess<Reading>[];
  /** Each of these with each of those. */
  readonly contents: readonly Guess<Covered>[];
  readonly signatures: readonly Guess<Signatures>[];
  /** So many that they are only tried with nothing else wrong. */
  readonly rareContents: () => Iterable<Guess<Covered>>;
}

/** What was found. */
export interface Match {
  readonly causes: readonly Cause[];
  /** The signature that matched, with its time. */
  readonly candidate: Candidate;
}

/** More mistakes at a time are not looked for. */
const MOST_CAUSES = 4;

/** The first match, with as few causes as there can be; undefined where nothing matches that was tried. */
export function search(space: SearchSpace, work: Work): Match | undefined {
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
  readonly keys: ByCount<SecretKeys>;
  /** Of causes. */
  readonly count: number;
  readonly work: Work;
}

function findIn(contents: Iterable<Guess<Covered>>, signatures: ByCount<Signatures>, round: Round): Match | undefined {
  for (const { value: covered, causes } of contents) {
    for (let more = 0; more <= round.count - causes.length; more++) {
      if (!round.keys.has(round.count - causes.length - more)) continue;
      const readings = (signatures.get(more) ?? []).map((each) => ({
        value: { covered, signatures: each.value },
        causes: [...each.causes, ...causes],
      }));
      const found = findAmong(readings, round);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findAmong(readings: readonly Guess<Reading>[], { keys, count, work }: Round): Match | undefined {
  for (const { value, causes } of readings) {
    const tried = keys.get(count - causes.length) ?? [];
    if (tried.length === 0) continue;
    const offers = value.signatures.map((candidates) => candidates.flatMap(value.covered.fill));
    const isTried = spend(work.budget, toCost(offers.flat(), tried));
    if (!isTried && count <= 1) tellCut([...causes, ...tried.flatMap((key) => key.causes)], work);
    const match = isTried
      ? findMatch(
          tried.map((key) => key.value),
          offers,
        )
      : undefined;
    if (match !== undefined)
      return { causes: [...causes, ...(tried[match.secretIndex]?.causes ?? [])], candidate: match.candidate };
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

/** What one check costs beside its content, in bytes that could be hashed instead: a signature by a key pair, some 100 µs. */
const OVERHEAD = { shared: 1024, pair: 32 * 1024 } as const;

function toCost(candidates: readonly Candidate[], keys: readonly Guess<SecretKeys>[]): number {
  return candidates.reduce((sum, { algorithm, content }) => {
    const count = keys.filter(({ value }) => value.has(algorithm)).length;
    return sum + count * content.reduce((bytes, part) => bytes + part.length, OVERHEAD[algorithm.kind]);
  }, 0);
}
