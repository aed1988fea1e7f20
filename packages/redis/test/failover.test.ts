import type { AnyWebhook, DeliveryStore, Inbox } from '@hooknotary/core';
import { redisInbox, redisStore, type RedisClient } from '@hooknotary/redis';
import { Cluster, Redis } from 'ioredis';
import { createClientPool, createCluster, createSentinel } from 'redis';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { startRedis } from '../../../test/engines/redis-server.ts';
import { end, startReplicated, type ReplicatedRedis } from '../../../test/engines/redis-replication.ts';
import { isMissing, libraries } from './clients.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const ways = ['options', 'node-redis', 'ioredis'] as const;

async function openReplicated({ onTestFinished }: TestContext): Promise<ReplicatedRedis> {
  const redis = await startReplicated();
  onTestFinished(redis.close);
  return redis;
}

async function connect({ onTestFinished }: TestContext, way: (typeof ways)[number], port: number) {
  if (way === 'options') return { port };
  const { client, close } = await libraries[way](`redis://127.0.0.1:${port}`);
  onTestFinished(() => void close());
  return client;
}

async function accept(inbox: Inbox, requestId: string): Promise<string> {
  const { webhook, delivery } = await akidotpOf(requestId);
  await inbox.accept(webhook, delivery);
  return webhook.id;
}

/** Does it over and over, ten at a time, cuts the replica off when a hundred have succeeded, and ends after twenty more tries. */
async function underLoad(redis: ReplicatedRedis, tryIt: (id: string) => Promise<unknown>): Promise<readonly string[]> {
  const succeeded: string[] = [];
  let [tried, left] = [0, Infinity];
  const sender = async () => {
    while (left-- > 0 && tried < 10_000) {
      const id = `sent${tried++}`;
      await tryIt(id).then(
        () => succeeded.push(id),
        () => undefined,
      );
      if (succeeded.length >= 100 && left === Infinity) {
        left = 20;
        await redis.cutLink();
      }
    }
  };
  await Promise.all(Array.from({ length: 10 }, sender));
  expect(succeeded.length).toBeGreaterThanOrEqual(100);
  return succeeded;
}

describe.skipIf(isMissing)('a failover to a replica that was cut off', { timeout: 60_000 }, () => {
  async function lostByInbox(test: TestContext, way: (typeof ways)[number], options: object): Promise<unknown[]> {
    const redis = await openReplicated(test);
    const inbox = redisInbox({ connection: await connect(test, way, redis.port), timeout: 1, ...options });
    test.onTestFinished(() => inbox.close());
    const accepted = await underLoad(redis, (id) => accept(inbox, id));
    await redis.first.kill();
    await redis.promote();
    const after = redisInbox({ connection: { port: redis.second.port } });
    test.onTestFinished(() => after.close());
    const entries = accepted.map(async (id) => (await after.read(`akidotp:${id}:verified`)) ?? id);
    return (await Promise.all(entries)).filter((entry) => typeof entry === 'string');
  }

  it.for(ways)('loses nothing of what an inbox accepted that waits for replicas (%s)', async (way, test) => {
    expect(await lostByInbox(test, way, { replicas: 1 })).toEqual([]);
  });

  it('loses some where nobody waits', async (test) => {
    expect(await lostByInbox(test, 'options', {})).not.toEqual([]);
  });

  async function lostByStore(test: TestContext, way: 'node-redis' | 'ioredis', options: object): Promise<unknown[]> {
    const redis = await openReplicated(test);
    const open = async (port: number) =>
      redisStore({ client: (await connect(test, way, port)) as RedisClient, timeout: 1, ...options });
    const store = await open(redis.port);
    const committed = await underLoad(redis, (id) => handle(store, id));
    await redis.first.kill();
    await redis.promote();
    const after = redisStore({ client: (await connect(test, way, redis.second.port)) as RedisClient });
    const states = committed.map(async (id) => ({ id, ...(await after.reserve(id, 60)) }));
    return (await Promise.all(states)).filter(({ state }) => state !== 'done');
  }

  async function handle(store: DeliveryStore, id: string): Promise<void> {
    const reservation = await store.reserve(id, 600);
    if (reservation.state !== 'reserved') throw new Error('not mine');
    expect(await store.commit(reservation.token, 600)).toBe(true);
  }

  it.for(['node-redis', 'ioredis'] as const)(
    'gives out no key that a store committed that waits for replicas (%s)',
    async (way, test) => {
      expect(await lostByStore(test, way, { replicas: 1 })).toEqual([]);
    },
  );

  it('gives some out where nobody waits', async (test) => {
    expect(await lostByStore(test, 'ioredis', {})).not.toEqual([]);
  });
});

