import { redisStore, type RedisClient } from '@hooknotary/redis';
import { Cluster, type Redis } from 'ioredis';
import { createCluster } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startProxy, type CutProxy } from '../../../test/engines/cut-proxy.ts';
import { isMissing, openWorld, type World } from './clients.ts';
import { startCluster } from './cluster.ts';

const WAIT = { timeout: 20_000, interval: 20 };

describe('the script of a store', () => {
  it('gets no answer taken for a reservation that is none', async () => {
    await expect(
      redisStore({ client: { evalSha: async () => null, eval: async () => null } }).reserve('key', 1),
    ).rejects.toThrow('cannot say');
  });

  it('is sent whole only where Redis does not know it', async () => {
    const failing = { evalSha: () => Promise.reject(new Error('OOM')), eval: vi.fn(async () => -1) };
    await expect(redisStore({ client: failing }).reserve('key', 1)).rejects.toThrow('OOM');
    expect(failing.eval).not.toHaveBeenCalled();
  });
});

describe.skipIf(isMissing)('a store in Redis', () => {
  let world: World;
  let proxy: CutProxy;

  beforeAll(async () => {
    world = await openWorld();
    proxy = await startProxy(world.server.port);
  });
  afterAll(async () => {
    await proxy.close();
    await world.close();
  });

  const stateOf = async (client: RedisClient, key: string) => (await redisStore({ client }).reserve(key, 600)).state;

  it('names its keys as told', async () => {
    const client = await world.connect('ioredis');
    await redisStore({ client, prefix: 'mine:' }).reserve('akidotp:1', 60);
    await redisStore({ client }).reserve('akidotp:1', 60);
    const keys = await (client as Redis).keys('*akidotp:1');
    expect(keys.toSorted()).toEqual(['hooknotary:akidotp:1', 'mine:akidotp:1']);
  });

  it('tells keys apart that differ in half of a surrogate pair, and names all others as ever', async () => {
    const client = await world.connect('ioredis');
    const store = redisStore({ client, prefix: 'halves:' });
    const [high, low, whole] = ['akidotp:\ud83d', 'akidotp:\ude00', 'akidotp:\u{1f600}'];
    for (const key of [high, low, whole, 'akidotp:\ufffd']) {
      const reservation = await store.reserve(key, 60);
      expect(reservation).toMatchObject({ state: 'reserved' });
      expect(await store.commit('token' in reservation ? reservation.token : '', 60)).toBe(true);
      expect(await store.reserve(key, 60)).toEqual({ state: 'done' });
    }
    const keys = await (client as Redis).keys('halves:akidotp:*');
    expect(keys.toSorted()).toEqual(['halves:akidotp:\ufffd', `halves:${whole}`].toSorted());
  });

  it('gives back what was reserved where node-redis lost the answer', async () => {
    const client = await world.connect('node-redis', proxy.port);
    await redisStore({ client }).reserve('warm', 60);
    proxy.swallowAnswers();
    await expect(redisStore({ client }).reserve('lost', 600)).rejects.toThrow(Error);
    await vi.waitFor(async () => expect(await stateOf(client, 'lost')).toBe('reserved'), WAIT);
  });

  it('knows its own where ioredis asks a second time', async () => {
    const store = redisStore({ client: await world.connect('ioredis', proxy.port) });
    // Redis shall know the scripts: what it does not know can be asked twice without harm.
    const warm = await store.reserve('warm again', 60);
    await store.commit('token' in warm ? warm.token : '', 60);
    proxy.swallowAnswers();
    const reservation = await store.reserve('asked twice', 600);
    expect(reservation).toMatchObject({ state: 'reserved' });
    proxy.swallowAnswers();
    expect(await store.commit('token' in reservation ? reservation.token : '', 60)).toBe(true);
  });

  it.each(['node-redis', 'ioredis'] as const)(
    'gives up in time, and gives back what came late (%s)',
    async (library) => {
      const client = await world.connect(library);
      const store = redisStore({ client, timeout: 0.1 });
      await world.server.pause();
      try {
        await expect(store.reserve(`${library}:late`, 600)).rejects.toThrow('0.1 seconds');
        await expect(store.commit('nonce:key', 600)).rejects.toThrow('0.1 seconds');
        await expect(store.release('nonce:key')).rejects.toThrow('0.1 seconds');
      } finally {
        await world.server.resume();
      }
      await vi.waitFor(async () => expect(await stateOf(client, `${library}:late`)).toBe('reserved'), WAIT);
    },
  );
});

describe.skipIf(isMissing)('a store on a cluster', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });

  it('spreads its keys, whatever they look like', async () => {
    const server = await startCluster();
    open.push(server.close);
    const ofNodeRedis = createCluster({ rootNodes: [{ url: server.url }] }).on('error', () => undefined);
    await ofNodeRedis.connect();
    const ofIoredis = new Cluster([{ host: '127.0.0.1', port: server.port }]).on('error', () => undefined);
    open.push(
      () => ofNodeRedis.destroy(),
      () => ofIoredis.disconnect(),
    );
    const keys = Array.from({ length: 20 }, (_, number) => `cardda:{${number}}:{`);
    for (const client of [ofNodeRedis, ofIoredis]) {
      const store = redisStore({ client, prefix: `${client === ofIoredis}` });
      const states = await Promise.all(keys.map(async (key) => (await store.reserve(key, 60)).state));
      expect(states).toEqual(keys.map(() => 'reserved'));
    }
  });
});
