import { createServer, get } from 'node:http';
import { once } from 'node:events';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { sqliteStore } from '@hooknotary/sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { carddaOf } from '../../../test/engines/deliveries.ts';
import { WAIT } from '../../../test/engines/inbox-harness.ts';
import { isBusy, openDatabase } from '../src/database.js';
import { createOperations } from '../src/operations.js';
import { accept, useTemporaryFile } from './temporary.ts';

const { path, open, openInbox, look } = useTemporaryFile();

/** Holds the lock for writing, as a backup or a person at a prompt does. */
function lock(): { readonly release: () => void } {
  const connection = new DatabaseSync(path(), { timeout: 10_000 });
  connection.exec('BEGIN IMMEDIATE');
  return {
    release() {
      connection.exec('COMMIT');
      connection.close();
    },
  };
}

describe('while another process holds the lock', () => {
  it('serves everything else, and writes afterwards', async () => {
    const inbox = openInbox({ timeout: 20 });
    await inbox.ping();
    const { release } = lock();
    const settled = vi.fn();
    const accepted = accept(inbox).then(settled);
    const server = createServer((_, response) => response.end('well')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // The cast is true: it listens on a port.
    const { port } = server.address() as AddressInfo;
    for (let turn = 0; turn < 20; turn++) {
      const [response] = await once(get({ host: '127.0.0.1', port, path: '/health', agent: false }), 'response');
      expect(response.resume().statusCode).toBe(200);
    }
    expect(await inbox.stats()).toMatchObject({ waiting: 0 });
    expect(settled).not.toHaveBeenCalled();
    release();
    await accepted;
    server.close();
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it('refuses after its time, and keeps nothing of what it refused', async () => {
    const [inbox, store] = [openInbox({ timeout: 0.05 }), open(sqliteStore({ path: path(), timeout: 0.05 }))];
    await inbox.ping();
    const { release } = lock();
    await expect(accept(inbox)).rejects.toThrow('locked');
    await expect(store.reserve('key', 60)).rejects.toThrow('locked');
    release();
    await accept(inbox, 'two');
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it('keeps what it refused for others out of the way of those that wait longer', async () => {
    const [hurried, patient] = [openInbox({ timeout: 0.05 }), openInbox({ timeout: 20 })];
    await hurried.ping();
    const { release } = lock();
    const kept = accept(patient, 'patient');
    await expect(accept(hurried, 'hurried')).rejects.toThrow('locked');
    release();
    await kept;
    expect(look('SELECT id FROM hooknotary_entries')).toEqual([{ id: 'akidotp:patient:verified' }]);
  });
});

describe('the thread', () => {
  it('writes large bodies in parts, and all of them', async () => {
    const inbox = openInbox();
    const large = await Promise.all(
      Array.from({ length: 12 }, (_, number) => carddaOf(`large${number}`, 'x'.repeat(1_000_000))),
    );
    await Promise.all(large.map(({ webhook, delivery }) => inbox.accept(webhook, delivery)));
    expect(await inbox.counts()).toMatchObject({ waiting: 12 });
    expect((await inbox.read('cardda:large7'))?.webhook).toEqual(large[7]?.webhook);
  });

  it('is one for all who use a file, and ends with the last of them', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const count = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length - before;
    const [first, second, store] = [openInbox(), openInbox(), open(sqliteStore({ path: path() }))];
    await Promise.all([first.ping(), second.ping(), store.ping()]);
    const opened = count();
    await first.close();
    await second.close();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
    await setImmediate();
    expect([opened >= 0, count()]).toEqual([true, 0]);
  });

  it('refuses what is written to a file that was removed or replaced', async () => {
    const inbox = openInbox();
    await accept(inbox);
    copyFileSync(path(), `${path()}.copy`);
    renameSync(`${path()}.copy`, path());
    await vi.waitFor(() => expect(inbox.ping()).rejects.toThrow('replaced'), WAIT);
    await expect(accept(inbox, 'two')).rejects.toThrow('replaced');
    rmSync(path());
    await expect(accept(inbox, 'two')).rejects.toThrow('replaced');
  });
});

describe('what opens a file', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('leaves what others take while it waits for the lock', async () => {
    const inbox = openInbox();
    for (let number = 1; number <= 9; number++) await accept(inbox, `a${number}`);
    const other = new DatabaseSync(path(), { timeout: 0 });
    const database = openDatabase(path());
    const { writes } = createOperations(database, () => undefined);
    const readClock = process.hrtime.bigint.bind(process.hrtime);
    const taken: number[] = [];
    let isHeld = false;
    // At each reading somebody takes an entry, unless the lock keeps them from it; what was read is older by then.
    vi.spyOn(process.hrtime, 'bigint').mockImplementation(() => {
      const now = readClock();
      const since = Number(now / 1_000_000n);
      const row = taken.length + 1;
      try {
        other.exec(
          `UPDATE hooknotary_entries SET state = 'working', owner = 'x', since = ${since}, due_at = ${since + 60_000} WHERE row = ${row}`,
        );
        taken.push(row);
        return now - 5_000_000n;
      } catch (error) {
        isHeld ||= isBusy(error);
        return now;
      }
    });
    database.transact([writes.rebase]);
    expect(isHeld).toBe(true);
    expect(look("SELECT row FROM hooknotary_entries WHERE state = 'working' AND due_at - since <> 60000")).toEqual([]);
    database.close();
    other.close();
  });
});
