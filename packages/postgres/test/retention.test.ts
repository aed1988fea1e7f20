import type { AnyWebhook, Inbox } from '@hooknotary/core';
import { cardda } from '@hooknotary/providers/cardda';
import { postgresInbox, type PostgresInboxOptions } from '@hooknotary/postgres';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cardda as carddaSender } from '../../../test/contract/senders.ts';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { FAST, WAIT } from '../../../test/engines/inbox-harness.ts';
import { toKeepingStatements } from '../src/keeping.js';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const { purgeBodies } = toKeepingStatements('hooknotary');
const JOBS = "SELECT * FROM hooknotary.job WHERE name = $1 ORDER BY data->>'entry'";

describe.skipIf(!hasPostgres)('what an inbox in PostgreSQL keeps', () => {
  let server: Server;
  let admin: Pool;
  let names = 0;
  const opened: Inbox[] = [];

  beforeAll(async () => {
    server = await openServer();
    admin = server.openPool();
  }, 60_000);
  afterEach(() => Promise.all(opened.splice(0).map((inbox) => inbox.close())));
  afterAll(() => server.close());

  function open(options: Partial<PostgresInboxOptions> = {}) {
    const name = `queue${++names}`;
    const inbox = postgresInbox({ pool: server.openPool({ max: 4 }), name, poll: 0.02, ...options });
    opened.push(inbox);
    return { inbox, name, jobs: async () => (await admin.query(JOBS, [name])).rows };
  }

  const handled = (inbox: Inbox, count: number) =>
    vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: count }), WAIT);

  it('is of what was handled nothing but its id, provider, type and times, and of others so long as they are to be kept', async () => {
    const keep = { default: 86_400, cardda: 3600 };
    const { inbox, jobs } = open({ keep, keepBodies: { cardda: 600 } });
    for (const each of [await akidotpOf('bare'), await carddaOf('kept', 'code 123456')]) {
      await inbox.accept(each.webhook, each.delivery);
    }
    await inbox.work(() => {});
    await handled(inbox, 2);
    const [bare, kept] = await jobs();
    expect(JSON.stringify(bare)).not.toMatch(/rawBody|971501234567/);
    expect(bare).toMatchObject({ deletion_seconds: 86_400, singleton_on: null, singleton_key: null });
    expect(kept).toMatchObject({ deletion_seconds: 3600, data: { record: expect.stringContaining('rawBody') } });
  });

  it('is purged in time, however much it is', async () => {
    const { inbox, name, jobs } = open({ keepBodies: 1, lease: 1 });
    const many = await Promise.all(Array.from({ length: 1100 }, (_, index) => akidotpOf(`${index}`)));
    await Promise.all(many.map(({ webhook, delivery }) => inbox.accept(webhook, delivery)));
    await inbox.work(() => {}, { concurrency: 200 });
    await handled(inbox, 1100);
    await vi.waitFor(async () => {
      expect((await jobs()).filter(({ data }) => data.record !== undefined)).toHaveLength(0);
    }, WAIT);
    expect(await inbox.counts()).toMatchObject({ handled: 1100 });
    expect((await inbox.read('akidotp:7:verified'))?.webhook).toBeUndefined();
    await admin.query('ANALYZE hooknotary.job_common');
    const text = purgeBodies.replace('$1', `'${name}'`).replaceAll('$1', `'${name}'`).replace('$2', '500');
    const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('singleton_on');
  });

  it('is gone from the table once it is erased', async () => {
    const { inbox, jobs } = open({ keepDead: 7200 });
    const { webhook, delivery } = await carddaOf('erased', 'code 424242');
    await inbox.accept(webhook, delivery);
    expect(await inbox.erase(webhook.id)).toBe(true);
    const [row] = await jobs();
    expect(JSON.stringify(row)).not.toContain('rawBody');
    expect(row).toMatchObject({ state: 'failed', deletion_seconds: 7200 });
    expect(await inbox.read(webhook.id)).toMatchObject({ state: 'dead', error: 'Erased.', attempts: 0 });
  });

  it('may be from a version that said nothing beside the record', async () => {
    const { inbox, name } = open({ keepBodies: 3600, lease: 1 });
    const accepted = await Promise.all(['waiting', 'tried', 'dead', 'working'].map((id) => carddaOf(id, 'code 1')));
    for (const { webhook, delivery } of accepted) await inbox.accept(webhook, delivery);
    const set = (id: string, values: string) =>
      admin.query(`UPDATE hooknotary.job SET ${values} WHERE name = $1 AND data->>'record' LIKE $2`, [
        name,
        `%:${id}"%`,
      ]);
    await set('tried', 'state = \'retry\', started_on = now(), retry_count = 2, output = \'{"error":"Error: once"}\'');
    await set('dead', "state = 'failed', started_on = now(), completed_on = now(), retry_count = 9");
    await set('working', "state = 'active', started_on = now(), heartbeat_on = now(), retry_count = 1");
    await admin.query(
      "UPDATE hooknotary.job SET data = data - 'entry', group_id = NULL, group_tier = NULL WHERE name = $1",
      [name],
    );
    const read = async (id: string) => inbox.read(`cardda:${id}`);
    expect(await read('waiting')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      provider: 'cardda',
      webhook: { id: 'cardda:waiting' },
    });
    expect(await read('tried')).toMatchObject({ state: 'waiting', attempts: 3, error: 'Error: once' });
    expect(await read('dead')).toMatchObject({ state: 'dead', attempts: 10 });
    expect(await read('working')).toMatchObject({ state: 'working', attempts: 2 });
    const numbers = new Map<string, number>();
    await inbox.work(({ id }: AnyWebhook, { number }) => void numbers.set(id, number), { backoff: FAST });
    await handled(inbox, 3);
    expect(await inbox.replay('cardda:dead')).toBe(true);
    await handled(inbox, 4);
    expect(Object.fromEntries(numbers)).toEqual({
      'cardda:waiting': 1,
      'cardda:tried': 4,
      'cardda:dead': 1,
      'cardda:working': 3,
    });
    expect(await read('tried')).toMatchObject({ state: 'handled', attempts: 4, type: 'verification_code' });
    await expect(inbox.verifyAgain('cardda:tried', cardda, carddaSender.secret)).resolves.toMatchObject({
      id: 'cardda:tried',
    });
    expect((await inbox.entries({ state: 'handled', limit: 3 })).entries.map(({ provider }) => provider)).toEqual([
      'cardda',
      'cardda',
      'cardda',
    ]);
    await admin.query('UPDATE hooknotary.job SET singleton_on = now() WHERE name = $1', [name]);
    await admin.query(purgeBodies, [name, 500]);
    expect(await read('tried')).toMatchObject({ provider: 'cardda', type: 'verification_code', webhook: undefined });
  });
});
