import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createBatcher } from '@hooknotary/core/engine';

/** A file with one connection, whose writes are committed in groups. */
export interface Database {
  readonly connection: DatabaseSync;
  /** Runs this beside others in one transaction. Resolves when that is on the disk, and rejects where nothing came of it. */
  readonly write: <T>(operation: () => T) => Promise<T>;
  /** Waits for the writes under way. Nothing can be written afterwards. */
  readonly close: () => Promise<void>;
}

/** Options of a file. */
export interface DatabaseOptions {
  /** The file, made where it is missing, for its owner alone; on a disk of this machine, not of the network. */
  readonly path: string;
  /** Seconds to wait for another process that writes; default 5. The process does nothing else meanwhile. */
  readonly timeout?: number | undefined;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Most operations in one transaction: others must get their turn, too. */
const MOST = 1000;
const BUSY = 5;

/** @throws TypeError for an option out of range, and Error where the file is no database or cannot be opened. */
export function openDatabase({ path, timeout = 5 }: DatabaseOptions, schema: string): Database {
  const connection = connect(path, timeout * 1000);
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    BEGIN IMMEDIATE;
    ${schema}
    COMMIT;
  `);
  const pending = new Set<Promise<unknown>>();
  let isClosed = false;

  function commit(operations: readonly (() => unknown)[]): readonly Outcome[] {
    try {
      connection.exec('BEGIN IMMEDIATE');
      const outcomes = operations.map((operation) => ({ value: operation() }));
      connection.exec('COMMIT');
      return outcomes;
    } catch (error) {
      if (connection.isTransaction) connection.exec('ROLLBACK');
      // One that cannot be written must not take the others with it. A lock is in the way of all of them.
      if (operations.length === 1 || isBusy(error)) return operations.map(() => ({ error }));
      return operations.flatMap((operation) => commit([operation]));
    }
  }

  const enqueue = createBatcher<() => unknown, Outcome>(commit, { most: MOST, inFlight: 1 });

  async function write<T>(operation: () => T): Promise<T> {
    if (isClosed) throw new Error('The database has been closed.');
    const written = enqueue(operation);
    pending.add(written);
    try {
      const outcome = await written;
      if ('error' in outcome) throw outcome.error;
      // The cast is true: it is what this operation gave.
      return outcome.value as T;
    } finally {
      pending.delete(written);
    }
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    await Promise.allSettled(pending);
    connection.close();
  }

  return { connection, write, close };
}

function connect(path: string, timeout: number): DatabaseSync {
  // What it keeps is personal data. SQLite gives its other files the rights of this one.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  return new DatabaseSync(path, { timeout });
}

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === BUSY;
}
