import { checkOptions, type Check } from '@hooknotary/core/internal';
import type { EntryFilter, EntryQuery, ReplayFilter } from '@hooknotary/core';

const STATES: readonly unknown[] = ['waiting', 'working', 'handled', 'dead'];
const TEXT: Check = [(value) => typeof value === 'string', 'a string'];
const DATE: Check = [(value) => value instanceof Date && !Number.isNaN(value.getTime()), 'a Date'];
const COUNT: Check = [(value) => Number.isSafeInteger(value) && (value as number) > 0, 'a positive whole number'];

const FILTER_CHECKS = {
  state: [(value) => STATES.includes(value), `one of ${STATES.join(', ')}`],
  provider: TEXT,
  type: TEXT,
  since: DATE,
  before: DATE,
} satisfies Readonly<Record<keyof EntryFilter, Check>>;

const QUERY_CHECKS = { ...FILTER_CHECKS, limit: COUNT, cursor: TEXT } satisfies Readonly<
  Record<keyof EntryQuery, Check>
>;
const REPLAY_CHECKS = { ...FILTER_CHECKS, limit: COUNT, error: TEXT } satisfies Readonly<
  Record<keyof ReplayFilter, Check>
>;

/** @throws TypeError for what is no query. */
export function checkQuery(query: EntryQuery): void {
  checkOptions('entries', query, QUERY_CHECKS);
}

/** @throws TypeError for what is no filter. */
export function checkReplayFilter(filter: ReplayFilter): void {
  checkOptions('replayAll', filter, REPLAY_CHECKS);
}

/** A place in a list as text that a caller hands back. */
export function toCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws TypeError for a text that {@link toCursor} did not make. */
export function readCursor(cursor: string): Readonly<Record<string, unknown>> {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    // The cast is true of an object.
    if (typeof place === 'object' && place !== null) return place as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new TypeError('entries: the cursor is none that a page has given.');
}
