import type { AnyWebhook, Inbox } from '@hooknotary/core';
import { redisInbox } from '@hooknotary/redis';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, it, vi, type TestContext } from 'vitest';
import { startProxy } from '../../../test/engines/cut-proxy.ts';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import type { RedisOptions } from '../../../test/engines/redis-server.ts';
import { isMissing, libraries, openWorld, type World } from './clients.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const ways = ['options', ...(Object.keys(libraries) as (keyof typeof libraries)[])] as const;

interface InboxOptions {
  readonly world: World;
  readonly port?: number;
  readonly timeout?: number;
  readonly lease?: number;
}

async function openRedis({ onTestFinished }: TestContext, options?: RedisOptions): Promise<World> {
  const world = await openWorld(options);
  onTestFinished(world.close);
  return world;
}

async function openInbox(
  { onTestFinished }: TestContext,
  way: (typeof ways)[number],
  { world, port = world.server.port, ...options }: InboxOptions,
): Promise<Inbox> {
  const connection = way === 'options' ? { port } : await world.connect(way, port);
  const inbox = redisInbox({ timeout: 3, ...options, connection });
  onTestFinished(() => inbox.close());
  return inbox;
}

async function tell({ server }: World, say: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(server.url);
  await say(client).finally(() => client.disconnect());
}

async function accept(inbox: Inbox, requestId: string): Promise<string> {
  const { webhook, delivery } = await akidotpOf(requestId);
  await inbox.accept(webhook, delivery);
  return webhook.id;
}

const untilHas = (handled: readonly string[], id: string) => vi.waitFor(() => expect(handled).toContain(id), WAIT);

// So that no inbox waits for it.
beforeAll(() => import('bullmq'));

