import type { Operations } from './operations.js';

export type Writes = Operations['writes'];
export type Reads = Operations['reads'];

/** What the thread is asked. */
export type Asked =
  | {
      readonly id: number;
      readonly name: keyof Writes | keyof Reads;
      readonly parameters: readonly unknown[];
      /** Of the steady clock, in milliseconds: what has not been begun by then is refused. */
      readonly until: number;
      /** About how many there are to write. */
      readonly bytes: number;
    }
  | { readonly drop: string };

/** What the thread tells: answers, and whose leases are lost. */
export type Told =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: Fault }
  | { readonly lostBy: string; readonly entry: string };

/** An error, as it goes from thread to thread. */
export interface Fault {
  readonly message: string;
  /** SQLite's number. */
  readonly errcode?: number | undefined;
}
