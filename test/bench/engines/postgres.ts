import { randomUUID } from 'node:crypto';
import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { startPostgres } from '../../engines/postgres-server.ts';
import { JSON_OF_ONE, type BenchEngine } from './engine.ts';

/** A private PostgreSQL, as it comes: what is committed is on disk. */
export const postgres: BenchEngine = {
  name: 'PostgreSQL',
  open: async () => {
    const server = await startPostgres();
    const pool = new Pool({ connectionString: server.url, max: 10 });
    const store = postgresStore({ pool });
    await store.migrate();
    const inbox = postgresInbox({ pool });
    const boss = new PgBoss({ connectionString: server.url, schema: 'bare', supervise: false, schedule: false });
    boss.on('error', console.error);
    await boss.start();
    await boss.createQueue('bare');
    await pool.query('CREATE TABLE bare_claims (key text PRIMARY KEY, until bigint)');
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');

    return {
      version: rows[0]?.server_version ?? '',
      store,
      inbox,
      bareStore: (newKey) => ({
        name: 'pg, an INSERT and an UPDATE',
        once: async () => {
          const key = newKey();
          await pool.query('INSERT INTO bare_claims VALUES ($1, 1) ON CONFLICT DO NOTHING', [key]);
          await pool.query('UPDATE bare_claims SET until = 2 WHERE key = $1', [key]);
        },
      }),
      bareInbox: (_, atOnce) => ({
        name: `pg-boss, insert of ${atOnce}`,
        size: atOnce,
        once: () =>
          boss.insert(
            'bare',
            Array.from({ length: atOnce }, () => ({ id: randomUUID(), data: JSON_OF_ONE })),
          ),
      }),
      close: async () => {
        await inbox.close();
        await boss.stop({ graceful: false });
        await pool.end();
        await server.close();
      },
    };
  },
};
