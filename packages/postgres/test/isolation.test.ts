import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const LONG = 600;
const WAIT = { timeout: 25_000, interval: 5 };
const LEVELS = ['read committed', 'repeatable read', 'serializable'];

describe.skipIf(!hasPostgres)('with the isolation of transactions', () => {
  let server: Server;
  let names = 0;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  afterAll(() => server.close());

  /** Three pools, as of three processes. */
  function openPools(level: string) {
    const options = `-c default_transaction_isolation=${level.replace(' ', '\\ ')}`;
    return [1, 2, 3].map(() => server.openPool({ options, max: 4 }));
  }

  it.each(LEVELS)('%s, an inbox keeps each delivery once, and each is handled once', async (level) => {
    const name = `queue${++names}`;
    const inboxes = openPools(level).map((pool) => postgresInbox({ pool, name, poll: 0.02, lease: 5 }));
    const handled: string[] = [];
    // Each comes three times at one moment, by three pools.
    const many = await Promise.all(Array.from({ length: 600 }, (_, index) => akidotpOf(`${Math.floor(index / 3)}`)));
    for (const inbox of inboxes) await inbox.work(({ id }) => void handled.push(id));
    await Promise.all(many.map(({ webhook, delivery }, index) => inboxes[index % 3]?.accept(webhook, delivery)));
    await vi.waitFor(async () => expect(await inboxes[0]?.counts()).toMatchObject({ waiting: 0, handled: 200 }), WAIT);
    expect(handled).toHaveLength(200);
    await Promise.all(inboxes.map((inbox) => inbox.close()));
  });

  it.each(LEVELS)('%s, a store refuses nobody, and each key has one owner', async (level) => {
    const table = `deliveries${++names}`;
    const stores = openPools(level).map((pool) => postgresStore({ pool, table }));
    await stores[0]?.migrate();
    const keys = Array.from({ length: 600 }, (_, index) => `${Math.floor(index / 3)}`);
    const reservations = await Promise.all(keys.map(async (key, index) => stores[index % 3]?.reserve(key, LONG)));
    const tokens = reservations.flatMap((each) => (each?.state === 'reserved' ? [each.token] : []));
    expect(tokens).toHaveLength(200);
    const committed = await Promise.all(tokens.map(async (token, index) => stores[index % 3]?.commit(token, LONG)));
    expect(committed).toEqual(tokens.map(() => true));
  });
});
