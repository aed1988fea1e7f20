import type { StatementSync } from 'node:sqlite';
import type { Database } from './database.js';

const EVERY = 60_000;

/** Makes what removes a batch of rows that are past their time, a minute after the last time at the earliest. */
export function createPurge(write: Database['write'], statement: StatementSync, bind: object = {}): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    // What cannot be removed now is removed later.
    write(() => statement.run({ ...bind, calendar: Date.now() })).catch(() => undefined);
  };
}
