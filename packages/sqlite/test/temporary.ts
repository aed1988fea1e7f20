import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Inbox } from '@hooknotary/core';
import { sqliteInbox, type SqliteInboxOptions } from '@hooknotary/sqlite';
import { afterEach, beforeEach } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';

/** A file of a test's own, in a folder that goes with the test, and what is opened on it. */
export interface TemporaryFile {
  readonly folder: () => string;
  readonly path: () => string;
  /** Closes it after the test. */
  readonly open: <T extends { close(): Promise<void> }>(made: T) => T;
  readonly openInbox: (options?: Partial<SqliteInboxOptions>) => Inbox;
  readonly closeAll: () => Promise<unknown>;
  /** Does what another process, or an earlier one, did to the file. */
  readonly change: (sql: string) => void;
  /** What is in the file. */
  readonly look: (sql: string) => readonly unknown[];
}

/** To be called by a file of tests. */
export function useTemporaryFile(): TemporaryFile {
  let folder = '';
  const opened: { close(): Promise<void> }[] = [];
  const path = () => join(folder, 'file.db');
  const closeAll = () => Promise.all(opened.splice(0).map((each) => each.close()));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hooknotary-sqlite-'));
  });
  afterEach(async () => {
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  function open<T extends { close(): Promise<void> }>(made: T): T {
    opened.push(made);
    return made;
  }

  function withConnection<T>(use: (connection: DatabaseSync) => T): T {
    const connection = new DatabaseSync(path(), { timeout: 10_000 });
    try {
      return use(connection);
    } finally {
      connection.close();
    }
  }

  return {
    folder: () => folder,
    path,
    open,
    openInbox: (options = {}) => open(sqliteInbox({ path: path(), poll: 0.02, ...options })),
    closeAll,
    change: (sql) => withConnection((connection) => connection.exec(sql)),
    look: (sql) =>
      withConnection((connection) =>
        connection
          .prepare(sql)
          .all()
          .map((row) => ({ ...row })),
      ),
  };
}

export async function accept(inbox: Inbox, requestId = 'one'): Promise<void> {
  const { webhook, delivery } = await akidotpOf(requestId);
  await inbox.accept(webhook, delivery);
}
