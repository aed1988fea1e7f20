import type { StatementSync } from 'node:sqlite';
import type { InboxEntry, InboxState } from '@hooknotary/core';
import { showRecord, type InboxRecord, type Outcome } from '@hooknotary/core/engine';
import { readSteadyClock } from './clock.js';
import type { Database } from './database.js';

/** One entry that a worker has taken. */
export interface Claim {
  readonly row: number;
  /** How often it has been taken, this time included. */
  readonly taken: number;
  readonly record: InboxRecord;
}

/** The inbox's table, as functions; those that change it belong in a write of the database's. Durations are milliseconds. */
export interface Entries {
  readonly insert: (record: InboxRecord) => void;
  readonly claim: (by: { readonly owner: string; readonly most: number; readonly lease: number }) => readonly Claim[];
  /** Milliseconds until somebody may take an entry; 0 or less for now, undefined where none is open. */
  readonly nextDue: () => number | undefined;
  readonly renew: (owner: string, lease: number) => void;
  /** Says what became of a claim, unless somebody else has taken it since. */
  readonly settle: (claim: Claim, owner: string, outcome: Outcome) => void;
  /** Lets others have what was taken, as if it had not been. */
  readonly giveBack: (claims: readonly Claim[], owner: string) => void;
  readonly revive: (id: string) => boolean;
  readonly read: (id: string) => InboxEntry | undefined;
  readonly listDead: (limit: number, skip: number) => readonly InboxEntry[];
  readonly count: () => Record<InboxState, number>;
  readonly purge: { readonly handled: StatementSync; readonly dead: StatementSync };
}

// An entry may be taken from due_at on by the steady clock: when its delay is over or, if somebody works at it, when the
// lease is. An entry that was given its due_at in the future is from before a restart of the machine.
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS hooknotary_inbox (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    since INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    owner TEXT,
    error TEXT,
    ended_at INTEGER,
    provider TEXT NOT NULL,
    type TEXT NOT NULL,
    facts TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    headers TEXT NOT NULL,
    raw_body BLOB NOT NULL,
    document BLOB
  );
  CREATE INDEX IF NOT EXISTS hooknotary_inbox_open ON hooknotary_inbox (due_at) WHERE ended_at IS NULL;
  CREATE INDEX IF NOT EXISTS hooknotary_inbox_ended ON hooknotary_inbox (state, ended_at) WHERE ended_at IS NOT NULL;
`;

const INSERT = `
  INSERT INTO hooknotary_inbox
    (id, state, attempts, since, due_at, provider, type, facts, method, url, headers, raw_body, document)
  VALUES (:id, 'waiting', 0, :steady, :steady, :provider, :type, :facts, :method, :url, :headers, :rawBody, :document)
  ON CONFLICT (id) DO NOTHING
`;
const CLAIM = `
  UPDATE hooknotary_inbox SET state = 'working', attempts = attempts + 1, owner = :owner, since = :steady, due_at = :until
  WHERE row IN (SELECT row FROM hooknotary_inbox WHERE ended_at IS NULL AND due_at <= :steady ORDER BY due_at LIMIT :most)
  RETURNING *
`;
const NEXT_DUE = 'SELECT due_at FROM hooknotary_inbox WHERE ended_at IS NULL ORDER BY due_at LIMIT 1';
const REBASE =
  'UPDATE hooknotary_inbox SET since = :steady, due_at = :steady WHERE ended_at IS NULL AND since > :steady';
const RENEW = `
  UPDATE hooknotary_inbox SET since = :steady, due_at = :until WHERE ended_at IS NULL AND state = 'working' AND owner = :owner
`;
const SETTLE = `
  UPDATE hooknotary_inbox
  SET state = :state, attempts = :attempts, owner = NULL, since = :steady, due_at = :due, error = :error, ended_at = :ended
  WHERE row = :row AND owner = :owner AND attempts = :taken
`;
const GIVE_BACK = `
  UPDATE hooknotary_inbox SET state = 'waiting', attempts = attempts - 1, owner = NULL, since = :steady, due_at = :steady
  WHERE row = :row AND owner = :owner AND attempts = :taken
`;
const REVIVE = `
  UPDATE hooknotary_inbox SET state = 'waiting', attempts = 0, since = :steady, due_at = :steady, ended_at = NULL
  WHERE id = :id AND state = 'dead'
