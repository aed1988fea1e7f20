import { openSync, readFileSync, writeSync } from 'node:fs';
import type { Route } from './protocol.ts';

/** What a process did. Written at once, so that it outlives the process. */
export interface Record {
  /** `learned`: the store has been told, and has said so; `died`: the process ends itself now, at this delivery or at any. */
  readonly kind: 'began' | 'effect' | 'learned' | 'died';
  readonly route: Route;
  readonly delivery: string;
  readonly child: number;
  /** Milliseconds by a clock that all processes of the machine share and nobody sets. */
  readonly at: number;
}

/** Makes what appends to a file that others append to as well. */
export function createRecorder(path: string, child: number): (record: Omit<Record, 'child' | 'at'>) => void {
  const file = openSync(path, 'a');
  return (record) => void writeSync(file, `${JSON.stringify({ ...record, child, at: readSharedClock() })}\n`);
}

export function readRecords(path: string): readonly Record[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  // The cast is true of what the recorder wrote.
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record);
}

export function readSharedClock(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
