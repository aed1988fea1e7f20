import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AnyWebhook, DeliveryStore, Inbox, InboxHandler, Reservation } from '@hooknotary/core';
import { sqliteInbox, sqliteStore } from '@hooknotary/sqlite';
import { describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { FAST, WAIT } from '../../../test/engines/inbox-harness.ts';
import { accept, useTemporaryFile } from './temporary.ts';

const run = promisify(execFile);
const ID = 'akidotp:one:verified';

const { folder, path, open, openInbox, closeAll, change, look } = useTemporaryFile();

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
    const modes = ['', '-wal', '-shm'].map((ending) => statSync(`${path()}${ending}`).mode.toString(8).slice(-3));
    expect(modes).toEqual(['600', '600', '600']);
  });

  it('may hold a store and an inbox', async () => {
    const [inbox, store] = [openInbox(), open(sqliteStore({ path: path() }))];
    await accept(inbox);
    expect(await store.reserve(ID, 60)).toMatchObject({ state: 'reserved' });
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it('can be opened by several at the same moment, when nobody has made it yet', async () => {
    const [url, at] = [new URL('../dist/index.js', import.meta.url).href, Date.now() + 1000];
    const code = `
      const { sqliteInbox, sqliteStore } = await import(${JSON.stringify(url)});
      const path = process.argv[1];
      while (Date.now() < ${at});
      sqliteStore({ path, timeout: 20 });
      sqliteInbox({ path, timeout: 20 });
    `;
    const paths = Array.from({ length: 4 }, (_, index) => join(folder(), `${index}.db`));
    const both = paths.flatMap((each) => [each, each]);
    const opened = both.map((each) => run(process.execPath, ['--input-type=module', '-e', code, each]));
    expect((await Promise.allSettled(opened)).map(({ status }) => status)).toEqual(both.map(() => 'fulfilled'));
  });

  it('must be one that can be opened', () => {
    expect(() => sqliteInbox({ path: join(folder(), 'none', 'file.db') })).toThrow(/ENOENT/);
    expect(() => sqliteStore({ path: folder() })).toThrow(Error);
  });

  it.each([
    ['no options', undefined],
    ['no path', {}],
    ['a blank path', { path: ' ' }],
    ['a URL for a path', { path: 'file:webhooks.db' }],
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
    const first = sqliteStore({ path: path() });
    await handle(first, 'a', 60);
    await first.reserve('b', 60);
    await first.close();
    const second = open(sqliteStore({ path: path() }));
    expect([(await second.reserve('a', 60)).state, (await second.reserve('b', 60)).state]).toEqual([
      'done',
      'in_progress',
    ]);
  });

  it('holds no lease from before a restart of the machine', async () => {
    const store = open(sqliteStore({ path: path() }));
    await store.reserve('a', 60);
    change(
      `UPDATE hooknotary_deliveries SET leased_at = ${steady() + 3_600_000}, leased_until = ${steady() + 3_660_000}`,
    );
    expect(await store.reserve('a', 60)).toMatchObject({ state: 'reserved' });
  });

  it('removes what it need not remember any more', async () => {
    const first = sqliteStore({ path: path() });
    await handle(first, 'a', 0.001);
    await handle(first, 'b', 60);
    await first.close();
    const second = open(sqliteStore({ path: path() }));
    await handle(second, 'c', 60);
    const keys = () => look('SELECT key FROM hooknotary_deliveries ORDER BY key');
    await vi.waitFor(() => expect(keys()).toEqual([{ key: 'b' }, { key: 'c' }]), WAIT);
  });

  it('rejects once it is closed', async () => {
    const store = sqliteStore({ path: path() });
    await store.close();
    await expect(store.reserve('a', 60)).rejects.toThrow('closed');
  });
});

