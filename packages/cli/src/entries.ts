import type { Delivery, Provider } from '@hooknotary/core';
import { UsageError } from './failure.js';
import type { HeaderValues } from './saved-request.js';

/** One of the requests that a file holds. */
export interface Entry {
  readonly headers: HeaderValues;
  /** Reads the rest; `place` is for messages. @throws UsageError where there is no reading it. */
  readonly read: (place: string) => EntryContent;
}

/** What an entry holds. */
export interface EntryContent {
  readonly delivery: Delivery;
  /** Given where its body is not there: a sentence that says so. */
  readonly missingBody: string | undefined;
  /** What its bytes are a copy of, where that may differ from what was signed. */
  readonly copy: string;
}

/** Which entry is wanted, and of which file. */
export interface Choice {
  readonly file: string;
  /** What the file is, such as `HAR`. */
  readonly kind: string;
  readonly provider: Provider;
  /** Counted from 1; default the only one with the provider's signature header. */
  readonly entry: number | undefined;
}

/** An entry, and a sentence that says that none of the file is signed as the provider signs, where that is so. */
export interface Chosen extends EntryContent {
  readonly unsigned: string | undefined;
}

/** Chooses one request of a file. @throws UsageError if there is no telling which one is meant. */
export function chooseEntry(entries: readonly Entry[], choice: Choice): Chosen {
  const { file, provider, entry } = choice;
  const names = provider.signature.headers;
  const signed = entries.flatMap(({ headers }, at) =>
    names.some((name) => headers[name] !== undefined) ? [at + 1] : [],
  );
  const unsigned = signed.length > 0 ? undefined : toUnsigned(choice);
  const at = entry ?? findEntry(entries, signed, choice);
  const found = entries[at - 1];
  if (found === undefined) {
    throw new UsageError(`${file}: there is no entry ${at}; there are ${entries.length}.`);
  }
  return { ...found.read(`${file}, entry ${at}`), unsigned };
}

function toUnsigned({ file, kind, provider }: Choice): string {
  return `${file}: no request of this ${kind} has the header ${provider.signature.headers.join(' or ')}.`;
}

function findEntry(entries: readonly Entry[], [at, ...others]: readonly number[], choice: Choice): number {
  const { file, provider } = choice;
  if (at !== undefined && others.length === 0) return at;
  if (at === undefined && entries.length === 1) return 1;
  throw new UsageError(
    at === undefined
      ? `${toUnsigned(choice)} Choose one by --entry to have it looked at all the same.`
      : `${file}: entries ${[at, ...others].join(', ')} have the header ${provider.signature.headers.join(' or ')}: choose one by --entry.`,
  );
}
