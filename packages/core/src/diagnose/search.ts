import { matchingKey, type HmacKey } from '../signature.js';
import type { Cause } from './causes.js';
import type { Guess } from './guess.js';
import type { Signatures } from './signatures.js';

/** What may have been signed, and what may be the signature of it. */
export interface Reading {
  readonly content: readonly Uint8Array[];
  readonly signatures: Signatures;
}

/** Bytes that may still be hashed: what a delivery may cost, whoever sent it. */
export interface Budget {
  bytes: number;
}

export interface SearchSpace {
  readonly keys: readonly Guess<HmacKey>[];
  readonly readings: readonly Guess<Reading>[];
  /** So many that they are only tried with nothing else wrong. */
  readonly rareReadings: () => Iterable<Guess<Reading>>;
}

/** More mistakes at a time are not looked for. */
const MOST_CAUSES = 4;

/** The causes of the first match, with as few as there can be; undefined where nothing matches that was tried. */
export function search({ keys, readings, rareReadings }: SearchSpace, budget: Budget): readonly Cause[] | undefined {
  for (let count = 0; count <= MOST_CAUSES; count++) {
    const found = findMatch(readings, keys, count, budget);
    if (found !== undefined) return found;
    const rare = count === 1 ? findMatch(rareReadings(), keys, count, budget) : undefined;
    if (rare !== undefined) return rare;
  }
  return undefined;
}

function findMatch(
  readings: Iterable<Guess<Reading>>,
  keys: readonly Guess<HmacKey>[],
  count: number,
  budget: Budget,
): readonly Cause[] | undefined {
  const byCount = Map.groupBy(keys, ({ causes }) => causes.length);
  for (const { value, causes } of readings) {
    const tried = byCount.get(count - causes.length) ?? [];
    const match = spend(budget, value, tried.length) ? matchKey(value, tried) : undefined;
    if (match !== undefined) return [...causes, ...match.causes];
  }
  return undefined;
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
const OVERHEAD = 256;

function spend(budget: Budget, { content }: Reading, times: number): boolean {
  const cost = times * content.reduce((sum, part) => sum + part.length, OVERHEAD);
  if (times === 0 || cost > budget.bytes) return false;
  budget.bytes -= cost;
  return true;
}
