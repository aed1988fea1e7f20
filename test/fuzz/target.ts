import type * as core from '@hooknotary/core';
import type * as registry from '@hooknotary/providers/registry';

/** The code under test: as built where coverage is measured, the sources where vitest replays the corpus. */
export interface Code {
  readonly core: typeof core;
  readonly registry: typeof registry;
  readonly phpQueryToJson: (query: string) => string | undefined;
  readonly readHeader: (headers: core.DeliveryHeaders, name: string) => readonly string[];
}

export interface Target {
  readonly name: string;
  /** Inputs to begin with. */
  readonly seeds: readonly string[];
  /** What mutations put in. */
  readonly words: readonly string[];
  /** Throws where the code is broken; otherwise says what it made of the input. A new answer makes an input worth keeping. */
  readonly run: (input: Buffer) => string;
}

/** The text of an input: UTF-8, or behind a byte 0xff UTF-16, which may hold halves of surrogate pairs. */
export function toText(input: Buffer): string {
  return input[0] === 0xff ? input.subarray(1).toString('utf16le') : input.toString('utf8');
}

/** @throws Error with this message where the condition does not hold. */
export function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
