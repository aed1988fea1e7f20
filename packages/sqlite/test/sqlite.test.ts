import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AnyWebhook, DeliveryStore, Inbox, InboxHandler, Reservation } from '@hooknotary/core';
import { sqliteInbox, sqliteStore } from '@hooknotary/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';

const WAIT = { timeout: 20_000, interval: 5 };
const ID = 'akidotp:one:verified';

let folder: string;
let path: string;
const opened: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooknotary-sqlite-'));
  path = join(folder, 'file.db');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  rmSync(folder, { recursive: true });
});

function open<T extends { close(): Promise<void> }>(made: T): T {
  opened.push(made);
  return made;
}

const openInbox = (options: object = {}) => open(sqliteInbox({ path, ...options }));

/** What another process, or an earlier one, did to the file. */
function change(sql: string): void {
  const connection = new DatabaseSync(path);
  connection.exec(sql);
  connection.close();
}

async function accept(inbox: Inbox, requestId = 'one'): Promise<void> {
  const { webhook, delivery } = await akidotpOf(requestId);
  await inbox.accept(webhook, delivery);
}

async function workUntil(inbox: Inbox, counts: object, options = {}) {
  const handler = vi.fn<InboxHandler<AnyWebhook>>();
  await inbox.work(handler, { onFailed: () => {}, ...options });
  await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject(counts), WAIT);
  return handler;
}

/** Milliseconds by the clock that the file's leases go by. */
const steady = () => Number(process.hrtime.bigint() / 1_000_000n);