`;
const READ = 'SELECT * FROM hooknotary_inbox WHERE id = ?';
const LIST_DEAD = `
  SELECT * FROM hooknotary_inbox WHERE state = 'dead' AND ended_at IS NOT NULL ORDER BY ended_at, row LIMIT ? OFFSET ?
`;
const COUNT = 'SELECT state, count(*) AS count FROM hooknotary_inbox GROUP BY state';
const purgeOf = (state: 'handled' | 'dead') => `
  DELETE FROM hooknotary_inbox WHERE row IN (
    SELECT row FROM hooknotary_inbox WHERE state = '${state}' AND ended_at <= :calendar - :kept ORDER BY ended_at LIMIT 1000
  )
`;

interface Row {
  readonly row: number;
  readonly id: string;
  readonly state: InboxState;
  readonly attempts: number;
  readonly error: string | null;
  readonly provider: string;
  readonly type: string;
  readonly facts: string;
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly raw_body: Uint8Array;
  readonly document: Uint8Array | null;
}

/** Makes the functions on the table, whose schema must be there. */
export function createEntries({ connection }: Pick<Database, 'connection'>): Entries {
  const prepare = (sql: string) => connection.prepare(sql);
  const [inserting, claiming, nextDue] = [prepare(INSERT), prepare(CLAIM), prepare(NEXT_DUE)];
  const [renewing, settling, reviving] = [prepare(RENEW), prepare(SETTLE), prepare(REVIVE)];
  const giving = prepare(GIVE_BACK);
  const [reading, listing, counting] = [prepare(READ), prepare(LIST_DEAD), prepare(COUNT)];
  prepare(REBASE).run({ steady: readSteadyClock() });

  return {
    insert({ document = null, ...record }) {
      inserting.run({ ...record, document, steady: readSteadyClock() });
    },
    claim({ owner, most, lease }) {
      const steady = readSteadyClock();
      return rows(claiming.all({ owner, most, steady, until: steady + lease })).map(toClaim);
    },
    nextDue() {
      const due = nextDue.get()?.['due_at'];
      return typeof due === 'number' ? due - readSteadyClock() : undefined;
    },
    renew(owner, lease) {
      const steady = readSteadyClock();
      renewing.run({ owner, steady, until: steady + lease });
    },
    settle({ row, taken }, owner, outcome) {
      const steady = readSteadyClock();
      settling.run({
        row,
        taken,
        owner,
        steady,
        state: outcome.state,
        attempts: outcome.attempts,
        due: steady + ('delay' in outcome ? Math.ceil(outcome.delay * 1000) : 0),
        error: 'error' in outcome ? outcome.error : null,
        ended: outcome.state === 'waiting' ? null : Date.now(),
      });
    },
    giveBack(claims, owner) {
      const steady = readSteadyClock();
      for (const { row, taken } of claims) giving.run({ row, taken, owner, steady });
    },
    revive: (id) => reviving.run({ id, steady: readSteadyClock() }).changes === 1,
    read: (id) => rows([reading.get(id)]).map(toEntry)[0],
    listDead: (limit, skip) => rows(listing.all(limit, skip)).map(toEntry),
    count() {
      const counts = { waiting: 0, working: 0, handled: 0, dead: 0 };
      // The cast is true: that is what is selected.
      for (const { state, count } of counting.all() as unknown as { state: InboxState; count: number }[]) {
        counts[state] = count;
      }
      return counts;
    },
    purge: { handled: prepare(purgeOf('handled')), dead: prepare(purgeOf('dead')) },
  };
}

// The cast is true of whole rows of this table.
function rows(selected: readonly unknown[]): readonly Row[] {
  return selected.filter((each) => each !== undefined) as unknown as readonly Row[];
}

function toRecord({ raw_body: rawBody, document, ...row }: Row): InboxRecord {
  return { ...row, rawBody, document: document ?? undefined };
}

function toClaim(row: Row): Claim {
  return { row: row.row, taken: row.attempts, record: toRecord(row) };
}

function toEntry(row: Row): InboxEntry {
  const { id, state, attempts, error } = row;
  return { id, state, attempts, error: error ?? undefined, ...showRecord(id, () => toRecord(row)) };
}