describe('sqliteInbox', () => {
  it('takes up what a worker that died left, when its lease has run out', async () => {
    await accept(openInbox());
    change(`UPDATE hooknotary_entries SET state = 'working', owner = 'dead', due_at = ${steady() + 100}`);
    const handler = await workUntil(openInbox(), { handled: 1 }, { backoff: FAST });
    expect(handler.mock.calls.map(([, { number, cutShort }]) => [number, cutShort])).toEqual([[2, 1]]);
  });

  it('leaves what another worker is at', async () => {
    const inbox = openInbox();
    await accept(inbox);
    change(`UPDATE hooknotary_entries SET state = 'working', owner = 'other', due_at = ${steady() + 60_000}`);
    await accept(inbox, 'two');
    const handler = await workUntil(inbox, { handled: 1, working: 1 });
    expect(handler.mock.calls.map(([{ id }]) => id)).toEqual(['akidotp:two:verified']);
  });

  it('takes up at once what was left before a restart of the machine', async () => {
    const future = steady() + 3_600_000;
    const first = sqliteInbox({ path: path() });
    await accept(first);
    await first.close();
    change(
      `UPDATE hooknotary_entries SET state = 'working', owner = 'x', since = ${future}, due_at = ${future + 30_000}`,
    );
    const handler = await workUntil(openInbox(), { handled: 1 }, { backoff: FAST });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('makes a dead letter of what ended its process at every attempt, without another one', async () => {
    await accept(openInbox());
    change("UPDATE hooknotary_entries SET state = 'working', owner = 'dead', cut_short = 2, due_at = 0");
    const inbox = openInbox();
    const onDead = vi.fn();
    const handler = await workUntil(inbox, { dead: 1 }, { cutShort: 3, backoff: FAST, onDead });
    expect(handler).not.toHaveBeenCalled();
    expect(onDead.mock.calls.map(([error, { id }]) => [String(error), id])).toEqual([
      [expect.stringContaining('process ended'), ID],
    ]);
    expect(await inbox.deadLetters()).toMatchObject([
      { attempts: 3, cutShort: 3, error: expect.stringContaining('process ended') },
    ]);
  });

  it('makes a dead letter of an entry that has been damaged, and goes on', async () => {
    const inbox = openInbox();
    await accept(inbox);
    change("UPDATE hooknotary_bodies SET raw_body = x'7b'");
    await accept(inbox, 'two');
    const onFailed = vi.fn();
    const handler = await workUntil(inbox, { handled: 1, dead: 1 }, { onFailed });
    expect(handler.mock.calls.map(([{ id }]) => id)).toEqual(['akidotp:two:verified']);
    expect(onFailed.mock.calls.map(([, { id, type }, { last }]) => [id, type, last])).toEqual([[ID, 'unknown', true]]);
    expect(await inbox.read(ID)).toMatchObject({ state: 'dead', type: 'verified', webhook: undefined });
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

  it('keeps handled entries and dead letters for their times, by provider', async () => {
    const first = sqliteInbox({ path: path(), keep: { default: 3600, akidotp: 0.001 }, keepDead: { akidotp: 0.001 } });
    const handler = ({ id }: AnyWebhook) => {
      if (id.includes('dead')) throw new Error('never');
    };
    for (const id of ['old', 'dead']) await accept(first, id);
    for (const id of ['young', 'dead']) {
      const { webhook, delivery } = await carddaOf(id, 'code 123456');
      await first.accept(webhook, delivery);
    }
    await first.work(handler, { attempts: 1, onFailed: () => {} });
    await vi.waitFor(async () => expect(await first.counts()).toMatchObject({ handled: 2, dead: 2 }), WAIT);
    await first.close();
    const second = openInbox();
    await vi.waitFor(async () => expect(await second.counts()).toMatchObject({ handled: 1, dead: 1 }), WAIT);
    const { entries } = await second.entries();
    expect(entries.map(({ id }) => id).toSorted()).toEqual(['cardda:dead', 'cardda:young']);
  });

  it('removes all that is past its time, however much that is', async () => {
    await openInbox().ping();
    const many = 12_345;
    change(`
      INSERT INTO hooknotary_entries (id, provider, type, state, since, due_at, accepted_at, ended_at, kept_until)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
      SELECT 'id' || i, 'p', 't', 'handled', 0, 0, 0, 1, 1 FROM n;
      INSERT INTO hooknotary_bodies (row, facts, method, url, headers, raw_body)
      SELECT row, '', '', '', '', x'00' FROM hooknotary_entries;
      INSERT INTO hooknotary_deliveries (key, token, leased_at, leased_until, kept_until) SELECT id, '', 0, 0, 1 FROM hooknotary_entries;
    `);
    await closeAll();
    const inbox = openInbox();
    await inbox.ping();
    await vi.waitFor(() => expect(look('SELECT count(*) AS n FROM hooknotary_entries')).toEqual([{ n: 0 }]), WAIT);
    for (const table of ['bodies', 'deliveries']) {
      await vi.waitFor(() => expect(look(`SELECT count(*) AS n FROM hooknotary_${table}`)).toEqual([{ n: 0 }]), WAIT);
    }
  });

  it('renews the lease of an attempt that outlasts it', async () => {
    const inbox = openInbox({ lease: 0.2 });
    await accept(inbox);
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), WAIT);
    const dueAt = () => (look('SELECT due_at FROM hooknotary_entries')[0] as { due_at: number }).due_at;
    const first = dueAt();
    await vi.waitFor(() => expect(dueAt()).toBeGreaterThan(first + 200), WAIT);
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
  });
});
