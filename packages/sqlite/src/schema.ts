import type { DatabaseSync } from 'node:sqlite';

/** Counts up with each change of the schema; the file says it as its `user_version`. */
const VERSION = 1;

// Deliveries: a lease goes by the steady clock, for which two readings are needed: after a restart of the machine, one that was
// given in the future is void. What was handled is remembered by the calendar.
// Entries: one may be taken from due_at on by the steady clock, when its delay is over or, if somebody works at it, when the
// lease is. `taken` tells one taking from the next. What a delivery said stands in a table of its own, which is written once.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS hooknotary_deliveries (
    key TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    leased_at INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    kept_until INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS hooknotary_deliveries_kept ON hooknotary_deliveries (kept_until) WHERE kept_until IS NOT NULL;

  CREATE TABLE hooknotary_entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    webhook_id TEXT,
    provider TEXT NOT NULL,
    type TEXT NOT NULL,
    order_key TEXT,
    state TEXT NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0,
    cut_short INTEGER NOT NULL DEFAULT 0,
    is_suspect INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0,
    owner TEXT,
    since INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    error TEXT,
    accepted_at INTEGER NOT NULL,
    ended_at INTEGER,
    kept_until INTEGER
  );
  CREATE INDEX hooknotary_entries_state ON hooknotary_entries (state, due_at);
  CREATE INDEX hooknotary_entries_kept ON hooknotary_entries (kept_until) WHERE kept_until IS NOT NULL;
  CREATE INDEX hooknotary_entries_dead ON hooknotary_entries (ended_at) WHERE state = 'dead';
  CREATE INDEX hooknotary_entries_webhook ON hooknotary_entries (webhook_id) WHERE webhook_id IS NOT NULL;
  CREATE INDEX hooknotary_entries_order ON hooknotary_entries (order_key, row) WHERE order_key IS NOT NULL AND ended_at IS NULL;

  CREATE TABLE hooknotary_bodies (
    row INTEGER PRIMARY KEY,
    facts TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    headers TEXT NOT NULL,
    raw_body BLOB NOT NULL,
    document BLOB,
    is_sealed INTEGER NOT NULL DEFAULT 0,
    kept_until INTEGER
  );
  CREATE INDEX hooknotary_bodies_kept ON hooknotary_bodies (kept_until) WHERE kept_until IS NOT NULL;

  CREATE TABLE hooknotary_flags (name TEXT PRIMARY KEY) WITHOUT ROWID;
`;

// A file from before there were versions has one table for all. Nobody is at work by now, for nobody else knows the new one.
const FROM_UNVERSIONED = `
  INSERT INTO hooknotary_entries
    (row, id, webhook_id, provider, type, state, failed, since, due_at, error, accepted_at, ended_at, kept_until)
  SELECT row, id, iif(json_valid(facts) AND json_extract(facts, '$.id') <> id, json_extract(facts, '$.id'), NULL), provider, type,
    iif(state = 'working', 'waiting', state), iif(state = 'dead', attempts, 0), since, since, error,
    coalesce(json_extract(iif(json_valid(facts), facts, '{}'), '$.receivedAt'), 0), ended_at,
    iif(state = 'handled', ended_at + 604800000, NULL)
  FROM hooknotary_inbox;
  INSERT INTO hooknotary_bodies (row, facts, method, url, headers, raw_body, document)
  SELECT row, facts, method, url, headers, raw_body, document FROM hooknotary_inbox WHERE state <> 'handled';
  DROP TABLE hooknotary_inbox;
`;

/** Makes or renews the schema, within a transaction. @throws Error for a file of a later version. */
export function migrate(connection: DatabaseSync): void {
  const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > VERSION) {
    throw new Error(
      `The file is of version ${version}, and this package knows ${VERSION}: another process has a newer @hooknotary/sqlite, or the file is not Hooknotary's.`,
    );
  }
  if (version === VERSION) return;
  connection.exec(SCHEMA);
  const find = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'hooknotary_inbox'";
  if (connection.prepare(find).get() !== undefined) connection.exec(FROM_UNVERSIONED);
  connection.exec(`PRAGMA user_version = ${VERSION}`);
}
