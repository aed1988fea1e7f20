import { redisInbox, redisStore, type RedisInboxOptions, type RedisStoreOptions } from '@hooknotary/redis';
import { Redis } from 'ioredis';
import { createClientPool, createCluster } from 'redis';
import { afterEach, describe, expect, it, vi } from 'vitest';

describe('the options of redisStore', () => {
  const client = { evalSha: async () => null, eval: async () => null };

  it.each<[string, object]>([
    ['no client', {}],
    ['what is no client', { client: { get: () => null } }],
    ['a prefix that is no string', { client, prefix: 1 }],
    ['a timeout of zero', { client, timeout: 0 }],
    ['a timeout without end', { client, timeout: Infinity }],
    ['half a replica', { client, replicas: 0.5 }],
    ['replicas of a client that cannot wait', { client, replicas: 1 }],
    ['a disk that is no flag', { client, disk: 1 }],
    ['a requirement that is no flag', { client, requireDurable: 'yes' }],
    ['an option that there is not', { client, ttl: 1 }],
  ])('are refused with %s', (_, options) => {
    // The cast is wrong on purpose.
    expect(() => redisStore(options as RedisStoreOptions)).toThrow(TypeError);
  });
});

describe('the options of redisInbox', () => {
  const connection = { host: '127.0.0.1', port: 1 };

  it.each<[string, object]>([
    ['no connection', {}],
    ['a connection that is none', { connection: 'redis://localhost' }],
    ['a cluster of node-redis', { connection: createCluster({ rootNodes: [] }) }],
    ['a pool of node-redis', { connection: createClientPool() }],
    ['a key prefix of ioredis', { connection: { ...connection, keyPrefix: 'mine:' } }],
    ['a client that has one', { connection: new Redis({ ...connection, keyPrefix: 'mine:', lazyConnect: true }) }],
    ['an empty name', { connection, name: '' }],
    ['a name with a colon', { connection, name: 'a:b' }],
    ['a prefix that is no string', { connection, prefix: 1 }],
    ['a negative time to keep', { connection, keep: -1 }],
    ['dead letters kept for no time', { connection, keepDead: 0 }],
    ['a lease without end', { connection, lease: Infinity }],
    ['a timeout that is no number', { connection, timeout: '5' }],
    ['less than no replica', { connection, replicas: -1 }],
    ['a disk that is no flag', { connection, disk: 'yes' }],
    ['a requirement that is no flag', { connection, requireDurable: 1 }],
    ['room for nobody', { connection, maxWaiting: 0 }],
    ['an order that BullMQ does not keep', { connection, orderBy: () => 'person' }],
    ['an option that there is not', { connection, attempts: 3 }],
  ])('are refused with %s', (_, options) => {
    // The cast is wrong on purpose.
    expect(() => redisInbox(options as RedisInboxOptions)).toThrow(TypeError);
  });
});

describe('@hooknotary/redis where BullMQ is not installed', () => {
  afterEach(() => {
    vi.doUnmock('bullmq');
    vi.resetModules();
  });

  it('has a store all the same, and an inbox that says why not', async () => {
    vi.resetModules();
    vi.doMock('bullmq', () => {
      throw new Error('not installed');
    });
    const without = await import('@hooknotary/redis');
    const client = { evalSha: async () => -1, eval: async () => -1 };
    expect(await without.redisStore({ client }).reserve('key', 1)).toMatchObject({ state: 'reserved' });
    await expect(without.redisInbox({ connection: {} }).counts()).rejects.toThrow(Error);
  });
});
