import type { RedisClient } from '@hooknotary/redis';
import { Cluster, Redis } from 'ioredis';
import { createCluster } from 'redis';
import { beforeAll, describe, expect, it, vi, type TestContext } from 'vitest';
import { startProxy } from '../../../test/engines/cut-proxy.ts';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { startReplicated } from '../../../test/engines/redis-replication.ts';
import type { RedisOptions } from '../../../test/engines/redis-server.ts';
import { isMissing, openWorld, type World } from './clients.ts';
import { startPair } from './cluster.ts';

const WAIT = { timeout: 20_000, interval: 20 };

/** What keeps something in a Redis, over and over, under a new name each time. */
type Keep = () => Promise<unknown>;

interface Options {
  readonly requireDurable?: boolean;
  readonly replicas?: number;
}

const keepers = {
  async redisInbox({ onTestFinished }: TestContext, port: number, options: Options): Promise<Keep> {
    const { redisInbox } = await import('@hooknotary/redis');
    const inbox = redisInbox({ connection: { port, ...HIDDEN[port] }, ...options });
    onTestFinished(() => inbox.close());
    let kept = 0;
    return async () => {
      const { webhook, delivery } = await akidotpOf(`kept${++kept}`);
      await inbox.accept(webhook, delivery);
    };
  },
  async redisStore({ onTestFinished }: TestContext, port: number, options: Options): Promise<Keep> {
    const { redisStore } = await import('@hooknotary/redis');
    const client = new Redis({ port, ...HIDDEN[port] }).on('error', () => undefined);
    onTestFinished(() => client.disconnect());
    const store = redisStore({ client, ...options });
    let kept = 0;
    return async () => store.reserve(`kept${++kept}`, 60);
  },
};

// Neither BullMQ nor ioredis shall ask for what their user may not know.
const MAY_NOT_ASK = { username: 'limited', password: 'limited', enableReadyCheck: false, skipVersionCheck: true };
const HIDDEN: Record<number, object> = {};

async function openRedis({ onTestFinished }: TestContext, options?: RedisOptions): Promise<World & { admin: Redis }> {
  const world = await openWorld(options);
  // One that writes its first log hears of no other end.
  onTestFinished(() => world.server.kill().then(world.close));
  const admin = new Redis(world.server.url);
  onTestFinished(() => admin.disconnect());
  return { ...world, admin };
}

function hearWarnings({ onTestFinished }: TestContext): readonly string[] {
  const warnings: string[] = [];
  const listen = (warning: NodeJS.ErrnoException) => {
    if (warning.code === 'HOOKNOTARY_REDIS_NOT_DURABLE') warnings.push(warning.message);
  };
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  // Each test is a process that has not warned yet.
  vi.resetModules();
  // BullMQ says of a policy that it should be another.
  const print = vi.spyOn(console, 'warn').mockImplementation(() => {});
  onTestFinished(() => print.mockRestore());
  return warnings;
}

const ASPECTS: readonly (readonly [setting: string, bad: string, good: string])[] = [
  ['appendonly', 'no', 'yes'],
  ['maxmemory-policy', 'volatile-lru', 'noeviction'],
];

beforeAll(() => import('bullmq'));

