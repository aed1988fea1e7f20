import type { EntryFilter, InboxState } from '@hooknotary/core';
import { readCursor, toCursor, type EntryRow, type RowPage } from '@hooknotary/inbox';
import type { RunOnQueue } from './commands.js';
import type { JobRow } from './rows.js';

type Page = 'pageOfOpen' | 'pageOfActive' | 'pageOfCompleted' | 'pageOfFailed';

/** What is listed, one behind the other: entries move from the first to the others. */
const SETS: Readonly<Record<InboxState | 'all', readonly Page[]>> = {
  waiting: ['pageOfOpen'],
  working: ['pageOfActive'],
  handled: ['pageOfCompleted'],
  dead: ['pageOfFailed'],
  all: ['pageOfOpen', 'pageOfCompleted', 'pageOfFailed'],
};

const OPEN: ReadonlySet<Page> = new Set<Page>(['pageOfOpen', 'pageOfActive']);

/** Entries looked at in one go, and in one page at most: a page may show fewer than it may, and even none. */
const [STEP, MOST] = [500, 10_000];

interface Place {
  readonly set: number;
  readonly score: string;
  readonly id: string;
}

/** Reads pages of entries: those that are open by the time of their acceptance, the others by that of their end. */
export function createList(
  run: RunOnQueue,
  readRows: (jobIds: readonly string[]) => Promise<readonly JobRow[]>,
): (filter: EntryFilter, page: { readonly limit: number; readonly cursor: string | undefined }) => Promise<RowPage> {
  return async (filter, { limit, cursor }) => {
    const sets = SETS[filter.state ?? 'all'];
    const rows: EntryRow[] = [];
    let place: Place | undefined = cursor === undefined ? { set: 0, score: '-inf', id: '' } : readPlace(cursor);
    for (let looked = 0; place !== undefined && rows.length < limit && looked < MOST; looked += STEP) {
      // oxlint-disable-next-line no-await-in-loop -- Each look says where the next one begins.
      place = await look(sets, place, limit - rows.length, (row) => isMeant(row, filter) && rows.push(row));
    }
    return { rows, cursor: place && toCursor(place) };
  };

  /** Shows what comes after a place until enough has been taken; where it has got to. */
  async function look(
    sets: readonly Page[],
    { set, score, id }: Place,
    most: number,
    take: (row: EntryRow) => unknown,
  ): Promise<Place | undefined> {
    const name = sets[set];
    if (name === undefined) return undefined;
    // The cast is true of members and their scores.
    const found = (await run(name, score, id, STEP)) as readonly string[];
    const rows = new Map(
      (await readRows(found.filter((_, index) => index % 2 === 0))).map(({ jobId, entry }) => [jobId, entry]),
    );
    let taken = 0;
    for (let index = 0; index < found.length; index += 2) {
      const [jobId = '', at = ''] = [found[index], found[index + 1]];
      const row = rows.get(jobId);
      // What has ended meanwhile is shown among those that have.
      if (row === undefined || OPEN.has(name) !== isOpen(row)) continue;
      if (Boolean(take(row)) && ++taken === most) return { set, score: at, id: jobId };
    }
    const [lastId = id, lastScore = score] = found.slice(-2);
    if (found.length === STEP * 2) return { set, score: lastScore, id: lastId };
    return set + 1 < sets.length ? { set: set + 1, score: '-inf', id: '' } : undefined;
  }
}

function isOpen({ state }: EntryRow): boolean {
  return state === 'waiting' || state === 'working';
}

function isMeant({ state, provider, type, acceptedAt }: EntryRow, filter: EntryFilter): boolean {
  return (
    (filter.state ?? state) === state &&
    (filter.provider ?? provider) === provider &&
    (filter.type ?? type) === type &&
    (filter.since === undefined || acceptedAt >= filter.since) &&
    (filter.before === undefined || acceptedAt < filter.before)
  );
}

function readPlace(cursor: string): Place {
  const { set, score, id } = readCursor(cursor);
  if (typeof set === 'number' && typeof score === 'string' && typeof id === 'string') return { set, score, id };
  throw new TypeError('entries: the cursor is none that a page has given.');
}
