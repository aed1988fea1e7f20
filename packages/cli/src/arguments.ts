import { Argument, InvalidArgumentError } from 'commander';
import { UsageError } from './failure.js';
import { PROVIDERS, type KnownProvider } from './providers.js';

/** The provider's name, as every command takes it. */
export function providerArgument(): Argument {
  return new Argument('<provider>', 'whose webhook it is').choices(PROVIDERS.map(({ name }) => name));
}

/** The provider of a name that {@link providerArgument} let through. */
export function toProvider(name: string): KnownProvider {
  const known = PROVIDERS.find((each) => each.name === name);
  if (known === undefined) throw new UsageError(`There is no provider '${name}'.`);
  return known;
}

/** Makes a reader of whole numbers from 1 to a limit. */
export function createCountReader(limit: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > limit) throw new InvalidArgumentError(`It takes a whole number from 1 to ${limit}.`);
    return count;
  };
}

/** Makes a reader of numbers in a range. */
export function createNumberReader(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`It takes a number from ${least} to ${most}.`);
    return number;
  };
}

/** Reads a moment: ISO 8601, or Unix seconds, or milliseconds, which have more digits; gives milliseconds. */
export function readTime(text: string): number {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
  const time = /^\d{12,14}$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('It takes a time such as 2026-11-22T10:00:00Z, or Unix seconds.');
  return time;
}

/** Gathers the values of an option that may be given more than once. */
export function gather(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}