describe('the file', () => {
  it('is for its owner alone', async () => {
    await accept(openInbox());
    const modes = ['', '-wal', '-shm'].map((ending) => statSync(`${path}${ending}`).mode.toString(8).slice(-3));
    expect(modes).toEqual(['600', '600', '600']);
  });

  it('may hold a store and an inbox', async () => {
    const [inbox, store] = [openInbox(), open(sqliteStore({ path }))];
    await accept(inbox);
    expect(await store.reserve(ID, 60)).toMatchObject({ state: 'reserved' });
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it('must be one that can be opened', () => {
    expect(() => sqliteInbox({ path: join(folder, 'none', 'file.db') })).toThrow(/ENOENT/);
    expect(() => sqliteStore({ path: folder })).toThrow(Error);
  });

  it.each([
    ['no options', undefined],
    ['no path', {}],
    ['a blank path', { path: ' ' }],
    ['an unknown option', { path: 'file.db', timout: 1 }],
    ['a negative timeout', { path: 'file.db', timeout: -1 }],
    ['a lease of nothing', { path: 'file.db', lease: 0 }],
    ['text for seconds', { path: 'file.db', keep: '7d' }],
    ['a poll without end', { path: 'file.db', poll: Infinity }],
    ['null for seconds', { path: 'file.db', keepDead: null }],
  ])('is refused with %s', (_, options) => {
    expect(() => sqliteInbox(options as never)).toThrow(TypeError);
    expect(() => sqliteStore(options as never)).toThrow(TypeError);
  });
});

describe('sqliteStore', () => {
  async function handle(store: DeliveryStore, key: string, keep: number): Promise<void> {
    const reservation = await store.reserve(key, 60);
    await store.commit((reservation as Reservation & { state: 'reserved' }).token, keep);
  }

  it('remembers when it is opened again', async () => {
    const first = sqliteStore({ path });
    await handle(first, 'a', 60);
    await first.reserve('b', 60);
    await first.close();
    const second = open(sqliteStore({ path }));
    expect([(await second.reserve('a', 60)).state, (await second.reserve('b', 60)).state]).toEqual([
      'done',
      'in_progress',
    ]);
  });

  it('holds no lease from before a restart of the machine', async () => {
    const store = open(sqliteStore({ path }));
    await store.reserve('a', 60);
    change(
      `UPDATE hooknotary_deliveries SET leased_at = ${steady() + 3_600_000}, leased_until = ${steady() + 3_660_000}`,
    );
    expect(await store.reserve('a', 60)).toMatchObject({ state: 'reserved' });
  });

  it('removes what it need not remember any more', async () => {
    const first = sqliteStore({ path });
    await handle(first, 'a', 0.001);
    await handle(first, 'b', 60);
    await first.close();
    const second = open(sqliteStore({ path }));
    await handle(second, 'c', 60);
    const look = new DatabaseSync(path);
    const keys = () => look.prepare('SELECT key FROM hooknotary_deliveries ORDER BY key').all();
    await vi.waitFor(() => expect(keys()).toEqual([{ key: 'b' }, { key: 'c' }]), WAIT);
    look.close();
  });

  it('rejects once it is closed', async () => {
    const store = sqliteStore({ path });
    await store.close();
    await expect(store.reserve('a', 60)).rejects.toThrow('closed');
  });
});

describe('sqliteInbox', () => {
  it('takes up what a worker that died left, when its lease has run out', async () => {
    await accept(openInbox());
    change(`UPDATE hooknotary_inbox SET state = 'working', owner = 'dead', attempts = 1, due_at = ${steady() + 100}`);
    const handler = await workUntil(openInbox(), { handled: 1 });
    expect(handler.mock.calls.map(([, { number }]) => number)).toEqual([2]);
    expect(steady()).toBeGreaterThanOrEqual(100);
  });

  it('leaves what another worker is at', async () => {
    const inbox = openInbox();
    await accept(inbox);
    change(
      `UPDATE hooknotary_inbox SET state = 'working', owner = 'other', attempts = 1, due_at = ${steady() + 60_000}`,
    );
    await accept(inbox, 'two');
    const handler = await workUntil(inbox, { handled: 1, working: 1 });
    expect(handler.mock.calls.map(([{ id }]) => id)).toEqual(['akidotp:two:verified']);
  });

  it('takes up at once what was left before a restart of the machine', async () => {
    const future = steady() + 3_600_000;
    await accept(openInbox());
    change(
      `UPDATE hooknotary_inbox SET state = 'working', owner = 'x', since = ${future}, due_at = ${future + 30_000}`,
    );
    const handler = await workUntil(openInbox(), { handled: 1 });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('makes a dead letter of what ended its process at every attempt, without another one', async () => {
    await accept(openInbox());
    change("UPDATE hooknotary_inbox SET state = 'working', owner = 'dead', attempts = 3, due_at = 0");
    const inbox = openInbox();
    const handler = await workUntil(inbox, { dead: 1 }, { attempts: 3 });
    expect(handler).not.toHaveBeenCalled();
    expect(await inbox.deadLetters()).toMatchObject([{ attempts: 3, error: expect.stringContaining('process ended') }]);
  });

  it('makes a dead letter of an entry that has been damaged, and goes on', async () => {
    const inbox = openInbox();
    await accept(inbox);
    change("UPDATE hooknotary_inbox SET raw_body = x'7b'");
    await accept(inbox, 'two');
    const handler = await workUntil(inbox, { handled: 1, dead: 1 });
    expect(handler.mock.calls.map(([{ id }]) => id)).toEqual(['akidotp:two:verified']);
    expect(await inbox.read(ID)).toMatchObject({ state: 'dead', webhook: { type: 'unknown', payload: undefined } });
    expect(await inbox.deadLetters()).toMatchObject([{ id: ID, error: expect.stringContaining('SyntaxError') }]);
  });

  it('rejects the one that cannot be written, and not those beside it', async () => {
    const inbox = openInbox();
    const [{ webhook, delivery }, other] = [await akidotpOf('one'), await akidotpOf('two')];
    const settled = await Promise.allSettled([
      inbox.accept({ ...webhook, provider: null as never }, delivery),
      inbox.accept(other.webhook, other.delivery),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it('keeps handled entries and dead letters for their times', async () => {
    const first = openInbox();
    await Promise.all(['old', 'young', 'dead'].map((id) => accept(first, id)));
    const long = Date.now() - 8 * 24 * 3600 * 1000;
    change(`
      UPDATE hooknotary_inbox SET state = 'handled', ended_at = ${long} WHERE id LIKE '%old%';
      UPDATE hooknotary_inbox SET state = 'handled', ended_at = ${Date.now()} WHERE id LIKE '%young%';
      UPDATE hooknotary_inbox SET state = 'dead', ended_at = ${long} WHERE id LIKE '%dead%';
    `);
    const second = openInbox();
    await accept(second, 'new');
    await vi.waitFor(async () => expect(await second.counts()).toMatchObject({ handled: 1, dead: 1 }), WAIT);
    const third = openInbox({ keep: 3600, keepDead: 3600 });
    await accept(third, 'newer');
    await vi.waitFor(async () => expect(await third.counts()).toMatchObject({ handled: 1, dead: 0, waiting: 2 }), WAIT);
  });

  it('renews the lease of an attempt that outlasts it', async () => {
    const inbox = openInbox({ lease: 0.2 });
    await accept(inbox);
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), WAIT);
    const dueAt = () => {
      const look = new DatabaseSync(path);
      const { due_at: due } = look.prepare('SELECT due_at FROM hooknotary_inbox').get() as { due_at: number };
      look.close();
      return due;
    };
    const first = dueAt();
    await vi.waitFor(() => expect(dueAt()).toBeGreaterThan(first + 200), WAIT);
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
  });
});
