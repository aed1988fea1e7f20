import { findMatch, type Candidate, type SecretKeys } from '@hooknotary/core/internal';
import type { Cause } from './causes.js';
import type { Covered } from './covered.js';
import { MOST_CAUSES, type Guess } from './guess.js';
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
  /** What is only told where nothing else is. */
  readonly lastContents: readonly Guess<Covered>[];
  /** With so many causes; so many that they are only tried with nothing else wrong. */
  readonly rareContents: (count: number) => Iterable<Guess<Covered>>;
}

/** What was found. */
export interface Match {
  readonly causes: readonly Cause[];
  /** The signature that matched, with its time. */
  readonly candidate: Candidate;
  /** The bytes that were signed. */
  readonly signed: Buffer;
}

/** The first match, with as few causes as there can be; undefined where nothing matches that was tried. */
export function search(space: SearchSpace, work: Work): Match | undefined {
  for (let count = 0; count <= MOST_CAUSES; count++) {
    for (const isTried of toPasses(count)) {
      const keys = byCount(space.keys.filter(isTried));
      const signatures = byCount(space.signatures.filter(isTried));
      const found =
        findAmong(space.readings, { keys, count, work }) ??
        findIn(space.contents.filter(isTried), signatures, { keys, count, work });
      if (found !== undefined) return found;
    }
    const [keys, signatures] = [byCount(space.keys), byCount(space.signatures)];
    // Only as they came, with the signature as it is read.
    const given = new Map([[0, signatures.get(0) ?? []]]);
    const rare = findIn(space.rareContents(count), given, { keys, count, work });
    if (rare !== undefined) return rare;
  }
  for (let count = 1; count <= MOST_LAST; count++) {
    const round = { keys: byCount(space.keys), count, work };
    const last = findIn(space.lastContents, byCount(space.signatures), round);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** Mistakes in all, where one is what is only told last. */
const MOST_LAST = 3;

type IsTried = (guess: Guess<unknown>) => boolean;

/** What is tried of guesses for so many mistakes: of one alone, what happens often before what is seldom. */
function toPasses(count: number): readonly IsTried[] {
  const isPossible: IsTried = ({ causes, beside = MOST_CAUSES }) => causes.length + beside >= count;
  if (count !== 1) return [isPossible];
  return [({ beside }) => beside === undefined, ({ causes, beside }) => causes.length === 0 || beside !== undefined];
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
      return {
        causes: [...causes, ...(tried[match.secretIndex]?.causes ?? [])],
        candidate: match.candidate,
        signed: value.covered.show(match.candidate),
      };
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
