import { hash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { AnyWebhook, Attempt, Inbox, InboxHandler } from '@hooknotary/core';
import { redisInbox, type RedisInboxOptions } from '@hooknotary/redis';
import { Queue, Worker } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { isMissing, openWorld, type World } from './clients.ts';
import { startCluster } from './cluster.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const FAST = { first: 0.001, longest: 0.01 };

describe.skipIf(isMissing)('an inbox on BullMQ', () => {
  let world: World;
  let redis: Redis;
  let names = 0;
  const open: (() => unknown)[] = [];

  beforeAll(async () => {
    world = await openWorld();
    redis = new Redis(world.server.url);
  });
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });
  afterAll(async () => {
    redis.disconnect();
    await world.close();
  });

  function openInbox(options: Partial<RedisInboxOptions> = {}): Inbox {
    const inbox = redisInbox({ connection: { url: world.server.url }, name: `own${++names}`, ...options });
    open.push(() => inbox.close());
    return inbox;
  }

  async function accept(inbox: Inbox, requestId: string): Promise<string> {
    const { webhook, delivery } = await akidotpOf(requestId);
    await inbox.accept(webhook, delivery);
    return webhook.id;
  }

  const untilCounts = (inbox: Inbox, expected: object) =>
    vi.waitFor(async () => expect(await inbox.counts()).toMatchObject(expected), WAIT);

  /** Begins with entries, and never ends, as a process that was killed. */
  async function abandon(name: string, lease: number, count = 1): Promise<void> {
    const worker = new Worker(name, null, {
      connection: { url: world.server.url },
      autorun: false,
      lockDuration: lease * 1000,
      stalledInterval: 10,
      maxStalledCount: 10,
    }).on('error', () => undefined);
    await worker.startStalledCheckTimer();
    const begin = async () => expect(await worker.getNextJob('token', { block: false })).toBeDefined();
    for (let begun = 0; begun < count; begun++) await vi.waitFor(begin, WAIT);
    await worker.close();
  }

  it('finds jobs by the ids that earlier versions gave them', async () => {
    const inbox = openInbox({ name: 'ids' });
    const { webhook, delivery } = await akidotpOf('ids');
    await inbox.accept(webhook, delivery);
    await inbox.accept(webhook, { ...delivery, idempotencyKey: `crm||${webhook.id}` });
    const queue = new Queue('ids', { connection: { url: world.server.url } });
    open.push(() => queue.close());
    const alone = hash('sha256', webhook.id);
    const jobs = await queue.getJobs(['waiting']);
    expect(jobs.map(({ id }) => id).toSorted()).toEqual(
      [alone, `${alone}.${hash('sha256', `crm||${webhook.id}`)}`].toSorted(),
    );
  });

  it('takes over from workers that have ended, and counts apart what they began', async () => {
    const inbox = openInbox({ name: 'over', lease: 0.2 });
    const id = await accept(inbox, 'abandoned');
    await abandon('over', 0.05);
    await abandon('over', 0.05);
    expect(await inbox.counts()).toMatchObject({ working: 1 });
    const handler = vi.fn<InboxHandler<AnyWebhook>>();
    await inbox.work(handler, { attempts: 1, backoff: FAST });
    await untilCounts(inbox, { handled: 1 });
    expect(handler).toHaveBeenCalledOnce();
    expect(handler.mock.calls[0]?.[1]).toMatchObject({ number: 3, cutShort: 2, last: true });
    expect(await inbox.read(id)).toMatchObject({ attempts: 3, cutShort: 2 });
  });

  it('ends with the last attempt that may fail, whatever became of those before', async () => {
    const inbox = openInbox({ name: 'last', lease: 0.2 });
    const id = await accept(inbox, 'last');
    await abandon('last', 0.05);
    const options = { attempts: 2, backoff: FAST, onFailed: () => {} };
    await inbox.work(() => Promise.reject(new Error('mine')), options);
    await untilCounts(inbox, { dead: 1 });
    expect(await inbox.read(id)).toMatchObject({ attempts: 3, cutShort: 1, error: 'Error: mine' });
    await inbox.close();
    const again = openInbox({ name: 'last' });
    expect(await again.replay(id)).toBe(true);
    expect(await again.read(id)).toMatchObject({ state: 'waiting', attempts: 0, cutShort: 0 });
  });

  it('gives up what ended its process as often as it may, and says so', async () => {
    const inbox = openInbox({ name: 'poison', lease: 0.2 });
    const id = await accept(inbox, 'poison');
    await abandon('poison', 0.05);
    const [handler, onFailed] = [vi.fn<InboxHandler<AnyWebhook>>(), vi.fn<() => void>()];
    await inbox.work(handler, { cutShort: 1, backoff: FAST, onFailed });
    await untilCounts(inbox, { dead: 1 });
    expect(handler).not.toHaveBeenCalled();
    const attempt: object = expect.objectContaining({ cutShort: 1, last: true });
    expect(onFailed).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.objectContaining({ id }), attempt);
    expect(await inbox.deadLetters()).toMatchObject([{ id, attempts: 1, error: expect.stringContaining('ended') }]);
  });

  it('handles alone what was cut short, until an attempt at it has ended', async () => {
    const inbox = openInbox({ name: 'alone', lease: 0.2 });
    for (const id of ['suspect1', 'suspect2']) await accept(inbox, id);
    await abandon('alone', 0.05, 2);
    const running = new Map<string, boolean>();
    const [together, lone]: string[][] = [[], []];
    const accompanied = new Set<string>();
    // There is always another one, and each goes on until it has begun, or for a while.
    const changed = new EventEmitter();
    let begun = 0;
    const handler = async ({ id }: AnyWebhook, { number, cutShort }: Attempt) => {
      const isLone = cutShort === 1 && number === 2;
      if (running.size > 0 && (isLone || [...running.values()].some(Boolean))) together?.push(id, ...running.keys());
      if (isLone) lone?.push(id);
      running.set(id, isLone);
      for (const each of running.keys()) if (running.size > 1) accompanied.add(each);
      changed.emit('begun');
      if (begun++ < 500) await accept(inbox, `innocent${begun}`);
      await once(changed, 'begun', { signal: AbortSignal.timeout(300) }).catch(() => undefined);
      running.delete(id);
      // It has ended, if not well.
      if (isLone) throw new Error('mine');
    };
    await accept(inbox, 'innocent');
    await inbox.work(handler, { concurrency: 4, backoff: { first: 0.05 }, onFailed: () => {} });
    await vi.waitFor(() => expect(lone).toHaveLength(2), WAIT);
    const all = ['suspect1', 'suspect2'].map((id) => `akidotp:${id}:verified`);
    await vi.waitFor(async () => {
      const states = await Promise.all(all.map(async (id) => (await inbox.read(id))?.state));
      expect(states).toEqual(['handled', 'handled']);
    }, WAIT);
    expect(lone?.toSorted()).toEqual(all);
    expect(together).toEqual([]);
    // From then on they are as all others.
    expect(all.some((id) => accompanied.has(id))).toBe(true);
  });

  it('tells a handler that somebody else has its entry, and counts its success all the same', async () => {
    const inbox = openInbox({ name: 'lost', lease: 0.4 });
    const id = await accept(inbox, 'lost');
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    await inbox.work((_: AnyWebhook, { signal }) => (signals.push(signal), promise), { backoff: FAST });
    await vi.waitFor(() => expect(signals).toHaveLength(1), WAIT);
    const [lock = ''] = await redis.keys('bull:lost:*:lock');
    await redis.set(lock, 'another');
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), WAIT);
    resolve();
    // The other has ended by now, and it comes back.
    await redis.del(lock);
    await untilCounts(inbox, { handled: 1 });
    expect(signals).toHaveLength(1);
    expect(await inbox.read(id)).toMatchObject({ state: 'handled' });
  });

  it('never begins what is under way, though it held up everything for longer than its lease', async () => {
    const inbox = openInbox({ name: 'blocked', lease: 0.2 });
    await accept(inbox, 'blocks');
    // Another worker, which finds that nobody renews the lock.
    const other = new Worker('blocked', null, {
      connection: { url: world.server.url },
      autorun: false,
      stalledInterval: 20,
      maxStalledCount: 10,
    }).on('error', () => undefined);
    open.push(() => other.close(true));
    const { promise, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    await inbox.work(
      async () => {
        begun++;
        const end = performance.now() + 600;
        while (performance.now() < end);
        let moved: readonly string[] = [];
        // What another process would have done meanwhile.
        while (moved.length === 0) {
          await redis.del(...(await redis.keys('bull:blocked:*:lock')), 'bull:blocked:stalled-check');
          moved = await other.getBackend().moveStalledJobsToWait();
        }
        await promise;
      },
      { backoff: FAST },
    );
    await vi.waitFor(() => expect(begun).toBe(1), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ working: 1 }), WAIT);
    resolve();
    await untilCounts(inbox, { handled: 1 });
    expect(begun).toBe(1);
  });

  it('has its lock again where nobody has taken it meanwhile', async () => {
    const inbox = openInbox({ name: 'again', lease: 0.2 });
    const id = await accept(inbox, 'blocks');
    const { promise, resolve } = Promise.withResolvers<void>();
    await inbox.work(async (_: AnyWebhook, { signal }) => {
      const end = performance.now() + 800;
      while (performance.now() < end);
      // Until then BullMQ has looked for it several times.
      await setTimeout(800);
      resolve();
      expect(signal.aborted).toBe(false);
    });
    await promise;
    await untilCounts(inbox, { handled: 1 });
    expect(await inbox.read(id)).toMatchObject({ attempts: 1, cutShort: 0 });
  });

  it('gives back what was handed out over a connection that broke', async () => {
    const inbox = openInbox({ name: 'astray', lease: 0.4 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const handled: Attempt[] = [];
    await inbox.work(({ id }: AnyWebhook, attempt) => (id.includes('first') ? promise : void handled.push(attempt)));
    await accept(inbox, 'first');
    await untilCounts(inbox, { working: 1 });
    const [lock = ''] = await redis.keys('bull:astray:*:lock');
    const [owner] = String(await redis.get(lock)).split(':');
    await inbox.pause();
    await accept(inbox, 'second');
    // As BullMQ does, whose answer nobody has heard.
    const jobId = await redis.rpoplpush('bull:astray:wait', 'bull:astray:active');
    await redis.set(`bull:astray:${jobId}:lock`, `${owner}:gone`, 'PX', 60_000);
    await inbox.resume();
    await vi.waitFor(() => expect(handled).toMatchObject([{ number: 1, cutShort: 0 }]), WAIT);
    resolve();
    await untilCounts(inbox, { handled: 2 });
  });

  it('finds those for whom there is room behind many for whom there is none', async () => {
    const inbox = openInbox({ name: 'lanes' });
    const { webhook, delivery } = await carddaOf('many', 'code 123456');
    const many = Array.from({ length: 2500 }, (_, number) => `cardda:many${number}`);
    await Promise.all(many.map((id) => inbox.accept({ ...webhook, id }, { ...delivery, idempotencyKey: id })));
    const last = await accept(inbox, 'last');
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const handler = ({ id, provider }: AnyWebhook) => {
      begun.push(id);
      return provider === 'cardda' && promise;
    };
    await inbox.work(handler, { concurrency: { default: 5, cardda: 2 } });
    await vi.waitFor(() => expect(begun).toContain(last), WAIT);
    expect(begun.slice(0, 2)).toEqual(many.slice(0, 2));
    expect(begun).toHaveLength(3);
    const another = await accept(inbox, 'another');
    await vi.waitFor(() => expect(begun).toContain(another), WAIT);
    await inbox.pause();
    resolve();
    await untilCounts(inbox, { handled: 4, working: 0 });
  });

  it('has in Redis what it says that it keeps, and no more', async () => {
    const inbox = openInbox({ name: 'kept', keepBodies: { akidotp: 1 } });
    await inbox.work(() => {});
    const [brief, gone] = [await akidotpOf('brief'), await carddaOf('gone', 'code 123456')];
    for (const { webhook, delivery } of [brief, gone]) await inbox.accept(webhook, delivery);
    await untilCounts(inbox, { handled: 2 });
    const dataOf = (id: string) => redis.hget(`bull:kept:${hash('sha256', id)}`, 'data');
    const excerpt = (id: string, provider: string, type: string) => JSON.stringify({ id, provider, type });
    await vi.waitFor(async () => {
      expect(await dataOf(gone.webhook.id)).toBe(excerpt(gone.webhook.id, 'cardda', 'verification_code'));
      // The order of members is Lua's.
      expect(JSON.parse(String(await dataOf(brief.webhook.id)))).toEqual({
        id: brief.webhook.id,
        provider: 'akidotp',
        type: 'verified',
      });
    }, WAIT);
    expect(await redis.zcard('bull:kept:hooknotary:open')).toBe(0);
  });

  it('leaves nothing of what is past its time', async () => {
    const inbox = openInbox({ name: 'gone', keep: { default: 3600, akidotp: 0.2 }, keepDead: { akidotp: 0.2 } });
    const handler = ({ id }: AnyWebhook) => {
      if (id.includes('dead')) throw new Error('always');
    };
    await inbox.work(handler, { attempts: 1, onFailed: () => {} });
    for (const id of ['dead', 'handled']) await accept(inbox, id);
    const kept = await carddaOf('kept', 'code 123456');
    await inbox.accept(kept.webhook, kept.delivery);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, dead: 0 }), WAIT);
    const jobs = (await redis.keys('bull:gone:*')).filter((key) => /^[\da-f]{64}/.test(key.slice('bull:gone:'.length)));
    expect(jobs).toEqual([`bull:gone:${hash('sha256', kept.webhook.id)}`]);
    expect(await redis.zcard('bull:gone:hooknotary:until')).toBe(1);
  });

  it('takes over what earlier versions have kept', async () => {
    const queue = new Queue('older', { connection: { url: world.server.url } });
    open.push(() => queue.close());
    const { webhook, delivery } = await akidotpOf('older');
    const inbox = openInbox({ name: 'newer' });
    await inbox.accept(webhook, delivery);
    const data = JSON.parse(String(await redis.hget(`bull:newer:${hash('sha256', webhook.id)}`, 'data'))) as object;
    const options = { jobId: hash('sha256', webhook.id), attempts: 2 ** 30, backoff: { type: 'hooknotary' } };
    await queue.add('akidotp verified', data, options);
    const upgraded = openInbox({ name: 'older' });
    expect((await upgraded.stats()).oldestWaiting).toBeGreaterThanOrEqual(0);
    expect((await upgraded.entries()).entries).toMatchObject([
      { id: webhook.id, state: 'waiting', attempts: 0, webhook },
    ]);
    await upgraded.work(() => {});
    await untilCounts(upgraded, { handled: 1 });
    expect(await upgraded.read(webhook.id)).toMatchObject({ state: 'handled', attempts: 1 });
  });

  it('goes on with a list from where an entry was that has gone', async () => {
    const inbox = openInbox();
    const ids: string[] = [];
    for (let number = 0; number < 5; number++) ids.push(await accept(inbox, `listed${number}`));
    const first = await inbox.entries({ limit: 2 });
    expect(first.entries.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    await inbox.remove(String(ids[1]));
    const { entries } = await inbox.entries({ limit: 5, cursor: first.cursor });
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(2)));
  });

  it('knows how long the oldest waits, whatever became of others', async () => {
    const inbox = openInbox({ name: 'oldest' });
    const old = await akidotpOf('old');
    await inbox.accept(old.webhook, old.delivery);
    await inbox.work(() => {});
    await untilCounts(inbox, { handled: 1 });
    // A duplicate waits for nothing.
    await inbox.accept(old.webhook, old.delivery);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, oldestWaiting: undefined });
    await inbox.pause();
    await accept(inbox, 'young');
    await redis.zadd('bull:oldest:hooknotary:open', Date.now() - 3_600_000, 'never came');
    const { oldestWaiting = Infinity } = await inbox.stats();
    expect(oldestWaiting).toBeLessThan(3600);
    expect(await redis.zcard('bull:oldest:hooknotary:open')).toBe(1);
  });

  it('keeps an entry from others as long as its handler runs', async () => {
    const [first, second] = [openInbox({ name: 'long', lease: 1 }), openInbox({ name: 'long', lease: 1 })];
    await accept(first, 'abandoned');
    await abandon('long', 3);
    await accept(first, 'long');
    const begun: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    // Three leases pass until the other entry is taken from the worker that has ended.
    const handler = ({ id }: AnyWebhook) => {
      begun.push(id);
      if (id.includes('abandoned')) resolve();
      return promise;
    };
    await first.work(handler);
    await second.work(handler);
    await untilCounts(first, { handled: 2 });
    expect(begun).toEqual(['akidotp:long:verified', 'akidotp:abandoned:verified']);
  });

  it('buries what is damaged, and goes on', async () => {
    const inbox = openInbox({ name: 'damaged' });
    const queue = new Queue('damaged', { connection: { url: world.server.url } });
    open.push(() => queue.close());
    const damaged = await accept(inbox, 'damaged');
    const [job] = await queue.getJobs();
    await job?.updateData({ ...job.data, facts: '{' });
    const handler = vi.fn<InboxHandler<AnyWebhook>>();
    await inbox.work(handler);
    const whole = await accept(inbox, 'whole');
    await untilCounts(inbox, { dead: 1, handled: 1 });
    expect(handler.mock.calls.map(([{ id }]) => id)).toEqual([whole]);
    const remains = { id: damaged, type: 'verified', state: 'dead', attempts: 1, webhook: undefined };
    expect(await inbox.deadLetters()).toMatchObject([remains]);
    expect(await inbox.read(damaged)).toMatchObject(remains);
  });

  it('forgets what has been kept for its time, even where nothing else happens', async () => {
    const options = { name: 'old', keep: 0.001, keepDead: 0.001 };
    const inbox = openInbox({ name: 'old' });
    await inbox.work(
      ({ id }) => {
        if (id.includes('dead')) throw new Error('always');
      },
      { attempts: 1, onFailed: () => {} },
    );
    await accept(inbox, 'handled');
    await accept(inbox, 'dead');
    await untilCounts(inbox, { handled: 1, dead: 1 });
    await openInbox(options).work(() => {});
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 0, dead: 0 }), WAIT);
  });

  it('forgets it when other entries end, too', async () => {
    const inbox = openInbox({ keep: 0.001, keepDead: 0.001 });
    await inbox.work(
      ({ id }) => {
        if (id.includes('dead')) throw new Error('always');
      },
      { attempts: 1, onFailed: () => {} },
    );
    const first = [await accept(inbox, 'handled'), await accept(inbox, 'dead')];
    await untilCounts(inbox, { waiting: 0, working: 0 });
    await vi.waitFor(async () => {
      await accept(inbox, `handled${++names}`);
      await accept(inbox, `dead${++names}`);
      expect(await Promise.all(first.map((id) => inbox.read(id)))).toEqual([undefined, undefined]);
    }, WAIT);
  });

  it('refuses what is new where as many wait as may, and takes duplicates', async () => {
    const options = { name: 'full', maxWaiting: 3 };
    const inbox = openInbox(options);
    for (const id of ['one', 'two', 'three']) await accept(inbox, id);
    await expect(accept(inbox, 'four')).rejects.toThrow('The inbox is full');
    await expect(accept(openInbox(options), 'five')).rejects.toThrow('The inbox is full');
    await accept(inbox, 'two');
    await accept(openInbox({ name: 'full' }), 'six');
    expect(await inbox.counts()).toMatchObject({ waiting: 4 });
    await inbox.work(() => {});
    await untilCounts(inbox, { handled: 4 });
    await vi.waitFor(() => accept(inbox, 'seven'), WAIT);
  });

  it('counts what waits for its next attempt', async () => {
    const inbox = openInbox({ name: 'later' });
    await inbox.work(() => Promise.reject(new Error('mine')), { backoff: { first: 600 }, onFailed: () => {} });
    await accept(inbox, 'failing');
    await vi.waitFor(async () => expect((await inbox.read('akidotp:failing:verified'))?.error).toBeDefined(), WAIT);
    await untilCounts(inbox, { waiting: 1, working: 0 });
    await expect(accept(openInbox({ name: 'later', maxWaiting: 1 }), 'late')).rejects.toThrow('The inbox is full');
  });

  it('lets a thrown error have no power over BullMQ', async () => {
    const inbox = openInbox();
    const id = await accept(inbox, 'powerful');
    const handler = (_: AnyWebhook, { number }: Attempt) => {
      if (number < 4)
        throw Object.assign(new Error('mine'), { name: ['Unrecoverable', 'Delayed', 'Waiting'][number - 1] + 'Error' });
    };
    await inbox.work(handler, { backoff: FAST, onFailed: () => {} });
    await vi.waitFor(async () => expect(await inbox.read(id)).toMatchObject({ state: 'handled', attempts: 4 }), WAIT);
  });

  it('keeps what was thrown, but not where', async () => {
    const inbox = openInbox({ name: 'thrown' });
    const id = await accept(inbox, 'thrown');
    await inbox.work(() => Promise.reject(new Error('mine')), { attempts: 1, onFailed: () => {} });
    await untilCounts(inbox, { dead: 1 });
    const queue = new Queue('thrown', { connection: { url: world.server.url } });
    open.push(() => queue.close());
    expect(await queue.getJobs(['failed'])).toMatchObject([{ failedReason: 'Error: mine', stacktrace: [] }]);
    expect(await inbox.deadLetters({ limit: 0 })).toEqual([]);
    await inbox.close();
    await openInbox({ name: 'thrown' }).replay(id);
    expect(await queue.getJobs(['waiting'])).toMatchObject([{ attemptsMade: 0, attemptsStarted: 0 }]);
  });

  it('works on a client of ioredis only if that never gives up', async () => {
    const client = new Redis(world.server.url);
    open.push(() => client.disconnect());
    const inbox = openInbox({ connection: client });
    await accept(inbox, 'accepted');
    await expect(inbox.work(() => {})).rejects.toThrow(TypeError);
    expect(await inbox.counts()).toMatchObject({ waiting: 1 });
  });

  it.each(['node-redis', 'ioredis'] as const)('leaves the client of %s open', async (library) => {
    const client = await world.connect(library);
    const inbox = openInbox({ connection: client });
    await inbox.work(() => {});
    await accept(inbox, 'accepted');
    await inbox.close();
    const again = openInbox({ connection: client });
    await accept(again, 'accepted');
    expect(await again.counts()).toMatchObject({ waiting: 1 });
  });

  it('can be closed while it connects', async () => {
    const inbox = openInbox();
    const [asked] = await Promise.allSettled([inbox.counts(), inbox.close()]);
    expect(asked).toMatchObject({ status: 'rejected', reason: new Error('The inbox has been closed.') });
  });

  it('connects anew where its client could not', async () => {
    const client = new Redis(world.server.url, { lazyConnect: true }).on('error', () => undefined);
    client.disconnect();
    open.push(() => client.disconnect());
    const inbox = openInbox({ connection: client });
    await expect(inbox.counts()).rejects.toThrow('closed');
    await client.connect();
    expect(await inbox.counts()).toMatchObject({ waiting: 0 });
  });

  it('works on a cluster by ioredis', async () => {
    const server = await startCluster();
    const client = new Cluster([{ host: '127.0.0.1', port: server.port }]).on('error', () => undefined);
    open.push(server.close, () => client.disconnect());
    const inbox = openInbox({ connection: client, prefix: '{hooknotary}' });
    await inbox.work(() => {});
    const id = await accept(inbox, 'spread');
    await vi.waitFor(async () => expect(await inbox.read(id)).toMatchObject({ state: 'handled' }), WAIT);
  });
});
