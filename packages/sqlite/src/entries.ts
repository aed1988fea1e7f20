import type { DatabaseSync } from 'node:sqlite';
import type { EntryFilter, InboxState, InboxStats } from '@hooknotary/core';
import type { InboxRecord } from '@hooknotary/inbox';
import { readSteadyClock } from './clock.js';
import { COLUMNS, toStored, type StoredEntry } from './rows.js';

/** What an inbox keeps, for receivers and operators; what changes it belongs in a transaction. */
export interface Entries {
  readonly insert: (record: InboxRecord, keys: EntryKeys) => void;
  readonly stats: () => InboxStats;
  readonly list: (filter: StoredFilter, limit: number, after: number) => readonly StoredEntry[];
  readonly listDead: (limit: number, skip: number) => readonly StoredEntry[];
  readonly read: (id: string) => StoredEntry | undefined;
  readonly revive: (id: string, states: readonly InboxState[]) => boolean;
  readonly remove: (id: string) => boolean;
  /** What was not handled is dead then, with this error. */
  readonly erase: (id: string, error: string) => boolean;
  readonly setPaused: (isPaused: boolean) => void;
  readonly isPaused: () => boolean;
  /** Removes some of what is past its time; true where there may be more. */
  readonly purge: () => boolean;
}

/** By what an entry is found beside its id. */
export interface EntryKeys {
  /** The webhook's id, where the entry's is another. */
  readonly webhookId: string | undefined;
  /** What it has in common with those that must be handled in order. */
  readonly orderKey: string | undefined;
}

/** An {@link EntryFilter} whose times are milliseconds. */
export type StoredFilter = Pick<EntryFilter, 'state' | 'provider' | 'type'> & {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
};

const INSERT = `
  INSERT INTO hooknotary_entries (id, webhook_id, provider, type, order_key, state, since, due_at, accepted_at)
  VALUES (:id, :webhookId, :provider, :type, :orderKey, 'waiting', :steady, :steady, :calendar)
  ON CONFLICT (id) DO NOTHING
`;
// The oldest versions of Node bind bytes of which there are none as NULL.
const INSERT_BODY = `
  INSERT INTO hooknotary_bodies (row, facts, method, url, headers, raw_body, document, is_sealed)
  VALUES (:row, :facts, :method, :url, :headers, coalesce(:rawBody, x''), iif(:hasDocument, coalesce(:document, x''), NULL), :isSealed)
`;
const FROM = 'FROM hooknotary_entries e LEFT JOIN hooknotary_bodies b USING (row)';
const READ = `SELECT ${COLUMNS} ${FROM} WHERE e.id = ?`;
const FIND = 'SELECT id FROM hooknotary_entries WHERE webhook_id = ? LIMIT 2';
const LIST_DEAD = `SELECT ${COLUMNS} ${FROM} WHERE e.state = 'dead' ORDER BY e.ended_at, e.row LIMIT ? OFFSET ?`;
const COUNT = 'SELECT count(*) AS count FROM hooknotary_entries WHERE state = ?';
const OLDEST = `SELECT min(accepted_at) AS oldest FROM hooknotary_entries WHERE state = 'waiting'`;
const REVIVE = `
  UPDATE hooknotary_entries SET state = 'waiting', failed = 0, cut_short = 0, is_suspect = 0, since = :steady, due_at = :steady,
    ended_at = NULL, kept_until = NULL, error = NULL
  WHERE id = :id AND state = :state AND EXISTS (SELECT 1 FROM hooknotary_bodies b WHERE b.row = hooknotary_entries.row)
  RETURNING row
`;
const KEEP_BODY = 'UPDATE hooknotary_bodies SET kept_until = NULL WHERE row = ?';
const REMOVE = "DELETE FROM hooknotary_entries WHERE id = ? AND state <> 'working' RETURNING row";
const REMOVE_BODY = 'DELETE FROM hooknotary_bodies WHERE row = ?';
// One that waited is not handled any more; what was handled stays so.
const ERASE = `
  UPDATE hooknotary_entries SET error = iif(state = 'handled', NULL, :error), order_key = NULL,
    state = iif(state = 'handled', state, 'dead'), ended_at = coalesce(ended_at, :calendar)
  WHERE id = :id AND state <> 'working' RETURNING row
`;
const PAUSE = "INSERT INTO hooknotary_flags VALUES ('paused') ON CONFLICT DO NOTHING";
const RESUME = "DELETE FROM hooknotary_flags WHERE name = 'paused'";
const IS_PAUSED = "SELECT 1 FROM hooknotary_flags WHERE name = 'paused'";
const MOST = 1000;
const PURGE = `
  DELETE FROM hooknotary_entries WHERE row IN (SELECT row FROM hooknotary_entries WHERE kept_until <= ? ORDER BY kept_until LIMIT ${MOST})
  RETURNING row
`;
const PURGE_BODIES = `
  DELETE FROM hooknotary_bodies WHERE row IN (SELECT row FROM hooknotary_bodies WHERE kept_until <= ? ORDER BY kept_until LIMIT ${MOST})
`;

