import type { Cause } from './causes.js';

/** Something that may have been signed, or signed with, and what would then be wrong; nothing, where it is as given. */
export interface Guess<T> {
  readonly value: T;
  readonly causes: readonly Cause[];
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
