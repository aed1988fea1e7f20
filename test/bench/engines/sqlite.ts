import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteInbox, sqliteStore } from '@hooknotary/sqlite';
import type { BenchEngine } from './engine.ts';

const BODY = Buffer.from('{"phone":"+971501234567","requestId":"abc123def456","status":"verified"}'.padEnd(112));

/** Files in a folder of their own. */
export const sqlite: BenchEngine = {
  name: 'SQLite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hooknotary-bench-'));
    const store = sqliteStore({ path: join(folder, 'store.db') });
    const inbox = sqliteInbox({ path: join(folder, 'inbox.db') });
    // Its thread is there before anything is measured.
    await Promise.all([store.ping(), inbox.ping()]);
    const bare = new DatabaseSync(join(folder, 'bare.db'));
    bare.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE claims (key TEXT PRIMARY KEY, until INTEGER) WITHOUT ROWID;
      CREATE TABLE bodies (key TEXT PRIMARY KEY, body BLOB);
    `);
    const claim = bare.prepare('INSERT INTO claims VALUES (?, ?) ON CONFLICT DO NOTHING');
    const finish = bare.prepare('UPDATE claims SET until = ? WHERE key = ?');
    const keep = bare.prepare('INSERT INTO bodies VALUES (?, ?)');
    const { version } = bare.prepare('SELECT sqlite_version() AS version').get() as { version: string };

    return {
      version,
      store,
      inbox,
      bareStore: (newKey) => ({
        name: 'node:sqlite, an INSERT and an UPDATE',
        once: () => {
          const key = newKey();
          claim.run(key, 1);
          finish.run(2, key);
        },
      }),
      bareInbox: (newKey) => ({ name: 'node:sqlite, one INSERT', once: () => void keep.run(newKey(), BODY) }),
      close: async () => {
        await Promise.all([store.close(), inbox.close()]);
        bare.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
