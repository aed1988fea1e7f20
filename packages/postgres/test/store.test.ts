import { postgresStore, type PostgresStoreOptions } from '@hooknotary/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const LONG = 600;
const WAIT = { timeout: 20_000, interval: 5 };

describe.skipIf(!hasPostgres)('a store in PostgreSQL', () => {
  let server: Server;
  let tables = 0;
  const newTable = () => `deliveries${++tables}`;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  afterEach(() => server.resume());
  afterAll(() => server.close());

  const open = (options: Partial<PostgresStoreOptions> = {}) => postgresStore({ pool: server.openPool(), ...options });

  async function reserve(store: ReturnType<typeof open>, key: string, lease = LONG): Promise<string> {
    const reservation = await store.reserve(key, lease);
    if (reservation.state !== 'reserved') throw new Error(`It is ${reservation.state}.`);
    return reservation.token;
  }

  it('makes its table when it is first used, by however many at once', async () => {
    const table = newTable();
    const stores = Array.from({ length: 8 }, () => open({ table }));
    const states = await Promise.all(stores.map(async (store) => (await store.reserve('key', LONG)).state));
    expect(states.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'in_progress'), 'reserved']);
    const indexes = await server.openPool().query('SELECT indexdef FROM pg_indexes WHERE tablename = $1', [table]);
    expect(indexes.rows).toHaveLength(2);
  });

  it('migrates as often as one likes, into a schema that is there', async () => {
    const pool = server.openPool();
    await pool.query('CREATE SCHEMA "Hooks"');
    const store = open({ pool, table: 'Hooks.Deliveries' });
    await store.migrate();
    await store.migrate();
    await open({ pool, table: 'Hooks.Deliveries' }).migrate();
    await reserve(store, 'key');
    expect((await pool.query('SELECT key FROM "Hooks"."Deliveries"')).rows).toEqual([{ key: 'key' }]);
  });

  it('needs no right to create anything where the table is there, and tries again where it was not', async () => {
    const table = newTable();
    const admin = server.openPool();
    await admin.query(`CREATE ROLE ${table}_writer LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    const writer = open({
      table,
      pool: server.openPool({ connectionString: server.url.replace('postgres@', `${table}_writer@`) }),
    });
    await expect(writer.reserve('key', LONG)).rejects.toThrow('permission denied');
    await open({ table, pool: admin }).migrate();
    await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${table}_writer`);
    expect(await writer.commit(await reserve(writer, 'key'), LONG)).toBe(true);
  });

  it('remembers what was handled though its row is gone', async () => {
    const [table, pool] = [newTable(), server.openPool()];
    const store = open({ table, pool });
    const token = await reserve(store, 'key');
    await pool.query(`TRUNCATE ${table}`);
    expect(await store.commit(token, LONG)).toBe(true);
    expect(await store.reserve('key', LONG)).toEqual({ state: 'done' });
  });

  it('says the same of a commit that is repeated', async () => {
    const store = open();
    const token = await reserve(store, 'repeated');
    expect([await store.commit(token, LONG), await store.commit(token, LONG)]).toEqual([true, true]);
  });

  it('keeps apart what PostgreSQL cannot hold', async () => {
    const store = open({ table: newTable() });
    const keys = ['a\0', 'a\0\0', 'a\ud800', 'a\ud801', 'a\ufffd', 'x'.repeat(10_000), `${'x'.repeat(9_999)}y`];
    const tokens = await Promise.all(keys.map((key) => reserve(store, key)));
    expect(await Promise.all(tokens.map((token) => store.commit(token, LONG)))).toEqual(keys.map(() => true));
    const states = await Promise.all(keys.map((key) => store.reserve(key, LONG)));
    expect(states).toEqual(keys.map(() => ({ state: 'done' })));
  });

  it('removes rows long out of date after a commit, and no others', async () => {
    const [table, pool] = [newTable(), server.openPool()];
    const store = open({ table, pool });
    await store.migrate();
    await pool.query(`
      INSERT INTO ${table} (key, token, done, expires_at)
      SELECT 'old' || number, gen_random_uuid(), number % 2 = 0, now() - interval '2 hours' FROM generate_series(1, 2500) AS number
      UNION ALL SELECT 'late', gen_random_uuid(), false, now() - interval '10 minutes'
      UNION ALL SELECT 'kept', gen_random_uuid(), true, now() + interval '10 minutes'
    `);
    await store.commit(await reserve(store, 'new'), LONG);
    const keys = async () => (await pool.query(`SELECT key FROM ${table} ORDER BY key`)).rows.map(({ key }) => key);
    await vi.waitFor(async () => expect(await keys()).toEqual(['kept', 'late', 'new']), WAIT);
  });

  it('removes what it can where somebody holds a row', async () => {
    const [table, pool] = [newTable(), server.openPool()];
    await open({ table, pool }).migrate();
    await pool.query(`
      INSERT INTO ${table} SELECT key, gen_random_uuid(), true, now() - interval '1 day' FROM unnest('{held,free}'::text[]) AS key
    `);
    const holder = await server.openPool().connect();
    try {
      await holder.query(`BEGIN; SELECT FROM ${table} WHERE key = 'held' FOR UPDATE`);
      const store = open({ table, pool });
      await store.commit(await reserve(store, 'new'), LONG);
      const keys = async () => (await pool.query(`SELECT key FROM ${table} ORDER BY key`)).rows.map(({ key }) => key);
      await vi.waitFor(async () => expect(await keys()).toEqual(['held', 'new']), WAIT);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
  });

  it('works where connections forget what was prepared', async () => {
    const pool = server.openPool({ max: 1 });
    const store = open({ pool });
    await reserve(store, 'remembered');
    await pool.query('DEALLOCATE ALL');
    const token = await reserve(store, 'forgotten');
    await pool.query('DEALLOCATE ALL');
    expect(await store.commit(token, LONG)).toBe(true);
  });

  it('gives up when PostgreSQL is silent, and gives back what it got too late', async () => {
    const store = open({ timeout: 0.1 });
    await open().reserve('else', LONG);
    await server.pause();
    await expect(store.reserve('late', LONG)).rejects.toThrow('within 0.1 seconds');
    await expect(store.commit('00000000-0000-4000-8000-000000000000:none', LONG)).rejects.toThrow('within 0.1 seconds');
    await server.resume();
    await vi.waitFor(() => reserve(open(), 'late'), WAIT);
  });
});

// Of its own, for here a pool that nobody but the store listens to must not end the process.
describe.skipIf(!hasPostgres)('a store in a PostgreSQL that ends', () => {
  it('survives an error that comes while a connection is handed over', async () => {
    const server = await openServer();
    try {
      const pool = server.openPool();
      const store = postgresStore({ pool });
      await store.reserve('before', LONG);
      const errors: Error[] = [];
      // Before any promise that the pool has resolved is heard of.
      pool.on('acquire', (client) => {
        const error = new Error('terminating connection due to administrator command');
        process.nextTick(() => errors.push(error) && client.emit('error', error));
      });
      expect(await store.reserve('after', LONG)).toMatchObject({ state: 'reserved' });
      expect(errors.length).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  }, 60_000);

  it('survives the loss of its connections', async () => {
    const server = await openServer();
    try {
      const store = postgresStore({ pool: server.openPool() });
      const reservation = await store.reserve('lost', LONG);
      const token = reservation.state === 'reserved' ? reservation.token : '';
      await server.kill();
      await expect(store.commit(token, LONG)).rejects.toThrow(Error);
      await server.restart();
      expect(await store.commit(token, LONG)).toBe(true);
    } finally {
      await server.close();
    }
  }, 60_000);
});
