import { readSteadyClock } from './clock.js';
import { isBusy, openDatabase, type Database, type Outcome } from './database.js';
import { createOperations, type Operations } from './operations.js';

/** A file as its thread has it. */
export interface Session {
  /** What can be asked of it; opens it the first time. @throws Error where it cannot be opened. */
  readonly use: () => Operations;
  /** What can be asked of it, if it is open. */
  readonly current: () => Operations | undefined;
  /** One transaction. @throws Error that `isBusy` where another process has the lock. */
  readonly transact: (operations: readonly (() => unknown)[]) => readonly Outcome[];
  /** Works the log off, which may hold what was erased; where somebody is at it, the next time will do. */
  readonly cutLog: () => void;
  readonly close: () => void;
}

interface Open {
  readonly database: Database;
  readonly operations: Operations;
}

/** Options of {@link createSession}. */
export interface SessionOptions {
  readonly path: string;
  readonly onOpen: () => void;
  readonly onLost: (owner: string, entry: string) => void;
}

export function createSession({ path, onOpen, onLost }: SessionOptions): Session {
  let opened: Open | undefined;
  /** Since when another process holds the lock. */
  let lockedSince: number | undefined;
  let changesInLog = 0;

  function open(): Open {
    const database = openDatabase(path);
    try {
      const operations = createOperations(database, onLost);
      // The clock is read under the lock: what others take while this waits for it is not from the future.
      for (const outcome of database.transact([operations.writes.rebase])) if ('error' in outcome) throw outcome.error;
      onOpen();
      return { database, operations };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Notes since when nobody could write, by which leases are judged. */
  function notingLocks<T>(operation: () => T): T {
    try {
      const value = operation();
      lockedSince = undefined;
      return value;
    } catch (error) {
      if (isBusy(error)) lockedSince ??= readSteadyClock();
      throw error;
    }
  }

  function use(): Open {
    return (opened ??= notingLocks(open));
  }

  return {
    use: () => use().operations,
    current: () => opened?.operations,
    transact(wanted) {
      const since = lockedSince;
      const { database, operations } = use();
      // Within the transaction, so that whoever held the lock does not any more.
      const first = since === undefined ? [] : [() => operations.skip(since)];
      return notingLocks(() => database.transact([...first, ...wanted])).slice(first.length);
    },
    cutLog() {
      const connection = opened?.database.connection;
      const changes = Number(connection?.prepare('SELECT total_changes() AS changes').get()?.['changes'] ?? 0);
      if (changes === changesInLog) return;
      try {
        connection?.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        changesInLog = changes;
      } catch {
        // Somebody is at it.
      }
    },
    close() {
      opened?.database.close();
      opened = undefined;
    },
  };
}
