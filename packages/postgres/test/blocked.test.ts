import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { AnyWebhook, Attempt } from '@hooknotary/core';
import { postgresInbox } from '@hooknotary/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { toReclaim } from '../src/taking.js';
import { hasPostgres, openServer, type Server } from './postgres.ts';

const WAIT = { timeout: 20_000, interval: 5 };

/** Another process, which gives back what shows no sign of life; it says so once it has done it. */
const OTHER_PROCESS = `
  const { workerData: { pg, url, text, name, done } } = require('node:worker_threads');
  const client = new (require(pg).Client)(url);
  async function look() {
    const { rowCount } = await client.query(text, [name, 0.001, 0.01]);
    if (rowCount === 0) return setTimeout(look, 20);
    await client.end();
    Atomics.store(done, 0, 1);
    Atomics.notify(done, 0);
  }
  client.connect().then(look);
`;

describe.skipIf(!hasPostgres)('an entry whose handler blocks its process for longer than the lease', () => {
  let server: Server;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  afterAll(() => server.close());

  function startOther(name: string, done: Int32Array): Worker {
    const workerData = {
      name,
      done,
      url: server.url,
      pg: createRequire(import.meta.url).resolve('pg'),
      text: toReclaim('hooknotary'),
    };
    return new Worker(OTHER_PROCESS, { eval: true, workerData });
  }

  it('is not begun again beside itself', async () => {
    const name = 'blocked';
    const inbox = postgresInbox({ pool: server.openPool(), name, lease: 1, poll: 0.02 });
    const { webhook, delivery } = await akidotpOf('blocked');
    await inbox.accept(webhook, delivery);
    const done = new Int32Array(new SharedArrayBuffer(4));
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    const handler = vi.fn(({ id }: AnyWebhook, { signal }: Attempt) => {
      if (id !== webhook.id) return undefined;
      signals.push(signal);
      const other = startOther(name, done);
      expect(Atomics.wait(done, 0, 0, 20_000)).toBe('ok');
      return other.terminate().then(() => promise);
    });
    await inbox.work(handler, { backoff: { first: 0.001 } });
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), WAIT);
    expect(String(signals[0]?.reason)).toContain('Another worker');
    // It has been looked for several times since.
    const looks = Promise.all([1, 2, 3].map((number) => akidotpOf(`after${number}`)));
    for (const { webhook: next, delivery: nextDelivery } of await looks) await inbox.accept(next, nextDelivery);
    expect(handler).toHaveBeenCalledTimes(1);
    resolve();
    await vi.waitFor(async () => expect(await inbox.read(webhook.id)).toMatchObject({ state: 'handled' }), WAIT);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 4 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(4);
    await inbox.close();
  });
});
