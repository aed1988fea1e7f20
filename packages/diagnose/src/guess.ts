import type { Cause } from './causes.js';

/** More mistakes at a time are not looked for. */
export const MOST_CAUSES = 4;

/** Something that may have been signed, or signed with, and what would then be wrong; nothing, where it is as given. */
export interface Guess<T> {
  readonly value: T;
  readonly causes: readonly Cause[];
  /** How many other mistakes it is tried with at most, for what is seldom; any number where it does not say. */
  readonly beside?: number;
}

/** The same guesses, each tried with so many other mistakes at most. */
export function rarely<T>(beside: number, guesses: readonly Guess<T>[]): readonly Guess<T>[] {
  return guesses.map((each) => ({ ...each, beside: Math.min(beside, each.beside ?? beside) }));
}

/** What was given, with nothing wrong. */
export function asGiven<T>(value: T): Guess<T> {
  return { value, causes: [] };
}

/** Every guess once, with the fewest causes that lead to it; those with fewer causes first. */
export function simplestFirst<T>(guesses: readonly Guess<T>[], bytesOf: (value: T) => Uint8Array): readonly Guess<T>[] {
  const byLength = new Map<number, Uint8Array[]>();
  return guesses
    .toSorted((one, other) => one.causes.length - other.causes.length)
    .filter(({ value }) => {
      const bytes = bytesOf(value);
      const known = byLength.get(bytes.length) ?? [];
      if (known.some((each) => Buffer.compare(each, bytes) === 0)) return false;
      byLength.set(bytes.length, [...known, bytes]);
      return true;
    });
}
