import type { AcceptedDelivery, AnyWebhook, Attempt } from '@hooknotary/core';
import { postgresInbox, type PostgresInboxOptions } from '@hooknotary/postgres';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, putBetween, type Server } from './postgres.ts';

const WAIT = { timeout: 20_000, interval: 5 };
const FAST = { first: 0.001, longest: 0.01 };
const JOB = 'SELECT * FROM hooknotary.job WHERE name = $1';

describe.skipIf(!hasPostgres)('an inbox in PostgreSQL', () => {
  let server: Server;
  let admin: Pool;
  let names = 0;
  const newName = () => `queue${++names}`;
  const opened: ReturnType<typeof postgresInbox>[] = [];

  beforeAll(async () => {
    server = await openServer();
    admin = server.openPool().on('error', () => {});
  }, 60_000);
  afterEach(async () => {
    await server.resume();
    await Promise.all(opened.splice(0).map((inbox) => inbox.close()));
  });
  afterAll(() => server.close());

  function open(options: Partial<PostgresInboxOptions> = {}) {
    const inbox = postgresInbox({ pool: server.openPool(), name: newName(), poll: 0.02, ...options });
    opened.push(inbox);
    return inbox;
  }

  async function accept(inbox: ReturnType<typeof open>, requestId: string): Promise<string> {
    const { webhook, delivery } = await akidotpOf(requestId);
    await inbox.accept(webhook, delivery);
    return webhook.id;
  }

  /** A pool whose queries can be made to fail, and what it takes to wait, and which tells what it was asked. */
  function openValve() {
    const valve = { isCut: false, gate: Promise.resolve(), texts: [] as string[] };
    const pool = putBetween(server.openPool(), async ({ text }, run) => {
      valve.texts.push(text);
      if (valve.isCut) throw new Error('cut');
      const result = await run();
      // The cast is true of the rows of the statement that takes entries; a script has several results.
      const taken = (result.rows ?? []) as readonly { readonly taking?: number | null }[];
      if (taken.some(({ taking }) => typeof taking === 'number')) await valve.gate;
      return result;
    });
    return Object.assign(valve, { pool });
  }

  it('makes its schema when it is first used, by however many at once', async () => {
    const options = { schema: `schema_${newName()}`, name: 'inbox' };
    const inboxes = Array.from({ length: 6 }, () => open(options));
    await Promise.all(inboxes.map((inbox, index) => accept(inbox, `first${index}`)));
    expect(await inboxes[0]?.counts()).toMatchObject({ waiting: 6 });
    await inboxes[1]?.close();
    expect(await inboxes[0]?.counts()).toMatchObject({ waiting: 6 });
  });

  it('needs no right to create anything where its queue is there', async () => {
    const schema = `schema_${newName()}`;
    const role = `${schema}_user`;
    const pool = server.openPool({ connectionString: server.url.replace('postgres@', `${role}@`) });
    await admin.query(`CREATE ROLE ${role} LOGIN`);
    await expect(accept(open({ pool, schema }), 'early')).rejects.toThrow('permission denied');
    const inbox = open({ pool, schema, name: 'inbox' });
    await expect(accept(inbox, 'early')).rejects.toThrow('permission denied');
    await open({ schema, name: 'inbox' }).counts();
    await admin.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
    `);
    await accept(inbox, 'late');
    await inbox.work(() => {});
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
  });

  it('needs no more than one connection', async () => {
    const inbox = open({ pool: server.openPool({ max: 1 }) });
    const many = await Promise.all(Array.from({ length: 120 }, (_, index) => akidotpOf(`${index}`)));
    await inbox.work(() => inbox.ping(), { concurrency: 20 });
    await Promise.all(many.map(({ webhook, delivery }) => inbox.accept(webhook, delivery)));
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 120 }), WAIT);
  });

  it('keeps what PostgreSQL cannot hold, of a provider of one’s own', async () => {
    const inbox = open({ keepBodies: 3600 });
    const odd = ['a\0', 'a\ud800', 'a\udc00', 'a\ufffd', "'\\u0000", '\u{1f600}', 'a'.repeat(5000)];
    for (const text of odd) await inbox.accept(...ownWebhook(text));
    const handled: AnyWebhook[] = [];
    await inbox.work((webhook: AnyWebhook) => void handled.push(webhook));
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: odd.length }), WAIT);
    expect(new Set(handled.map(({ id, type }) => `${id}-${type}`))).toEqual(
      new Set(odd.map((text) => `${text}-${text}`)),
    );
    for (const text of odd) {
      expect(await inbox.read(text)).toMatchObject({ state: 'handled', type: text, webhook: { id: text } });
      expect((await inbox.entries({ type: text })).entries).toMatchObject([{ type: text, webhook: { id: text } }]);
    }
    expect(await inbox.read('a\0')).toMatchObject({ webhook: { extra: 'a\0' }, delivery: { url: '/a\0' } });
  });

  it('keeps what failed with an error that PostgreSQL cannot hold', async () => {
    const inbox = open();
    const id = await accept(inbox, 'odd');
    await inbox.work(() => Promise.reject(new Error('a\0b\ud800')), { attempts: 1, onFailed: () => {} });
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ dead: 1 }), WAIT);
    expect((await inbox.read(id))?.error).toBe('Error: a\ufffdb\ufffd');
  });

  it('joins what is accepted at once, but sends what is large alone', async () => {
    const valve = openValve();
    const inbox = open({ pool: valve.pool });
    await inbox.counts();
    valve.texts.length = 0;
    await Promise.all(Array.from({ length: 300 }, (_, index) => accept(inbox, `joined${index % 100}`)));
    expect(await inbox.counts()).toMatchObject({ waiting: 100 });
    expect(valve.texts.filter((text) => text.includes('INSERT')).length).toBeLessThan(30);
  });

  it('makes a dead letter of what it cannot read, and goes on', async () => {
    const name = newName();
    const inbox = open({ name });
    const id = await accept(inbox, 'damaged');
    await admin.query(`UPDATE hooknotary.job SET data = '{"record":"{}"}' WHERE name = $1`, [name]);
    await accept(inbox, 'whole');
    const handler = vi.fn();
    const onDead = vi.fn();
    await inbox.work(handler, { onDead });
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, dead: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
    const error = 'The job holds no delivery that an inbox has kept.';
    expect(await inbox.read(id)).toMatchObject({ state: 'dead', webhook: undefined, error: `Error: ${error}` });
    expect(await inbox.deadLetters()).toHaveLength(1);
    expect(onDead).toHaveBeenCalledExactlyOnceWith(new Error(error), expect.anything(), expect.anything());
  });

  it('lists dead letters in the order of their deaths', async () => {
    const inbox = open();
    await inbox.work(() => Promise.reject(new Error('always')), { attempts: 1, onFailed: () => {} });
    const ids: string[] = [];
    for (let number = 1; number <= 6; number++) {
      ids.push(await accept(inbox, `dead${number}`));
      await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ dead: number }), WAIT);
    }
    expect((await inbox.deadLetters()).map(({ id }) => id)).toEqual(ids);
  });

  it('gives what a dead worker held to another, and counts its attempt apart', async () => {
    const [valve, name] = [openValve(), newName()];
    const [dying, other] = [open({ pool: valve.pool, name, lease: 1 }), open({ name, lease: 1 })];
    const id = await accept(dying, 'left');
    const { promise, resolve } = Promise.withResolvers<void>();
    const hanging = vi.fn(() => promise);
    await dying.work(hanging);
    await vi.waitFor(() => expect(hanging).toHaveBeenCalled(), WAIT);
    valve.isCut = true;
    const attempts: object[] = [];
    const handler = (_: AnyWebhook, { number, cutShort }: Attempt) => void attempts.push({ number, cutShort });
    await other.work(handler, { backoff: FAST });
    await vi.waitFor(
      async () => expect(await other.read(id)).toMatchObject({ state: 'handled', attempts: 2, cutShort: 1 }),
      WAIT,
    );
    expect(attempts).toEqual([{ number: 2, cutShort: 1 }]);
    resolve();
  });

  it.each([
    ['changes nothing by a late failure', false],
    ['knows a late success', true],
  ])('%s where another worker has the entry', async (_, isSuccess) => {
    const [valve, name] = [openValve(), newName()];
    const [slow, other] = [open({ pool: valve.pool, name, lease: 1 }), open({ name, lease: 1 })];
    const id = await accept(slow, 'late');
    const late = Promise.withResolvers<void>();
    const slowHandler = vi.fn(() => late.promise);
    await slow.work(slowHandler);
    await vi.waitFor(() => expect(slowHandler).toHaveBeenCalledTimes(1), WAIT);
    valve.isCut = true;
    const next = Promise.withResolvers<void>();
    const otherHandler = vi.fn(() => next.promise);
    await other.work(otherHandler, { backoff: FAST });
    await vi.waitFor(() => expect(otherHandler).toHaveBeenCalledTimes(1), WAIT);
    valve.isCut = false;
    if (isSuccess) late.resolve();
    else late.reject(new Error('late'));
    await slow.close();
    expect(await other.read(id)).toMatchObject(
      isSuccess ? { state: 'handled' } : { state: 'working', attempts: 2, error: undefined },
    );
    next.resolve();
    await vi.waitFor(async () => expect(await other.counts()).toMatchObject({ handled: 1 }), WAIT);
  });

  it('knows a late success though nobody has taken the entry since', async () => {
    const name = newName();
    const inbox = open({ name });
    const id = await accept(inbox, 'lapsed');
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), WAIT);
    // As pg-boss leaves it when the lease runs out.
    await admin.query(
      `UPDATE hooknotary.job SET state = 'retry', heartbeat_on = NULL, start_after = now() + interval '1 hour' WHERE name = $1`,
      [name],
    );
    resolve();
    await vi.waitFor(async () => expect(await inbox.read(id)).toMatchObject({ state: 'handled', attempts: 1 }), WAIT);
  });

  it('does not wait for its next look where it knows that there is more', async () => {
    const inbox = open({ poll: 3600 });
    const handler = vi.fn();
    for (let number = 0; number < 5; number++) await accept(inbox, `before${number}`);
    await inbox.work(handler, { concurrency: 2 });
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(5), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 5 }), WAIT);
    await accept(inbox, 'after');
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(6), WAIT);
  });

  it('buries what has ended its worker as often as it may, without trying once more', async () => {
    const name = newName();
    const inbox = open({ name, lease: 1 });
    const id = await accept(inbox, 'deadly');
    // As a worker leaves it that dies in its second attempt.
    await admin.query(
      `UPDATE hooknotary.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '1 day',
         output = '{"failed":0,"cutShort":1}' WHERE name = $1`,
      [name],
    );
    expect(await inbox.read(id)).toMatchObject({ state: 'working', attempts: 2, cutShort: 1 });
    const handler = vi.fn();
    await inbox.work(handler, { cutShort: 2, backoff: FAST });
    await vi.waitFor(
      async () => expect(await inbox.read(id)).toMatchObject({ state: 'dead', attempts: 2, cutShort: 2 }),
      WAIT,
    );
    expect(handler).not.toHaveBeenCalled();
    expect((await inbox.read(id))?.error).toMatch('ended during the last attempt');
  });

  it('keeps the lease while the handler runs', async () => {
    const name = newName();
    const [inbox, other] = [open({ name, lease: 1 }), open({ name, lease: 1 })];
    await accept(inbox, 'long');
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    await inbox.work(handler);
    await other.work(handler);
    await vi.waitFor(async () => {
      const { rows } = await admin.query(`${JOB} AND heartbeat_on > started_on + interval '3 seconds'`, [name]);
      expect(rows).toHaveLength(1);
    }, WAIT);
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('gives back what it took while it was being closed, and counts no attempt', async () => {
    const [valve, name] = [openValve(), newName()];
    const inbox = open({ pool: valve.pool, name });
    const handler = vi.fn();
    await inbox.work(handler);
    const { promise, resolve } = Promise.withResolvers<void>();
    valve.gate = promise;
    const other = open({ name });
    const id = await accept(other, 'taken');
    await vi.waitFor(async () => expect(await other.read(id)).toMatchObject({ state: 'working' }), WAIT);
    const closed = inbox.close();
    resolve();
    await closed;
    expect(await other.read(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(handler).not.toHaveBeenCalled();
  });

  it('forgets what was handled, and what is dead, when they have been kept for their time', async () => {
    const [inbox, careful] = [open({ keep: 1, keepDead: 1, lease: 1 }), open({ keep: 1, lease: 1 })];
    for (const each of [inbox, careful]) {
      await accept(each, 'good');
      await accept(each, 'bad');
      const handler = ({ id }: AnyWebhook) => id.includes('bad') && Promise.reject(new Error('bad'));
      await each.work(handler, { attempts: 2, backoff: FAST, onFailed: () => {} });
    }
    const gone = { waiting: 0, working: 0, handled: 0 };
    await vi.waitFor(async () => expect(await careful.counts()).toEqual({ ...gone, dead: 1 }), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toEqual({ ...gone, dead: 0 }), WAIT);
    await accept(inbox, 'good');
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 0 }), WAIT);
  });

  it('gives up when PostgreSQL is silent, and goes on when it is back', async () => {
    const inbox = open({ timeout: 0.2 });
    const handler = vi.fn();
    await vi.waitFor(() => inbox.work(handler), WAIT);
    await server.pause();
    await expect(accept(inbox, 'silent')).rejects.toThrow('within 0.2 seconds');
    await expect(inbox.counts()).rejects.toThrow('within 0.2 seconds');
    await server.resume();
    await vi.waitFor(() => accept(inbox, 'silent'), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

/** Whose every text is this. */
function ownWebhook(text: string): [AnyWebhook, AcceptedDelivery] {
  const rawBody = Buffer.from('{}');
  const webhook = {
    provider: 'own',
    type: text,
    payload: {},
    id: text,
    test: false,
    occurredAt: undefined,
    receivedAt: new Date(0),
    rawBody,
    tenant: undefined,
    secretIndex: 0,
    extra: text,
  };
  return [webhook, { method: 'POST', url: `/${text}`, headers: { 'x-text': text }, rawBody }];
}
