import { postgresInbox } from '@hooknotary/postgres';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { toReclaim } from '../src/taking.js';
import { hasPostgres, openServer, putBetween, type Server } from './postgres.ts';

const WAIT = { timeout: 20_000, interval: 5 };
const reclaim = toReclaim('hooknotary');

describe.skipIf(!hasPostgres)('the look for entries of dead workers', () => {
  let server: Server;
  let admin: Pool;

  beforeAll(async () => {
    server = await openServer();
    admin = server.openPool();
  }, 60_000);
  afterAll(() => server.close());

  it('reads those at work and no others, however many are handled, waiting or dead', async () => {
    const inbox = postgresInbox({ pool: server.openPool(), name: 'full' });
    await inbox.counts();
    await admin.query(`
      INSERT INTO hooknotary.job (name, state, completed_on, heartbeat_on, heartbeat_seconds, data)
      SELECT 'full', state::hooknotary.job_state, now(), now(), 30, jsonb_build_object('record', repeat('x', 500))
      FROM unnest('{completed,created,failed,retry}'::text[]) AS state, generate_series(1, 3000);
      ANALYZE hooknotary.job_common;
    `);
    const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${toText('full')}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan');
    expect(plan).not.toContain('Seq Scan');
    await inbox.close();
  });

  it('is all that a worker does twice in a lease', async () => {
    const texts: string[] = [];
    const pool = putBetween(server.openPool(), async ({ text }, run) => {
      texts.push(text);
      return run();
    });
    const inbox = postgresInbox({ pool, name: 'idle', lease: 1, poll: 3600 });
    await inbox.work(() => {});
    await vi.waitFor(() => expect(texts.filter((text) => text === reclaim).length).toBeGreaterThan(2), WAIT);
    const first = texts.indexOf(reclaim);
    expect(new Set(texts.slice(first, texts.lastIndexOf(reclaim)).filter(isOfJobs))).toEqual(new Set([reclaim]));
    await inbox.close();
  });

  it('says that the last attempt was cut short, how often one was, and when the next may be', async () => {
    const name = 'cut';
    const inbox = postgresInbox({ pool: server.openPool(), name, lease: 1, poll: 3600 });
    const { webhook, delivery } = await akidotpOf('cut');
    await inbox.accept(webhook, delivery);
    const leave = () =>
      admin.query(`UPDATE hooknotary.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '1 day'
        WHERE name = 'cut'`);
    const find = async () => (await admin.query(LOOK)).rows[0];
    await admin.query(`UPDATE hooknotary.job SET output = '{"error":"Error: once","failed":3}' WHERE name = 'cut'`);
    await leave();
    await admin.query(reclaim, [name, 1000, 4000]);
    const first = { state: 'retry', output: { error: 'Error: once', failed: 3, cutShort: 1 }, rests: 1000 };
    expect(await find()).toEqual(first);
    for (const [cutShort, rests] of [
      [2, 2000],
      [3, 4000],
      [4, 4000],
    ]) {
      await leave();
      await admin.query(reclaim, [name, 1000, 4000]);
      expect(await find()).toMatchObject({ output: { cutShort }, rests });
    }
    expect(await inbox.read(webhook.id)).toMatchObject({ attempts: 7, cutShort: 4 });
    await inbox.close();
  });
});

/** The longest that it may rest, which is at most twice what it does. */
const LOOK = `
  SELECT state, output, (SELECT min(most) FROM unnest('{1000,2000,4000}'::int[]) AS most
    WHERE start_after - now() BETWEEN (most / 2 - 100) * interval '1 second' AND most * interval '1 second') AS rests
  FROM hooknotary.job WHERE name = 'cut'
`;

function toText(name: string): string {
  return reclaim.replaceAll('$1', `'${name}'`).replaceAll('$2', '1').replaceAll('$3', '10');
}

/** Queues, the schema's version and the like are small. */
function isOfJobs(text: string): boolean {
  return /\bjob(_common)?\b/.test(text);
}
