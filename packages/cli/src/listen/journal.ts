import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A delivery as it came, and what became of it. */
export interface JournalEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly provider: string;
  readonly method: string;
  /** Request target as received. */
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** Undefined where it was not received whole. */
  readonly rawBody: Buffer | undefined;
  readonly status: number;
  /** Code and message of the refusal; undefined where the delivery verified. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The webhook's type, whether it is a test, and the webhook as JSON; undefined where the delivery was refused. */
  readonly type: string | undefined;
  readonly test: boolean;
  readonly webhook: string | undefined;
}

/** Keeps the latest deliveries in SQLite. */
export interface Journal {
  readonly add: (entry: Omit<JournalEntry, 'id'>) => JournalEntry;
  readonly read: (id: number) => JournalEntry | undefined;
  /** All entries, the newest first, without their bodies and webhooks. */
  readonly list: () => readonly ListedEntry[];
  readonly clear: () => void;
  readonly close: () => void;
}

/** An entry as far as a list shows it. */
export type ListedEntry = Omit<JournalEntry, 'rawHeaders' | 'rawBody' | 'message' | 'webhook'> & {
  readonly bytes: number | undefined;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS hooknotary_deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    provider TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    raw_headers TEXT NOT NULL,
    raw_body BLOB,
    status INTEGER NOT NULL,
    code TEXT,
    message TEXT,
    type TEXT,
    test INTEGER NOT NULL,
    webhook TEXT
  )
`;
const INSERT = `
  INSERT INTO hooknotary_deliveries
    (received_at, provider, method, url, raw_headers, raw_body, status, code, message, type, test, webhook)
  VALUES
    (:receivedAt, :provider, :method, :url, :rawHeaders, :rawBody, :status, :code, :message, :type, :test, :webhook)
`;
// Ids have no gaps, for only the oldest and all of them are ever taken away.
const DROP = 'DELETE FROM hooknotary_deliveries WHERE id <= (SELECT max(id) FROM hooknotary_deliveries) - ?';
const LIST = `
  SELECT id, received_at, provider, method, url, length(raw_body) AS bytes, status, code, type, test
  FROM hooknotary_deliveries ORDER BY id DESC
`;

/** Columns as SQLite gives them. */
interface Row {
  readonly id: number;
  readonly received_at: number;
  readonly provider: string;
  readonly method: string;
  readonly url: string;
  readonly raw_headers: string;
  readonly raw_body: Uint8Array | null;
  readonly bytes: number | null;
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly type: string | null;
  readonly test: number;
  readonly webhook: string | null;
}

/** Opens the file, or keeps all in memory where it is `:memory:`. @throws if the file is no database that can be written. */
export function openJournal({ path, keep }: { readonly path: string; readonly keep: number }): Journal {
  // What it keeps is personal data: others on the machine must not read it.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const dropping = database.prepare(DROP);
  dropping.run(keep);
  const inserting = database.prepare(INSERT);
  const reading = database.prepare('SELECT * FROM hooknotary_deliveries WHERE id = ?');
  const listing = database.prepare(LIST);

  function add(entry: Omit<JournalEntry, 'id'>): JournalEntry {
    const { lastInsertRowid } = inserting.run({
      ...entry,
      rawHeaders: JSON.stringify(entry.rawHeaders),
      rawBody: entry.rawBody ?? null,
      code: entry.code ?? null,
      message: entry.message ?? null,
      type: entry.type ?? null,
      test: entry.test ? 1 : 0,
      webhook: entry.webhook ?? null,
    });
    dropping.run(keep);
    return { ...entry, id: Number(lastInsertRowid) };
  }

  return {
    add,
    read: (id) => {
      const row = reading.get(id);
      return row === undefined ? undefined : toEntry(toRow(row));
    },
    list: () => listing.all().map((row) => toListed(toRow(row))),
    clear: () => database.exec('DELETE FROM hooknotary_deliveries'),
    close: () => database.close(),
  };
}

// The cast is true: the queries above name the columns of SCHEMA. A list lacks some, which `toListed` does not read.
function toRow(row: object): Row {
  return row as Row;
}

function toListed(row: Row): ListedEntry {
  return {
    id: row.id,
    receivedAt: row.received_at,
    provider: row.provider,
    method: row.method,
    url: row.url,
    bytes: row.bytes ?? undefined,
    status: row.status,
    code: row.code ?? undefined,
    type: row.type ?? undefined,
    test: row.test === 1,
  };
}

function toEntry(row: Row): JournalEntry {
  const { bytes: _, ...listed } = toListed(row);
  return {
    ...listed,
    // The cast is true: `add` wrote it.
    rawHeaders: JSON.parse(row.raw_headers) as readonly string[],
    rawBody: row.raw_body === null ? undefined : Buffer.from(row.raw_body),
    message: row.message ?? undefined,
    webhook: row.webhook ?? undefined,
  };
}