describe.skipIf(isMissing).each(['redisInbox', 'redisStore'] as const)('%s, on a Redis that may forget', (who) => {
  const open = keepers[who];

  it.for(ASPECTS)('warns once where %s is %s', async ([setting, bad], test) => {
    const warnings = hearWarnings(test);
    const { server, admin } = await openRedis(test);
    await admin.config('SET', setting, bad);
    const [keep, again] = [await open(test, server.port, {}), await open(test, server.port, {})];
    for (const each of [keep, keep, again, keep]) await each();
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringContaining(`'${setting}'`)]), WAIT);
    expect(warnings[0]).toContain(who);
  });

  it('warns once of replicas that nobody waits for', async (test) => {
    const warnings = hearWarnings(test);
    const redis = await startReplicated();
    test.onTestFinished(redis.close);
    const waiting = await open(test, redis.port, { replicas: 1 });
    await waiting();
    const keep = await open(test, redis.port, {});
    await keep();
    await keep();
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringContaining("'replicas'")]), WAIT);
    const strict = await open(test, redis.port, { requireDurable: true });
    await expect(strict()).rejects.toThrow("'replicas'");
    await (
      await open(test, redis.port, { requireDurable: true, replicas: 1 })
    )();
  });

  it('has nothing to say of one that does not', async (test) => {
    const warnings = hearWarnings(test);
    const { server, admin } = await openRedis(test);
    const keep = await open(test, server.port, { requireDurable: true });
    await keep();
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const other = await open(test, server.port, {});
    await other();
    // The one warning is that of the other: what came before it has been heard.
    await vi.waitFor(() => expect(warnings).toHaveLength(1), WAIT);
  });

  it.for(ASPECTS)('looks again when it has connected anew, at %s', async ([setting, bad], test) => {
    const warnings = hearWarnings(test);
    const { server, admin } = await openRedis(test);
    const proxy = await startProxy(server.port);
    test.onTestFinished(proxy.close);
    const keep = await open(test, proxy.port, {});
    await keep();
    await admin.config('SET', setting, bad);
    proxy.cutAll();
    await vi.waitFor(async () => {
      await keep();
      expect(warnings).toEqual([expect.stringContaining(`'${setting}'`)]);
    }, WAIT);
  });

  it.for(ASPECTS)(
    'keeps nothing where that is required and %s is %s, until somebody mends it',
    async (aspect, test) => {
      const [setting, bad, good] = aspect;
      const warnings = hearWarnings(test);
      const { server, admin } = await openRedis(test);
      await admin.config('SET', setting, bad);
      const keep = await open(test, server.port, { requireDurable: true });
      await expect(keep()).rejects.toThrow(`'${setting}'`);
      await expect(keep()).rejects.toThrow(`'${setting}'`);
      await admin.config('SET', setting, good);
      await keep();
      expect(warnings).toEqual([]);
    },
  );

  it('takes the word of one that does not tell, unless that is required', async (test) => {
    const warnings = hearWarnings(test);
    const { server, admin } = await openRedis(test);
    await admin.acl('SETUSER', 'limited', 'on', '>limited', '~*', '&*', '+@all', '-info');
    HIDDEN[server.port] = MAY_NOT_ASK;
    const keep = await open(test, server.port, {});
    await keep();
    await keep();
    const strict = await open(test, server.port, { requireDurable: true });
    await expect(strict()).rejects.toThrow('does not tell');
    expect(warnings).toEqual([]);
  });
});

describe.skipIf(isMissing)('redisStore, on a cluster of which one server may forget', () => {
  it.for(['node-redis', 'ioredis'] as const)('asks all of them (%s)', async (library, test) => {
    const { redisStore } = await import('@hooknotary/redis');
    const [first, second] = await startPair();
    test.onTestFinished(() => second.kill().then(second.close));
    test.onTestFinished(() => first.kill().then(first.close));
    const admin = new Redis(first.url);
    test.onTestFinished(() => admin.disconnect());
    await admin.config('SET', 'appendonly', 'yes');
    const client = library === 'ioredis' ? openIoredis(test, first.port) : await openNodeRedis(test, first.url);
    // Any of them may be the first to be asked.
    for (let time = 0; time < 10; time++) {
      const store = redisStore({ client, requireDurable: true });
      await expect(store.reserve('key', 60)).rejects.toThrow("'appendonly'");
    }
  });

  function openIoredis({ onTestFinished }: TestContext, port: number): RedisClient {
    const client = new Cluster([{ host: '127.0.0.1', port }]).on('error', () => undefined);
    onTestFinished(() => client.disconnect());
    return client;
  }

  async function openNodeRedis({ onTestFinished }: TestContext, url: string): Promise<RedisClient> {
    const client = createCluster({ rootNodes: [{ url }] }).on('error', () => undefined);
    await client.connect();
    onTestFinished(() => client.destroy());
    return client;
  }
});
