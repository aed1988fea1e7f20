import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readSteadyClock } from './clock.js';
import { migrate } from './schema.js';

/** A file, open. */
export interface Database {
  readonly connection: DatabaseSync;
  /** Does all of this in one transaction, and says of each what it gave. @throws Error that {@link isBusy} where another process has the lock. */
  readonly transact: (operations: readonly (() => unknown)[]) => readonly Outcome[];
  /** @throws Error where the path does not lead to the file any more. */
  readonly check: () => void;
  readonly close: () => void;
}

/** What became of an operation. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Milliseconds that SQLite itself waits for another process, which keeps its thread from all else. */
const A_WHILE = 20;
/** Bytes of the log that stay when it has been worked off. */
const LOG = 64 * 1024 * 1024;
const BUSY = 5;
/** Milliseconds. */
const A_SECOND = 1000;

/** Opens a file. @throws Error where it is no database or cannot be one, and one that {@link isBusy} where another process is at it. */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path, { timeout: A_WHILE });
  try {
    prepareFile(connection, path);
    connection.exec('BEGIN IMMEDIATE');
    migrate(connection);
    connection.exec('COMMIT');
  } catch (error) {
    connection.close();
    throw error;
  }
  const check = createIdentityCheck(path);

  function transact(operations: readonly (() => unknown)[]): readonly Outcome[] {
    check();
    try {
      // Whoever reads a clock or a state within an operation has the lock already.
      connection.exec('BEGIN IMMEDIATE');
      const outcomes = operations.map((operation) => ({ value: operation() }));
      connection.exec('COMMIT');
      return outcomes;
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      if (isBusy(error)) throw error;
      // One that cannot be written must not take the others with it.
      if (operations.length === 1) return [{ error }];
      return operations.flatMap((operation) => transact([operation]));
    }
  }

  return { connection, transact, check, close: () => connection.close() };
}

function prepareFile(connection: DatabaseSync, path: string): void {
  const mode = connection.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal' && path !== ':memory:') {
    throw new Error(`This disk cannot hold a write-ahead log: SQLite chose the journal mode '${String(mode)}'.`);
  }
  connection.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = ${LOG};
    PRAGMA wal_autocheckpoint = 4000;
  `);
}

/**
 * Makes what looks once a second whether the path still leads to this file: what is written to one that was removed or replaced
 * is lost with the process. @throws Error
 */
function createIdentityCheck(path: string): () => void {
  if (path === ':memory:') return () => undefined;
  const read = () => statSync(path, { throwIfNoEntry: false });
  const opened = read();
  let checkedAt = readSteadyClock();

  return () => {
    const now = readSteadyClock();
    if (now - checkedAt < A_SECOND) return;
    const found = read();
    if (found === undefined || found.ino !== opened?.ino || found.dev !== opened.dev) {
      throw new Error(
        'The file was removed or replaced after it had been opened. Put it back, or start the process again.',
      );
    }
    checkedAt = now;
  };
}

/** Whether another process has the lock, so that it is to be tried again. */
export function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number } | null)?.errcode ?? 0) % 256 === BUSY;
}