describe.skipIf(isMissing)('what waits for replicas', { timeout: 60_000 }, () => {
  it.for(ways)('says how many have it, and asks again for what is there already (%s)', async (way, test) => {
    const redis = await openReplicated(test);
    const inbox = redisInbox({ connection: await connect(test, way, redis.port), timeout: 2, replicas: 1 });
    test.onTestFinished(() => inbox.close());
    await accept(inbox, 'before');
    await redis.cutLink();
    await expect(accept(inbox, 'kept')).rejects.toThrow('0 of 1 replicas have it');
    expect(await inbox.counts()).toMatchObject({ waiting: 2 });
    await expect(accept(inbox, 'kept')).rejects.toThrow('0 of 1 replicas have it');
    await redis.mendLink();
    await accept(inbox, 'kept');
    expect(await inbox.counts()).toMatchObject({ waiting: 2 });
  });

  it.for(['node-redis', 'ioredis'] as const)('counts no commit that they have not (%s)', async (way, test) => {
    const redis = await openReplicated(test);
    // The cast is true: both are clients.
    const client = (await connect(test, way, redis.port)) as RedisClient;
    const store = redisStore({ client, timeout: 2, replicas: 1 });
    const reservation = await store.reserve('key', 600);
    const token = 'token' in reservation ? reservation.token : '';
    await redis.cutLink();
    await expect(store.commit(token, 600)).rejects.toThrow('0 of 1 replicas have it');
    await redis.mendLink();
    expect(await store.commit(token, 600)).toBe(true);
  });

  it.for(ways)('does not take the word of a new connection for what went over another (%s)', async (way, test) => {
    const redis = await openReplicated(test);
    const third = await startRedis();
    test.onTestFinished(() => end(third));
    const client = new Redis(third.port, '127.0.0.1');
    test.onTestFinished(() => client.disconnect());
    await client.replicaof('127.0.0.1', redis.second.port);
    const inbox = redisInbox({ connection: await connect(test, way, redis.port), timeout: 20, replicas: 1 });
    test.onTestFinished(() => inbox.close());
    await accept(inbox, 'before');
    await redis.cutLink();
    const accepting = accept(inbox, 'during');
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ waiting: 2 }), WAIT);
    // The new primary has a replica that has all that the primary has: not this one.
    await redis.promote();
    await redis.first.kill();
    const id = await accepting;
    const after = redisInbox({ connection: { port: redis.second.port } });
    test.onTestFinished(() => after.close());
    expect(await after.read(id)).toMatchObject({ id });
  });

  it.for(['node-redis', 'ioredis'] as const)(
    'waits on a connection that ends with its client (%s)',
    async (way, test) => {
      const redis = await openReplicated(test);
      const { client, close } = await libraries[way](redis.first.url);
      test.onTestFinished(() => void close());
      const store = redisStore({ client, timeout: 600, replicas: 1 });
      const admin = new Redis(redis.first.url);
      test.onTestFinished(() => admin.disconnect());
      const list = async () =>
        String(await admin.call('CLIENT', 'LIST', 'TYPE', 'normal'))
          .trim()
          .split('\n');
      // The client's own connection came first.
      const [own] = await list();
      await redis.cutLink();
      const reserving = store.reserve('held', 60);
      const blocked = await vi.waitFor(async () => {
        const line = (await list()).find((each) => each.includes(' cmd=wait '));
        expect(line).toBeDefined();
        return line;
      }, WAIT);
      expect(blocked?.split(' ')[0]).not.toBe(own?.split(' ')[0]);
      await redis.mendLink();
      expect(await reserving).toMatchObject({ state: 'reserved' });
      await close();
      await vi.waitFor(async () => expect(await list()).toHaveLength(1), WAIT);
      await expect(store.reserve('after', 60)).rejects.toThrow('closed');
      expect(await list()).toHaveLength(1);
    },
  );

  it.for(ways)('leaves no connection behind when an inbox is closed (%s)', async (way, test) => {
    const redis = await openReplicated(test);
    const admin = new Redis(redis.first.url);
    test.onTestFinished(() => admin.disconnect());
    const connection = await connect(test, way, redis.port);
    const inbox = redisInbox({ connection, replicas: 1 });
    await accept(inbox, 'kept');
    await inbox.close();
    const left = async () =>
      String(await admin.call('CLIENT', 'LIST', 'TYPE', 'normal'))
        .trim()
        .split('\n').length;
    await vi.waitFor(async () => expect(await left()).toBe(way === 'options' ? 1 : 2), WAIT);
  });

  it.for([
    ['a cluster of ioredis', () => new Cluster([{ port: 1 }], { lazyConnect: true })],
    ['a cluster of node-redis', () => createCluster({ rootNodes: [] })],
    ['a pool of node-redis', () => createClientPool()],
    [
      'a sentinel of node-redis',
      () => createSentinel({ name: 'x', sentinelRootNodes: [{ host: '127.0.0.1', port: 1 }] }),
    ],
    ['what can no more than run scripts', () => ({ evalSha: async () => 0, eval: async () => 0 })],
  ] as const)('is refused with %s', ([, open]) => {
    // The cast is true: they are clients, though not all for this.
    const client = open() as RedisClient;
    expect(() => redisStore({ client, replicas: 1 })).toThrow(TypeError);
    expect(() => redisStore({ client, disk: true })).toThrow(TypeError);
    expect(() => redisInbox({ connection: client, replicas: 1 })).toThrow(TypeError);
    expect(() => redisStore({ client, replicas: 0 })).not.toThrow();
  });

  it('asks for the disk where Redis can tell of it, and says so where it cannot', async (test) => {
    const redis = await startRedis();
    test.onTestFinished(redis.close);
    const client = new Redis(redis.url);
    test.onTestFinished(() => client.disconnect());
    const inbox = redisInbox({ connection: { url: redis.url }, disk: true, timeout: 600 });
    test.onTestFinished(() => inbox.close());
    const store = redisStore({ client, disk: true, timeout: 600 });
    const canTell = ((await client.call('COMMAND', 'INFO', 'WAITAOF')) as unknown[])[0] !== null;
    if (canTell) await Promise.all([accept(inbox, 'kept'), store.reserve('kept', 60)]);
    await client.config('SET', 'appendonly', 'no');
    const refusal = canTell ? 'WAITAOF' : 'Redis 7.2';
    await expect(accept(inbox, 'refused')).rejects.toThrow(refusal);
    await expect(store.reserve('refused', 60)).rejects.toThrow(refusal);
    // What was not safe is not reserved either.
    const state = async () => (await redisStore({ client }).reserve('refused', 60)).state;
    await vi.waitFor(async () => expect(await state()).toBe('reserved'), WAIT);
  });
});