export function createEntries(connection: DatabaseSync): Entries {
  const prepare = (sql: string) => connection.prepare(sql);
  const [inserting, insertingBody, reading, finding] = [
    prepare(INSERT),
    prepare(INSERT_BODY),
    prepare(READ),
    prepare(FIND),
  ];
  const [listingDead, counting, oldest, erasing] = [
    prepare(LIST_DEAD),
    prepare(COUNT),
    prepare(OLDEST),
    prepare(ERASE),
  ];
  const [reviving, keepingBody] = [prepare(REVIVE), prepare(KEEP_BODY)];
  const [removing, removingBody] = [prepare(REMOVE), prepare(REMOVE_BODY)];
  const [pausing, resuming, paused] = [prepare(PAUSE), prepare(RESUME), prepare(IS_PAUSED)];
  const [purging, purgingBodies] = [prepare(PURGE), prepare(PURGE_BODIES)];

  /** The entry that an id is of: its own, or that of the one webhook that has it; undefined where there are none or several. */
  function toEntryId(id: string): string | undefined {
    if (reading.get(id) !== undefined) return id;
    const [found, ...others] = finding.all(id);
    return found === undefined || others.length > 0 ? undefined : String(found['id']);
  }

  const isPaused = () => paused.get() !== undefined;
  const count = (state: InboxState) => Number(counting.get(state)?.['count']);

  function removeBodyOf(removed: Selected): boolean {
    if (removed === undefined) return false;
    removingBody.run(Number(removed['row']));
    return true;
  }

  return {
    insert({ document, isSealed = false, id, provider, type, ...record }, { webhookId = null, orderKey = null }) {
      const { changes, lastInsertRowid: row } = inserting.run({
        id,
        provider,
        type,
        webhookId,
        orderKey,
        steady: readSteadyClock(),
        calendar: Date.now(),
      });
      if (changes !== 1) return;
      const hasDocument = document === undefined ? 0 : 1;
      insertingBody.run({ ...record, row, document: document ?? null, hasDocument, isSealed: isSealed ? 1 : 0 });
    },
    stats() {
      const accepted = oldest.get()?.['oldest'];
      return {
        waiting: count('waiting'),
        working: count('working'),
        handled: count('handled'),
        dead: count('dead'),
        oldestWaiting: typeof accepted === 'number' ? Math.max(Date.now() - accepted, 0) / 1000 : undefined,
        isPaused: isPaused(),
      };
    },
    list(filter, limit, after) {
      const { conditions, values } = toConditions(filter);
      // Few are open or dead, and they have an index of their own; of those that were handled the table is one.
      const order = filter.state === undefined || filter.state === 'handled' ? 'e.row' : '+e.row';
      const rows = `SELECT row FROM hooknotary_entries e WHERE ${conditions} ORDER BY ${order} LIMIT :limit`;
      const text = `SELECT ${COLUMNS} ${FROM} WHERE e.row IN (${rows}) ORDER BY e.row`;
      return prepare(text)
        .all({ ...values, limit, after })
        .map(toStored);
    },
    listDead: (limit, skip) => listingDead.all(limit, skip).map(toStored),
    read(id) {
      const row = reading.get(toEntryId(id) ?? id);
      return row && toStored(row);
    },
    revive(id, states) {
      const entryId = toEntryId(id);
      if (entryId === undefined) return false;
      return states.some((state) => {
        const revived = reviving.get({ id: entryId, state, steady: readSteadyClock() });
        if (revived !== undefined) keepingBody.run(Number(revived['row']));
        return revived !== undefined;
      });
    },
    remove(id) {
      const entryId = toEntryId(id);
      return entryId !== undefined && removeBodyOf(removing.get(entryId));
    },
    erase(id, error) {
      const entryId = toEntryId(id);
      return entryId !== undefined && removeBodyOf(erasing.get({ id: entryId, error, calendar: Date.now() }));
    },
    setPaused: (is) => void (is ? pausing : resuming).run(),
    isPaused,
    purge() {
      const calendar = Date.now();
      const removed = purging.all(calendar);
      for (const row of removed) removeBodyOf(row);
      return purgingBodies.run(calendar).changes === MOST || removed.length === MOST;
    },
  };
}

type Selected = ReturnType<ReturnType<DatabaseSync['prepare']>['get']>;

function toConditions({ state, provider, type, since, before }: StoredFilter): {
  readonly conditions: string;
  readonly values: Readonly<Record<string, string | number>>;
} {
  const wanted: Readonly<Record<string, readonly [condition: string, value: string | number | undefined]>> = {
    state: [
      `e.state = :state AND e.ended_at IS ${state === 'handled' || state === 'dead' ? 'NOT NULL' : 'NULL'}`,
      state,
    ],
    provider: ['e.provider = :provider', provider],
    type: ['e.type = :type', type],
    since: ['e.accepted_at >= :since', since],
    before: ['e.accepted_at < :before', before],
  };
  const given = Object.entries(wanted).filter(([, [, value]]) => value !== undefined);
  return {
    conditions: ['e.row > :after', ...given.map(([, [condition]]) => condition)].join(' AND '),
    // The cast is true: those without a value are left out.
    values: Object.fromEntries(given.map(([name, [, value]]) => [name, value as string | number])),
  };
}