// They mostly wait, so they do it together.
describe.skipIf(isMissing).concurrent('an inbox on a Redis that goes away', { timeout: 60_000 }, () => {
  it.for(ways)('says so in time, and goes on when it is back (%s)', async (way, test) => {
    const world = await openRedis(test);
    const inbox = await openInbox(test, way, { world });
    const handled: string[] = [];
    await inbox.work(({ id }: AnyWebhook) => void handled.push(id));
    const before = await accept(inbox, 'before');
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    await world.server.kill();
    await expect(accept(inbox, 'lost')).rejects.toThrow(Error);
    await expect(inbox.counts()).rejects.toThrow(Error);
    await world.server.restart();
    const after = await vi.waitFor(() => accept(inbox, 'after'), WAIT);
    await untilHas(handled, after);
    expect(handled.filter((id) => id === before)).toHaveLength(1);
  });

  it.for(ways)('accepts what came while it was away for a moment (%s)', async (way, test) => {
    const world = await openRedis(test);
    const inbox = await openInbox(test, way, { world, timeout: 20 });
    await accept(inbox, 'before');
    await world.server.kill();
    const accepting = Promise.all(['one', 'two', 'three'].map((id) => accept(inbox, id)));
    await world.server.restart();
    await accepting;
    expect(await inbox.counts()).toMatchObject({ waiting: 4 });
  });

  it('says at last why it could not accept', async (test) => {
    const world = await openRedis(test);
    const client = new Redis(world.server.url, { enableOfflineQueue: false }).on('error', () => undefined);
    test.onTestFinished(() => client.disconnect());
    const inbox = redisInbox({ connection: client, timeout: 1.5 });
    test.onTestFinished(() => inbox.close());
    await accept(inbox, 'before');
    await world.server.kill();
    await expect(accept(inbox, 'lost')).rejects.toThrow('enableOfflineQueue');
  });

  it.for(ways)('accepts and handles all over connections that break (%s)', async (way, test) => {
    const world = await openRedis(test);
    const proxy = await startProxy(world.server.port);
    test.onTestFinished(proxy.close);
    const inbox = await openInbox(test, way, { world, port: proxy.port, timeout: 20, lease: 0.5 });
    const handled: string[] = [];
    await inbox.work(({ id }: AnyWebhook) => void handled.push(id), { backoff: { first: 0.01 } });
    const breaks = [proxy.cutAll, proxy.swallowAnswers, () => proxy.cutAfter(1000)];
    for (const [number, breakIt] of [...breaks, ...breaks, ...breaks].entries()) {
      breakIt();
      await Promise.all([0, 1, 2].map((each) => accept(inbox, `${number}-${each}`)));
    }
    const all = { waiting: 0, working: 0, handled: 27, dead: 0 };
    await vi.waitFor(async () => expect(await inbox.counts()).toEqual(all), WAIT);
  });

  it('writes what became of an attempt when it is back, however long that takes', async (test) => {
    const world = await openRedis(test);
    const connection = { port: world.server.port, maxRetriesPerRequest: 1 };
    const inbox = redisInbox({ connection, timeout: 1.5 });
    test.onTestFinished(() => inbox.close());
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun: string[] = [];
    await inbox.work((webhook: AnyWebhook) => {
      begun.push(webhook.id);
      return promise;
    });
    const id = await accept(inbox, 'long');
    await untilHas(begun, id);
    await world.server.kill();
    resolve();
    // Takes longer than one command is tried.
    await expect(accept(inbox, 'meanwhile')).rejects.toThrow(Error);
    await world.server.restart();
    await vi.waitFor(async () => expect(await inbox.read(id)).toMatchObject({ state: 'handled' }), WAIT);
    expect(begun.filter((each) => each === id)).toHaveLength(1);
  });

  it('lets an attempt take longer to end than Redis to answer when it is closed', async (test) => {
    const world = await openRedis(test);
    const [inbox, other] = [await openInbox(test, 'options', { world }), await openInbox(test, 'options', { world })];
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun: string[] = [];
    await inbox.work((webhook: AnyWebhook) => {
      begun.push(webhook.id);
      return promise;
    });
    const id = await accept(inbox, 'long');
    await untilHas(begun, id);
    const closing = inbox.close();
    const silent = redisInbox({ connection: { port: 1 }, timeout: 4 });
    await expect(silent.counts()).rejects.toThrow('ECONNREFUSED');
    await silent.close();
    resolve();
    await closing;
    expect(await other.read(id)).toMatchObject({ state: 'handled' });
  });

  it.for(ways)('can be closed while it is silent, and while it is away (%s)', async (way, test) => {
    const world = await openRedis(test);
    const [first, second] = [await openInbox(test, way, { world }), await openInbox(test, way, { world })];
    await first.work(() => {});
    await second.work(() => {});
    await world.server.pause();
    await first.close();
    await world.server.kill();
    await second.close();
    await expect(accept(first, 'late')).rejects.toThrow('closed');
  });

  it.for(ways)('begins when it is there at last (%s)', async (way, test) => {
    const world = await openRedis(test);
    const inbox = await openInbox(test, way, { world });
    await world.server.stop();
    await expect(accept(inbox, 'early')).rejects.toThrow(Error);
    await expect(inbox.work(() => {})).rejects.toThrow(Error);
    await world.server.restart();
    await vi.waitFor(() => inbox.work(() => {}), WAIT);
    const id = await accept(inbox, 'begun');
    await vi.waitFor(async () => expect(await inbox.read(id)).toMatchObject({ state: 'handled' }), WAIT);
  });

  // Held for the whole timeout, these would outlast the tests.
  it.for(ways)('says at once that it is full (%s)', async (way, test) => {
    const world = await openRedis(test);
    const inbox = await openInbox(test, way, { world, timeout: 600 });
    await accept(inbox, 'before');
    await tell(world, (client) => client.config('SET', 'maxmemory', '1'));
    await expect(accept(inbox, 'refused')).rejects.toThrow('OOM');
    await tell(world, (client) => client.config('SET', 'maxmemory', '0'));
    await accept(inbox, 'after');
  });

  it('says at once that it wants a password', async (test) => {
    const world = await openRedis(test);
    await tell(world, (client) => client.config('SET', 'requirepass', 'secret'));
    const inbox = await openInbox(test, 'options', { world, timeout: 600 });
    await expect(accept(inbox, 'one')).rejects.toThrow('NOAUTH');
    await expect(inbox.work(() => {})).rejects.toThrow('NOAUTH');
    const wrong = redisInbox({ connection: { port: world.server.port, password: 'wrong' }, timeout: 600 });
    test.onTestFinished(() => wrong.close());
    await expect(accept(wrong, 'two')).rejects.toThrow('WRONGPASS');
  });

  it('says why it cannot connect', async (test) => {
    const world = await openRedis(test);
    await world.server.stop();
    const inbox = await openInbox(test, 'options', { world });
    await expect(inbox.counts()).rejects.toThrow('ECONNREFUSED');
  });
});

describe.skipIf(isMissing)('what an inbox says of its Redis', () => {
  it('prints nothing of its own', async (test) => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    test.onTestFinished(() => print.mockRestore());
    const world = await openRedis(test);
    const inbox = await openInbox(test, 'options', { world });
    await inbox.work(() => {});
    await world.server.kill();
    await expect(inbox.counts()).rejects.toThrow(Error);
    expect(print).not.toHaveBeenCalled();
  });
});
