import { readFileSync, existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { AnyWebhook } from '@hooknotary/core';
import { sqliteInbox } from '@hooknotary/sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { WAIT } from '../../../test/engines/inbox-harness.ts';
import { accept, useTemporaryFile } from './temporary.ts';

const { path, openInbox, closeAll, change, look } = useTemporaryFile();

/** The schema of before there were versions. */
const UNVERSIONED = `
  CREATE TABLE hooknotary_inbox (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, attempts INTEGER NOT NULL, since INTEGER NOT NULL,
    due_at INTEGER NOT NULL, owner TEXT, error TEXT, ended_at INTEGER, provider TEXT NOT NULL, type TEXT NOT NULL,
    facts TEXT NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, raw_body BLOB NOT NULL, document BLOB
  );
`;

describe('the schema', () => {
  it('has a version, and is refused where a later one is known', async () => {
    await openInbox().ping();
    expect(look('PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    await closeAll();
    change('PRAGMA user_version = 2');
    await expect(openInbox().ping()).rejects.toThrow('version 2');
  });

  it('is renewed with all that a file of before holds', async () => {
    const { webhook } = await akidotpOf('one');
    const facts = { test: false, occurredAt: null, receivedAt: 1000, secretIndex: 0, extras: {} };
    const insert = (id: string, state: string, more: object = {}) =>
      new DatabaseSync(path())
        .prepare(`INSERT INTO hooknotary_inbox
        (id, state, attempts, since, due_at, owner, error, ended_at, provider, type, facts, method, url, headers, raw_body)
        VALUES (?, ?, 2, 0, 99, 'x', 'no', ?, 'akidotp', 'verified', ?, 'POST', '/', '{}', ?)`)
        .run(
          id,
          state,
          state === 'handled' || state === 'dead' ? Date.now() : null,
          JSON.stringify({ ...facts, ...more }),
          webhook.rawBody,
        );
    change(UNVERSIONED);
    insert('waiting', 'waiting');
    insert('working', 'working');
    insert('crm||dead', 'dead', { id: 'dead' });
    insert('handled', 'handled');
    const inbox = openInbox();
    expect(await inbox.counts()).toEqual({ waiting: 2, working: 0, handled: 1, dead: 1 });
    expect(await inbox.read('dead')).toMatchObject({
      id: 'crm||dead',
      attempts: 2,
      error: 'no',
      webhook: { id: 'dead' },
    });
    const handled: AnyWebhook[] = [];
    await inbox.work((each: AnyWebhook) => void handled.push(each));
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 3 }), WAIT);
    expect(handled.map(({ id, payload }) => [id, payload])).toEqual([
      ['waiting', webhook.payload],
      ['working', webhook.payload],
    ]);
    expect(look("SELECT name FROM sqlite_schema WHERE name = 'hooknotary_inbox'")).toEqual([]);
  });
});

describe('what is erased', () => {
  it('is not in the file any more, nor in its log', async () => {
    const inbox = openInbox();
    const secrets = ['code 778899 of Alice', 'code 665544 of Bob', 'code 112233 of Carol'];
    for (const [index, body] of secrets.entries()) {
      const { webhook, delivery } = await carddaOf(`c${index}`, body);
      await inbox.accept(webhook, delivery);
    }
    const bytes = () =>
      ['', '-wal']
        .map((end) => `${path()}${end}`)
        .filter(existsSync)
        .map((each) => readFileSync(each, 'latin1'))
        .join('');
    for (const secret of secrets) expect(bytes()).toContain(secret);
    expect(await inbox.erase('cardda:c0')).toBe(true);
    await inbox.work(
      ({ id }: AnyWebhook) => {
        if (id === 'cardda:c1') throw new Error('never');
      },
      { attempts: 1, onFailed: () => {} },
    );
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, dead: 2 }), WAIT);
    await closeAll();
    expect(secrets.map((secret) => bytes().includes(secret))).toEqual([false, true, false]);
  });
});

describe('the disk', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is named once where what it keeps may be lost', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    for (let time = 0; time < 2; time++) await sqliteInbox({ path: ':memory:' }).close();
    const told = warn.mock.calls.filter(([message]) => String(message).includes(':memory:'));
    expect(told).toMatchObject([[expect.stringContaining('may be lost'), { code: 'HOOKNOTARY_DISK_NOT_DURABLE' }]]);
  });

  it('is counted in a moment, however much was handled', async () => {
    await openInbox().ping();
    change(`
      INSERT INTO hooknotary_entries (id, provider, type, state, since, due_at, accepted_at, ended_at, kept_until)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      SELECT 'id' || i, 'p', 't', iif(i % 10 = 0, 'dead', 'handled'), 0, 0, 0, 1, 9e12 FROM n;
    `);
    const inbox = openInbox();
    await accept(inbox);
    expect(await inbox.counts()).toEqual({ waiting: 1, working: 0, handled: 900, dead: 100 });
    // By an index that holds all that is asked for: no row is read.
    const plan = look("EXPLAIN QUERY PLAN SELECT count(*) FROM hooknotary_entries WHERE state = 'handled'");
    expect(plan).toMatchObject([{ detail: expect.stringContaining('USING COVERING INDEX') }]);
  });
});
