import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SentAnswer } from './wire.js';

/** A delivery as it came, and what became of it. */
export interface JournalEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Whose path it came to; undefined where nobody's. */
  readonly provider: string | undefined;
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
  /** Which member makes the webhook's type `unknown`, and what should stand there. */
  readonly mismatch: string | undefined;
  /** The first delivery of the same bytes to the same target, this one included, and which of them this is. */
  readonly first: number;
  readonly attempt: number;
  /** What was proven of the refusal; undefined until then, and where nothing was. */
  readonly cause: string | undefined;
  /** What the place that all is forwarded to has answered. */
  readonly forwarded: SentAnswer | undefined;
}

/** A delivery before it is kept. */
export type Arrival = Omit<JournalEntry, 'id' | 'first' | 'attempt' | 'cause' | 'forwarded'>;

/** Keeps the latest deliveries in SQLite. */
export interface Journal {
  readonly add: (arrival: Arrival) => JournalEntry;
  /** Adds what was found out later; gives the entry, or undefined where it is no longer kept. */
  readonly amend: (id: number, later: Partial<Pick<JournalEntry, 'cause' | 'forwarded'>>) => JournalEntry | undefined;
  readonly read: (id: number) => JournalEntry | undefined;
  /** All entries, the newest first, without their bodies and webhooks. */
  readonly list: () => readonly ListedEntry[];
  /** The ids of those that hold a text in their target, headers, body or webhook, whatever the case of its letters. */
  readonly search: (text: string) => readonly number[];
  readonly clear: () => void;
  readonly close: () => void;
}

/** An entry as far as a list shows it. */
export type ListedEntry = Omit<JournalEntry, 'rawHeaders' | 'rawBody' | 'message' | 'webhook'> & {
  readonly bytes: number | undefined;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS hooknotary_received (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    provider TEXT,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    raw_headers TEXT NOT NULL,
    raw_body BLOB,
    status INTEGER NOT NULL,
    code TEXT,
    message TEXT,
    type TEXT,
    test INTEGER NOT NULL,
    webhook TEXT,
    mismatch TEXT,
    digest TEXT,
    first_id INTEGER,
    attempt INTEGER NOT NULL,
    cause TEXT,
    forwarded TEXT
  );
  CREATE INDEX IF NOT EXISTS hooknotary_received_digest ON hooknotary_received (digest);
`;
const INSERT = `
  INSERT INTO hooknotary_received
    (received_at, provider, method, url, raw_headers, raw_body, status, code, message, type, test, webhook, mismatch,
      digest, first_id, attempt)
  VALUES
    (:receivedAt, :provider, :method, :url, :rawHeaders, :rawBody, :status, :code, :message, :type, :test, :webhook,
      :mismatch, :digest, :first, :attempt)
`;
const BEFORE = `
  SELECT coalesce(min(first_id), min(id)) AS first, count(*) AS count FROM hooknotary_received WHERE digest = ?
`;
const AMEND = `
  UPDATE hooknotary_received SET cause = coalesce(:cause, cause), forwarded = coalesce(:forwarded, forwarded) WHERE id = :id
`;
// The bytes of a body that are no text are looked through, too.
const SEARCH = `
  SELECT id FROM hooknotary_received WHERE
    instr(lower(url), :text) OR instr(lower(raw_headers), :text) OR instr(lower(coalesce(webhook, '')), :text)
    OR instr(lower(CAST(raw_body AS TEXT)), :text)
`;
// Ids have no gaps, for only the oldest and all of them are ever taken away.
const DROP = 'DELETE FROM hooknotary_received WHERE id <= (SELECT max(id) FROM hooknotary_received) - ?';
const LIST = `
  SELECT id, received_at, provider, method, url, length(raw_body) AS bytes, status, code, type, test, mismatch, first_id,
    attempt, cause, forwarded
  FROM hooknotary_received ORDER BY id DESC
`;

/** Columns as SQLite gives them. */
interface Row {
  readonly id: number;
  readonly received_at: number;
  readonly provider: string | null;
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
  readonly mismatch: string | null;
  readonly first_id: number | null;
  readonly attempt: number;
  readonly cause: string | null;
  readonly forwarded: string | null;
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
  const reading = database.prepare('SELECT * FROM hooknotary_received WHERE id = ?');
  const listing = database.prepare(LIST);
  const counting = database.prepare(BEFORE);
  const amending = database.prepare(AMEND);
  const searching = database.prepare(SEARCH);

  function add(arrival: Arrival): JournalEntry {
    const digest = toDigest(arrival);
    // The cast is true: the query names these columns.
    const before = counting.get(digest) as { readonly first: number | null; readonly count: number };
    const attempt = before.count + 1;
    const { lastInsertRowid } = inserting.run({
      ...arrival,
      provider: arrival.provider ?? null,
      rawHeaders: JSON.stringify(arrival.rawHeaders),
      rawBody: arrival.rawBody ?? null,
      code: arrival.code ?? null,
      message: arrival.message ?? null,
      type: arrival.type ?? null,
      test: arrival.test ? 1 : 0,
      webhook: arrival.webhook ?? null,
      mismatch: arrival.mismatch ?? null,
      digest,
      first: before.first,
      attempt,
    });
    dropping.run(keep);
    const id = Number(lastInsertRowid);
    return { ...arrival, id, first: before.first ?? id, attempt, cause: undefined, forwarded: undefined };
  }

  function read(id: number): JournalEntry | undefined {
    const row = reading.get(id);
    return row === undefined ? undefined : toEntry(toRow(row));
  }

  return {
    add,
    amend: (id, { cause, forwarded }) => {
      amending.run({ id, cause: cause ?? null, forwarded: forwarded === undefined ? null : JSON.stringify(forwarded) });
      return read(id);
    },
    read,
    list: () => listing.all().map((row) => toListed(toRow(row))),
    // The cast is true: `id` is a whole number.
    search: (text) => searching.all({ text: text.toLowerCase() }).map(({ id }) => id as number),
    clear: () => database.exec('DELETE FROM hooknotary_received'),
    close: () => database.close(),
  };
}

/** What the attempts of one delivery have in common; null where it was not received whole. */
function toDigest({ method, url, rawBody }: Arrival): string | null {
  if (rawBody === undefined) return null;
  return createHash('sha256').update(`${method} ${url}\n`).update(rawBody).digest('base64');
}

// The cast is true: the queries above name the columns of SCHEMA. A list lacks some, which `toListed` does not read.
function toRow(row: object): Row {
  return row as Row;
}

function toListed(row: Row): ListedEntry {
  return {
    id: row.id,
    receivedAt: row.received_at,
    provider: row.provider ?? undefined,
    method: row.method,
    url: row.url,
    bytes: row.bytes ?? undefined,
    status: row.status,
    code: row.code ?? undefined,
    type: row.type ?? undefined,
    test: row.test === 1,
    mismatch: row.mismatch ?? undefined,
    first: row.first_id ?? row.id,
    attempt: row.attempt,
    cause: row.cause ?? undefined,
    // The cast is true: `amend` wrote it.
    forwarded: row.forwarded === null ? undefined : (JSON.parse(row.forwarded) as SentAnswer),
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
