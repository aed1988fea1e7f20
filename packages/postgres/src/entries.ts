import type { InboxEntry, InboxState } from '@hooknotary/core';
import { toEntry, toJobId, toState, type JobRow } from './jobs.js';
import type { Query } from './query.js';
import type { Statements } from './statements.js';

/** What the inbox holds, for whoever asks. */
export interface Entries {
  readonly count: () => Promise<Record<InboxState, number>>;
  readonly read: (id: string) => Promise<InboxEntry | undefined>;
  readonly listDead: (limit: number, skip: number) => Promise<readonly InboxEntry[]>;
  /** Gives a dead letter fresh attempts; false where there is no such. */
  readonly revive: (id: string) => Promise<boolean>;
}

/** The tables must be there. */
export function createEntries(
  query: Query,
  statements: Statements,
  { name, keep }: { name: string; keep: number },
): Entries {
  async function readRows(text: string, ...values: readonly unknown[]): Promise<readonly JobRow[]> {
    const { rows } = await query.executeSql(text, [name, ...values]);
    // The cast is true: both statements select the members of a `JobRow`.
    return rows as readonly JobRow[];
  }

  return {
    async count() {
      const { rows } = await query.executeSql(statements.count, [name]);
      const counts = { waiting: 0, working: 0, handled: 0, dead: 0 };
      // The cast is true: that is what is selected.
      for (const { state, count } of rows as readonly { state: string; count: number }[])
        counts[toState(state)] += count;
      return counts;
    },
    async read(id) {
      const [row] = await readRows(statements.read, toJobId(id));
      return row && toEntry(row);
    },
    listDead: async (limit, skip) => (await readRows(statements.listDead, limit, skip)).map(toEntry),
    async revive(id) {
      const { rows } = await query.executeSql(statements.revive, [name, toJobId(id), Math.ceil(keep)]);
      return rows.length === 1;
    },
  };
}
