import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteInbox, sqliteStore, type SqliteStore } from '@hooknotary/sqlite';
import { describeInbox } from '../../../test/engines/inbox-contract.ts';
import type { InboxWorld } from '../../../test/engines/inbox-harness.ts';
import { describeOperators } from '../../../test/engines/operators-contract.ts';
import { describeStore } from '../../../test/engines/store-contract.ts';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hooknotary-sqlite-'));
}

describeStore('SQLite', async () => {
  const folder = newFolder();
  const stores: SqliteStore[] = [];
  return {
    open: async () => {
      const store = sqliteStore({ path: join(folder, 'store.db') });
      stores.push(store);
      return store;
    },
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      rmSync(folder, { recursive: true });
    },
  };
});

const openWorld = async (): Promise<InboxWorld> => {
  const folder = newFolder();
  return {
    open: async (name, options) => sqliteInbox({ path: join(folder, `${name}.db`), poll: 0.02, ...options }),
    close: async () => rmSync(folder, { recursive: true }),
  };
};

describeInbox('SQLite', openWorld);
describeOperators('SQLite', openWorld);
