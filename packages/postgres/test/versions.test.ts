import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, type Server } from './postgres.ts';

describe.skipIf(!hasPostgres)('the versions of tables', () => {
  let server: Server;
  let admin: Pool;

  beforeAll(async () => {
    server = await openServer();
    admin = server.openPool();
  }, 60_000);
  afterAll(() => server.close());

  it('a store leaves a table alone that is newer than it knows', async () => {
    const store = postgresStore({ pool: server.openPool(), table: 'newer' });
    await store.migrate();
    await admin.query("COMMENT ON TABLE newer IS 'hooknotary schema 2'");
    // Who has found the table goes on.
    expect(await store.reserve('key', 600)).toMatchObject({ state: 'reserved' });
    const next = postgresStore({ pool: server.openPool(), table: 'newer' });
    await expect(next.reserve('key', 600)).rejects.toThrow(
      'The table "newer" is of version 2 of its schema, and this @hooknotary/postgres knows 1 at most. Update it.',
    );
    await expect(next.migrate()).rejects.toThrow('of version 2');
  });

  it('a store takes a table as its own whose comment is somebody else’s, or none', async () => {
    await postgresStore({ pool: server.openPool(), table: 'old' }).migrate();
    for (const comment of ["'Deliveries; see the wiki'", 'NULL']) {
      await admin.query(`COMMENT ON TABLE old IS ${comment}`);
      const store = postgresStore({ pool: server.openPool(), table: 'old' });
      expect(await store.reserve(comment, 600)).toMatchObject({ state: 'reserved' });
    }
  });

  it('an inbox leaves tables alone that are newer than its pg-boss knows', async () => {
    const open = () => postgresInbox({ pool: server.openPool() });
    const [before, after] = [open(), open()];
    await before.counts();
    await admin.query('UPDATE hooknotary.version SET version = version + 1');
    const { webhook, delivery } = await akidotpOf('newer');
    await before.accept(webhook, delivery);
    const message =
      /^The tables in the schema hooknotary are of version \d+, and pg-boss 12\.\d+\.\d+ knows \d+ at most/;
    await expect(after.accept(webhook, delivery)).rejects.toThrow(message);
    await expect(after.counts()).rejects.toThrow(message);
    await admin.query('UPDATE hooknotary.version SET version = version - 1');
    expect(await after.counts()).toMatchObject({ waiting: 1 });
    await Promise.all([before.close(), after.close()]);
  });
});