describe.skipIf(isMissing)('an inbox whose primary becomes a replica, and keeps its connections', () => {
  it('finds the new one, to accept and to work', async (test) => {
    const redis = await openReplicated(test);
    const inbox = redisInbox({ connection: { port: redis.port } });
    test.onTestFinished(() => inbox.close());
    const { promise, resolve } = Promise.withResolvers<void>();
    const handled: string[] = [];
    await inbox.work(async ({ id }: AnyWebhook) => {
      if (id.includes('before')) await promise;
      handled.push(id);
    });
    const before = await accept(inbox, 'before');
    const second = redisInbox({ connection: { port: redis.second.port } });
    test.onTestFinished(() => second.close());
    await vi.waitFor(async () => expect(await second.counts()).toMatchObject({ working: 1 }), WAIT);
    await redis.promote();
    await redis.demote();
    const after = await Promise.all(['one', 'two', 'three'].map((id) => accept(inbox, id)));
    // Its outcome is written to the new one.
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 4, working: 0 }), WAIT);
    expect(handled.toSorted()).toEqual([before, ...after].toSorted());
  });

  it('says so at once where there is none', async (test) => {
    const redis = await openReplicated(test);
    const inbox = redisInbox({ connection: { port: redis.second.port }, timeout: 600 });
    test.onTestFinished(() => inbox.close());
    // Held for the whole timeout, these would outlast the test.
    await expect(accept(inbox, 'one')).rejects.toThrow('READONLY');
    await expect(accept(inbox, 'two')).rejects.toThrow('READONLY');
  });
});
