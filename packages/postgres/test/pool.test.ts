import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import type { Pool, PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const LONG = 600;
const WAIT = { timeout: 20_000, interval: 5 };
/** Seconds. */
const TIMEOUT = 0.3;
const MANY = 400;

describe.skipIf(!hasPostgres)('while a pool has no connection to give', () => {
  let server: Server;
  let pool: Pool;
  let held: PoolClient[] = [];
  let names = 0;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  beforeEach(() => {
    pool = server.openPool({ max: 3 });
  });
  afterEach(giveBack);
  afterAll(() => server.close());

  /** Takes every connection of the pool. */
  async function exhaust(): Promise<void> {
    held = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
  }

  function giveBack(): void {
    for (const client of held.splice(0)) client.release();
  }

  async function openInbox() {
    const name = `queue${++names}`;
    const inbox = postgresInbox({ pool, name, timeout: TIMEOUT });
    const other = postgresInbox({ pool: server.openPool(), name });
    await vi.waitFor(() => inbox.counts(), WAIT);
    return { inbox, other, close: () => Promise.all([inbox.close(), other.close()]) };
  }

  /** What each was refused with, its numbers aside. */
  async function refusalsOf(promises: readonly Promise<unknown>[]): Promise<readonly string[]> {
    const results = await Promise.allSettled(promises);
    const texts = results.map((each) => ('reason' in each ? String(each.reason) : 'none'));
    return [...new Set(texts.map((text) => text.replace(/^.*(within|keep up).*$/, '$1')))].toSorted();
  }

  it('an inbox refuses in time, and keeps nothing of it later', async () => {
    const { inbox, other, close } = await openInbox();
    const many = await Promise.all(Array.from({ length: MANY }, (_, index) => akidotpOf(`refused${index}`)));
    await exhaust();
    const accepted = many.map(({ webhook, delivery }) => inbox.accept(webhook, delivery));
    expect(await refusalsOf(accepted)).toEqual(['within']);
    // Not one for each.
    expect(pool.waitingCount).toBeLessThan(5);
    giveBack();
    const { webhook, delivery } = await akidotpOf('late');
    await inbox.accept(webhook, delivery);
    expect(await other.counts()).toMatchObject({ waiting: 1 });
    await close();
  });

  it('an inbox refuses at once what would be too much', async () => {
    const { inbox, other, close } = await openInbox();
    const { webhook, delivery } = await carddaOf('large', 'x'.repeat(10_000_000));
    await exhaust();
    const accepted = Array.from({ length: 8 }, () => inbox.accept(webhook, delivery));
    expect(await refusalsOf(accepted)).toEqual(['keep up', 'within']);
    giveBack();
    expect(await other.counts()).toMatchObject({ waiting: 0 });
    await close();
  });

  it('a store refuses in time, and reserves nothing later', async () => {
    const options = { table: `deliveries${++names}` };
    const [store, other] = [
      postgresStore({ ...options, pool, timeout: TIMEOUT }),
      postgresStore({ ...options, pool: server.openPool() }),
    ];
    await store.migrate();
    await exhaust();
    const keys = Array.from({ length: MANY }, (_, index) => `refused${index}`);
    expect(await refusalsOf(keys.map(async (key) => store.reserve(key, LONG)))).toEqual(['within']);
    expect(pool.waitingCount).toBeLessThan(5);
    giveBack();
    await store.reserve('late', LONG);
    const states = await Promise.all(keys.map(async (key) => (await other.reserve(key, LONG)).state));
    expect(new Set(states)).toEqual(new Set(['reserved']));
  });

  it('a worker loses nothing, and goes on when it has', async () => {
    const { inbox, other, close } = await openInbox();
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    const { webhook, delivery } = await akidotpOf('handled');
    await inbox.accept(webhook, delivery);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), WAIT);
    await exhaust();
    resolve();
    await expect(inbox.counts()).rejects.toThrow('within');
    giveBack();
    await vi.waitFor(async () => expect(await other.counts()).toMatchObject({ handled: 1 }), WAIT);
    await close();
  });

  it('what hangs on the server is what was sent, and no more of it', async () => {
    const { inbox, other, close } = await openInbox();
    const many = await Promise.all(Array.from({ length: MANY }, (_, index) => akidotpOf(`hanging${index}`)));
    await server.pause();
    const accepted = many.map(({ webhook, delivery }) => inbox.accept(webhook, delivery));
    expect(await refusalsOf(accepted)).toEqual(['within']);
    await server.resume();
    const { webhook, delivery } = await akidotpOf('late');
    await vi.waitFor(() => inbox.accept(webhook, delivery), WAIT);
    // Two batches of 50 were under way.
    expect((await other.counts()).waiting).toBeLessThanOrEqual(101);
    await close();
  });
});
