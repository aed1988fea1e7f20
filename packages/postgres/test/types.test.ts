import type { AnyWebhook } from '@hooknotary/core';
import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { types, type CustomTypesConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const WAIT = { timeout: 20_000, interval: 5 };

/** As an application sets them that reads all of its values by itself. */
const RAW: CustomTypesConfig = { getTypeParser: () => (text: string) => ({ text }) };

describe.skipIf(!hasPostgres)('whatever the application makes of values', () => {
  let server: Server;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  afterAll(() => server.close());

  it('an inbox reads its entries', async () => {
    const inbox = postgresInbox({ pool: server.openPool({ types: RAW }), poll: 0.02, lease: 1 });
    const good = await akidotpOf('good');
    const bad = await akidotpOf('bad');
    for (const { webhook, delivery } of [good, bad]) await inbox.accept(webhook, delivery);
    expect(await inbox.counts()).toEqual({ waiting: 2, working: 0, handled: 0, dead: 0 });
    const handler = vi.fn(({ id }: AnyWebhook) => {
      if (id === bad.webhook.id) throw new Error('no such customer');
    });
    await inbox.work(handler, { attempts: 2, backoff: { first: 0.001 }, onFailed: () => {} });
    await vi.waitFor(
      async () => expect(await inbox.counts()).toEqual({ waiting: 0, working: 0, handled: 1, dead: 1 }),
      WAIT,
    );
    expect(handler).toHaveBeenCalledWith(good.webhook, expect.anything());
    expect(await inbox.deadLetters()).toMatchObject([
      { attempts: 2, error: 'Error: no such customer', webhook: bad.webhook },
    ]);
    expect(await inbox.replay(bad.webhook.id)).toBe(true);
    await inbox.close();
  });

  it('a store reads its rows', async () => {
    const store = postgresStore({ pool: server.openPool({ types: RAW }) });
    const reserved = await store.reserve('key', 600);
    expect(reserved.state).toBe('reserved');
    expect(await store.reserve('key', 600)).toEqual({ state: 'in_progress', retryAfter: expect.closeTo(600, -1) });
    expect(await store.commit('token' in reserved ? String(reserved.token) : '', 600)).toBe(true);
    expect(await store.reserve('key', 600)).toEqual({ state: 'done' });
  });

  it('what is not Hooknotary’s stays the application’s', async () => {
    const pool = server.openPool({ types: RAW });
    await postgresStore({ pool }).reserve('other', 600);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: { text: '1' } }]);
    expect(types.getTypeParser(types.builtins.INT4)('1')).toBe(1);
  });
});
