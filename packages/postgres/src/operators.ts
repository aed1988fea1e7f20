import type { EntryFilter, InboxState, InboxStats } from '@hooknotary/core';
import { readCursor, toCursor, type EntryRow, type Retention, type RowPage } from '@hooknotary/inbox';
import { toColumnText } from './column-text.js';
import { readStub, toJobId, toJobIds, toJobStates, toRow, toState, toStubText, type JobRow } from './job.js';
import { toKeepingStatements } from './keeping.js';
import type { Query } from './query.js';

/** What operators ask of an inbox. The tables must be there. */
export interface Operators {
  readonly stats: () => Promise<InboxStats>;
  readonly list: (
    filter: EntryFilter,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ) => Promise<RowPage>;
  readonly listDead: (limit: number, skip: number) => Promise<readonly EntryRow[]>;
  readonly read: (id: string) => Promise<EntryRow | undefined>;
  readonly revive: (id: string, states: readonly InboxState[]) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly erase: (id: string) => Promise<boolean>;
}

/** Options of {@link createOperators}. */
export interface OperatorsOptions {
  readonly schema: string;
  readonly name: string;
  readonly retention: Retention;
}

type Listed = JobRow & { readonly place: string };

export function createOperators(query: Query, { schema, name, retention }: OperatorsOptions): Operators {
  const statements = toKeepingStatements(schema);

  async function select<Row>(text: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    const { rows } = await query.executeSql(text, [name, ...values]);
    // The cast is true: what each statement selects stands beside its call.
    return rows as readonly Row[];
  }

  /** The job of an entry, or of the one entry of a webhook; undefined where there is none, and where there are several. */
  async function find(id: string): Promise<JobRow | undefined> {
    const [row] = await select<JobRow>(statements.read, toJobId(id));
    if (row !== undefined) return row;
    const [found, ...others] = await select<{ readonly id: string }>(statements.find, ...toJobIds(id));
    if (found === undefined || others.length > 0) return undefined;
    return (await select<JobRow>(statements.read, found.id))[0];
  }

  /** Runs a statement on what `find` finds, and says whether it has changed something. */
  async function change(id: string, text: string, toValues: (row: JobRow) => readonly unknown[]): Promise<boolean> {
    const row = await find(id);
    if (row === undefined) return false;
    return (await select(text, row.jobId, ...toValues(row))).length === 1;
  }

  return {
    async stats() {
      const [row] = await select<StatsRow>(statements.stats);
      const counts = { waiting: 0, working: 0, handled: 0, dead: 0 };
      for (const [state, count] of Object.entries(row?.counts ?? {})) counts[toState(state)] += count;
      return { ...counts, oldestWaiting: row?.oldestWaiting ?? undefined, isPaused: row?.isPaused === true };
    },
    async list({ state, provider, type, since, before }, { limit, cursor }) {
      const { place, id } = cursor === undefined ? NOWHERE : readPlace(cursor);
      const rows = await select<Listed>(
        statements.list,
        state && toJobStates(state),
        provider === undefined ? undefined : toColumnText(provider),
        type === undefined ? undefined : toColumnText(type),
        since,
        before,
        place,
        id,
        limit,
      );
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { rows: rows.map(toRow), cursor: last && toCursor({ place: last.place, id: last.jobId }) };
    },
    listDead: async (limit, skip) => (await select<JobRow>(statements.listDead, limit, skip)).map(toRow),
    async read(id) {
      const row = await find(id);
      return row && toRow(row);
    },
    revive: (id, states) => change(id, statements.revive, () => [states.flatMap(toJobStates)]),
    remove: (id) => change(id, statements.remove, () => []),
    erase: (id) =>
      change(id, statements.erase, (row) => {
        const stub = readStub(row);
        return [toStubText(stub), Math.ceil(retention.dead(stub.provider) ?? 0)];
      }),
  };
}

interface StatsRow {
  readonly counts: Readonly<Record<string, number>>;
  readonly oldestWaiting: number | null;
  readonly isPaused: boolean;
}

const NOWHERE = { place: undefined, id: undefined };

/** @throws TypeError for a cursor that no page has given. */
function readPlace(cursor: string): { readonly place: string; readonly id: string } {
  const { place, id } = readCursor(cursor);
  if (typeof place === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(place)) && UUID.test(id)) {
    return { place, id };
  }
  throw new TypeError('entries: the cursor is none that a page has given.');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
