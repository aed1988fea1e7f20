import type { AnyWebhook, Attempt, Inbox, InboxHandler } from '@hooknotary/core';
import { redisInbox, type RedisInboxOptions } from '@hooknotary/redis';
import { Queue, Worker } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { isMissing, openWorld, type World } from './clients.ts';
import { startCluster } from './cluster.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const FAST = { first: 0.001, longest: 0.01 };

describe.skipIf(isMissing)('an inbox on BullMQ', () => {
  let world: World;
  let names = 0;
  const open: (() => unknown)[] = [];

  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });
  afterAll(() => world.close());

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

  /** Begins with an entry, and never ends, as a process that was killed. */
  async function abandon(name: string, lease: number): Promise<void> {
    const worker = new Worker(name, null, {
      connection: { url: world.server.url },
      autorun: false,
      lockDuration: lease * 1000,
      stalledInterval: 10,
      maxStalledCount: 10,
    }).on('error', () => undefined);
    await worker.startStalledCheckTimer();
    const begin = async () => expect(await worker.getNextJob('token', { block: false })).toBeDefined();
    await vi.waitFor(begin, WAIT);
    await worker.close();
  }

  it('takes over from workers that have ended, and counts their attempts', async () => {
    const inbox = openInbox({ name: 'over', lease: 0.2 });
    await accept(inbox, 'abandoned');
    await abandon('over', 0.05);
    await abandon('over', 0.05);
    expect(await inbox.counts()).toMatchObject({ working: 1 });
    const handler = vi.fn<InboxHandler<AnyWebhook>>();
    await inbox.work(handler, { attempts: 3 });
    await untilCounts(inbox, { handled: 1 });
    expect(handler).toHaveBeenCalledOnce();
    expect(handler.mock.calls[0]?.[1]).toMatchObject({ number: 3, last: true });
  });

  it('ends with the last attempt, whatever became of those before', async () => {
    const inbox = openInbox({ name: 'last', lease: 0.2 });
    const id = await accept(inbox, 'last');
    await abandon('last', 0.05);
    await inbox.work(() => Promise.reject(new Error('mine')), { attempts: 2, onFailed: () => {} });
    await untilCounts(inbox, { dead: 1 });
    expect(await inbox.read(id)).toMatchObject({ attempts: 2, error: 'Error: mine' });
  });

  it('gives up what ended its process as often as it may be tried, and says so', async () => {
    const inbox = openInbox({ name: 'poison', lease: 0.2 });
    const id = await accept(inbox, 'poison');
    await abandon('poison', 0.05);
    const [handler, onFailed] = [vi.fn<InboxHandler<AnyWebhook>>(), vi.fn<() => void>()];
    await inbox.work(handler, { attempts: 1, onFailed });
    await untilCounts(inbox, { dead: 1 });
    expect(handler).not.toHaveBeenCalled();
    const attempt: object = expect.objectContaining({ number: 1, last: true });
    expect(onFailed).toHaveBeenCalledExactlyOnceWith(expect.any(Error), expect.objectContaining({ id }), attempt);
    expect(await inbox.deadLetters()).toMatchObject([{ id, attempts: 1, error: expect.stringContaining('ended') }]);
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
    const remains = { id: damaged, state: 'dead', attempts: 1, webhook: { type: 'unknown', id: damaged } };
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
