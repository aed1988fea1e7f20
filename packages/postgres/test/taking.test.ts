import type { AnyWebhook, Attempt, Inbox } from '@hooknotary/core';
import { postgresInbox, type PostgresInboxOptions } from '@hooknotary/postgres';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { FAST, WAIT } from '../../../test/engines/inbox-harness.ts';
import { hasPostgres, openServer, putBetween, type Server } from './postgres.ts';

describe.skipIf(!hasPostgres)('a worker in PostgreSQL', () => {
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

  const newName = () => `queue${++names}`;

  function open(options: Partial<PostgresInboxOptions> = {}): Inbox {
    const inbox = postgresInbox({ pool: server.openPool({ max: 4 }), name: newName(), poll: 0.02, ...options });
    opened.push(inbox);
    return inbox;
  }

  async function accept(inbox: Inbox, requestId: string): Promise<void> {
    const { webhook, delivery } = await akidotpOf(requestId);
    await inbox.accept(webhook, delivery);
  }

  /** As workers leave entries that die. */
  const leave = (name: string, requestIds: readonly string[]) =>
    admin.query(
      `UPDATE hooknotary.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '1 day'
       WHERE name = $1 AND data->>'entry' ~ $2`,
      [name, requestIds.join('|')],
    );

  it('takes alone what was cut short, and in company once that has ended', async () => {
    const name = newName();
    const inbox = open({ name, lease: 1 });
    for (const id of ['a', 'b', 'suspect', 'c', 'doubtful']) await accept(inbox, id);
    await leave(name, ['suspect', 'doubtful']);
    const running = new Set<string>();
    const seen: { id: string; beside: string[]; cutShort: number }[] = [];
    const waiting: (() => void)[] = [];
    const handler = async ({ id }: AnyWebhook, { number, cutShort }: Attempt) => {
      seen.push({ id, beside: [...running], cutShort });
      running.add(id);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running.delete(id);
      if (cutShort > 0 && number === 2) throw new Error('not yet');
    };
    await inbox.work(handler, { backoff: FAST, onFailed: () => {} });
    await vi.waitFor(async () => {
      waiting.shift()?.();
      expect(await inbox.counts()).toMatchObject({ handled: 5 });
    }, WAIT);
    for (const id of ['suspect', 'doubtful']) {
      const [first, ...others] = seen.filter((each) => each.id.includes(id));
      expect(first).toMatchObject({ beside: [], cutShort: 1 });
      expect(others).toHaveLength(1);
      const next = seen[seen.indexOf(first as (typeof seen)[number]) + 1];
      expect(next?.beside).not.toContain(first?.id);
    }
  });

  it('takes nothing beside what was cut short, and nothing before it', async () => {
    const name = newName();
    let waits = 0;
    const pool = putBetween(server.openPool({ max: 4 }), async (_, run) => {
      const result = await run();
      // The cast is true of the rows of the statement that takes entries; a script has several results.
      const [row] = (result.rows ?? []) as readonly { readonly isSuspectDue?: boolean }[];
      if (row?.isSuspectDue === true) waits++;
      return result;
    });
    const inbox = open({ name, lease: 1, pool });
    const ends = new Map<string, () => void>();
    const handler = ({ id }: AnyWebhook) =>
      new Promise<void>((resolve) => void ends.set(id.split(':')[1] ?? '', resolve));
    const begun = () => [...ends.keys()];
    await accept(inbox, 'long');
    await inbox.work(handler, { backoff: FAST });
    await vi.waitFor(() => expect(begun()).toEqual(['long']), WAIT);
    await inbox.pause();
    await accept(inbox, 'suspect');
    await leave(name, ['suspect']);
    await accept(inbox, 'after');
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ waiting: 2, working: 1 }), WAIT);
    await inbox.resume();
    await vi.waitFor(() => expect(waits).toBeGreaterThan(0), WAIT);
    for (const id of ['more', 'again']) await accept(inbox, id);
    expect(begun()).toEqual(['long']);
    ends.get('long')?.();
    await vi.waitFor(() => expect(begun()).toEqual(['long', 'suspect']), WAIT);
    ends.get('suspect')?.();
    await vi.waitFor(() => expect(begun()).toHaveLength(5), WAIT);
    for (const end of ends.values()) end();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 5 }), WAIT);
  });

  it('shares what was cut short with others, one each', async () => {
    const name = newName();
    const [first, second] = [open({ name, lease: 1 }), open({ name, lease: 1 })];
    for (const id of ['s1', 's2']) await accept(first, id);
    await leave(name, ['s1', 's2']);
    const { promise, resolve } = Promise.withResolvers<void>();
    const handlers = [vi.fn(() => promise), vi.fn(() => promise)];
    await first.work(handlers[0] as () => void, { backoff: FAST });
    await second.work(handlers[1] as () => void, { backoff: FAST });
    await vi.waitFor(() => {
      for (const handler of handlers) expect(handler).toHaveBeenCalledTimes(1);
    }, WAIT);
    resolve();
    await vi.waitFor(async () => expect(await first.counts()).toMatchObject({ handled: 2 }), WAIT);
  });

  it('stays suspicious of what was given back before its end', async () => {
    const name = newName();
    const [inbox, other] = [open({ name, lease: 1 }), open({ name, lease: 1 })];
    await accept(inbox, 'suspect');
    await leave(name, ['suspect']);
    const begun = vi.fn(() => new Promise(() => {}));
    await inbox.work(begun, { backoff: FAST });
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(1), WAIT);
    await inbox.close({ timeout: 0.01 });
    const priorities = async () =>
      (await admin.query('SELECT priority FROM hooknotary.job WHERE name = $1', [name])).rows;
    expect(await priorities()).toEqual([{ priority: -1 }]);
    const later = ({ id }: AnyWebhook, { retryAfter }: Attempt) => id !== '' && retryAfter(3600);
    await other.work(later);
    await vi.waitFor(async () => expect(await priorities()).toEqual([{ priority: 0 }]), WAIT);
  });

  it('tells a handler that its lease is lost, whose late success counts all the same', async () => {
    const name = newName();
    const inbox = open({ name, lease: 1 });
    await accept(inbox, 'lost');
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    await inbox.work((_: AnyWebhook, { signal }: Attempt) => {
      signals.push(signal);
      return promise;
    });
    await vi.waitFor(() => expect(signals).toHaveLength(1), WAIT);
    // As another worker takes it.
    const take = 'UPDATE hooknotary.job SET retry_count = retry_count + 1, heartbeat_seconds = 3600 WHERE name = $1';
    await admin.query(take, [name]);
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), WAIT);
    expect(String(signals[0]?.reason)).toContain('Another worker');
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, working: 0 }), WAIT);
    expect(signals).toHaveLength(1);
  });

  it.each([
    ['though those of other providers wait', 3],
    ['though nothing waits in another', 0],
  ])('keeps all lanes full, %s', async (_what, others) => {
    const inbox = open({ poll: 3600 });
    for (const number of [1, 2, 3, 4]) await accept(inbox, `a${number}`);
    for (let number = 1; number <= others; number++) {
      const { webhook, delivery } = await carddaOf(`c${number}`, 'code 123456');
      await inbox.accept(webhook, delivery);
    }
    // One after the other, with a look in between and none by the clock.
    await inbox.work(() => new Promise((resolve) => setImmediate(resolve)), { concurrency: { default: 1, cardda: 1 } });
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 4 + others }), WAIT);
  });

  describe('with orderBy', () => {
    const orderBy = ({ provider, payload }: AnyWebhook) =>
      // The cast is true of AkidOTP's.
      provider === 'akidotp' ? (payload as { requestId: string }).requestId.slice(0, 1) : undefined;

    it('hands over what belongs together in the order in which it came, beside all else', async () => {
      const name = newName();
      const [inbox, other] = [open({ name, orderBy }), open({ name, orderBy })];
      for (const id of ['a1', 'a2', 'b1', 'a3', 'b2']) await accept(inbox, id);
      const { webhook, delivery } = await carddaOf('free', 'code 123456');
      await inbox.accept(webhook, delivery);
      const seen: string[] = [];
      const handler = async ({ id }: AnyWebhook, { number }: Attempt) => {
        seen.push(id.split(':')[1] ?? '');
        await new Promise((resolve) => setImmediate(resolve));
        if (id.includes('a1') && number < 3) throw new Error('not yet');
      };
      const options = { backoff: FAST, onFailed: () => {} };
      await Promise.all([inbox.work(handler, options), other.work(handler, options)]);
      await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 6 }), WAIT);
      const of = (letter: string) => seen.filter((id) => id.startsWith(letter));
      expect(of('a')).toEqual(['a1', 'a1', 'a1', 'a2', 'a3']);
      expect(of('b')).toEqual(['b1', 'b2']);
      expect(seen.slice(0, 3).toSorted()).toEqual(['a1', 'b1', 'free']);
    });

    it('goes on behind a dead letter, and hands that over before others when it is replayed', async () => {
      const inbox = open({ orderBy: () => 'all' });
      for (const id of ['dies', 'lives', 'waits']) await accept(inbox, id);
      const seen: string[] = [];
      const isDying = { dies: true };
      const handler = async ({ id }: AnyWebhook) => {
        seen.push(id.split(':')[1] ?? '');
        if (id.includes('dies') && isDying.dies) throw new Error('never');
        if (!id.includes('lives')) return;
        isDying.dies = false;
        await inbox.replay('akidotp:dies:verified');
      };
      await inbox.work(handler, { attempts: 1, onFailed: () => {} });
      await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 3, dead: 0 }), WAIT);
      expect(seen).toEqual(['dies', 'lives', 'dies', 'waits']);
    });

    it('goes on without waiting for the next look', async () => {
      const inbox = open({ orderBy: () => 'all', poll: 3600 });
      for (const id of ['1', '2', '3', '4']) await accept(inbox, id);
      await inbox.work(() => {});
      await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 4 }), WAIT);
    });
  });
});
