import type { AnyWebhook } from '@hooknotary/core';
import { postgresInbox, type PostgresPool } from '@hooknotary/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { akidotpOf } from '../../../test/engines/deliveries.ts';
import { hasPostgres, openServer, putBetween, type Server } from './postgres.ts';

const WAIT = { timeout: 30_000, interval: 5 };

// Nobody but the inboxes listens to these pools: an error of theirs must not end the process.
describe.skipIf(!hasPostgres)('an inbox in a PostgreSQL that ends and comes back', { timeout: 60_000 }, () => {
  let server: Server;

  beforeAll(async () => {
    server = await openServer();
  }, 60_000);
  afterAll(() => server.close());

  const open = (name: string, pool: PostgresPool = server.openPool()) =>
    postgresInbox({ pool, name, poll: 0.02, lease: 2 });

  async function accept(inbox: ReturnType<typeof open>, requestId: string): Promise<string> {
    const { webhook, delivery } = await akidotpOf(requestId);
    await inbox.accept(webhook, delivery);
    return webhook.id;
  }

  it('rejects meanwhile, and can be put to work afterwards', async () => {
    const inbox = open('idle');
    await server.stop();
    await expect(inbox.work(() => {})).rejects.toThrow('ECONNREFUSED');
    await expect(accept(inbox, 'early')).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    const handler = vi.fn();
    await inbox.work(handler);
    await accept(inbox, 'late');
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1), WAIT);
    await inbox.close();
  });

  it('writes what was handled meanwhile, and handles it once', async () => {
    let looks = 0;
    const watched = putBetween(server.openPool(), async ({ text }, run) => {
      const result = await run();
      // For the entries of dead workers.
      if (text.includes('cutShort')) looks++;
      return result;
    });
    const [inbox, other] = [open('ended', watched), open('ended', watched)];
    const ids = [await accept(inbox, 'ended'), await accept(inbox, 'going on')];
    const ends = ids.map(() => Promise.withResolvers<void>());
    const handler = vi.fn(({ id }: AnyWebhook) => ends[ids.indexOf(id)]?.promise);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(2), WAIT);
    await other.work(handler);
    await server.kill();
    ends[0]?.resolve();
    await server.restart();
    const seen = looks;
    await vi.waitFor(() => expect(looks).toBeGreaterThan(seen), WAIT);
    ends[1]?.resolve();
    await vi.waitFor(async () => expect(await other.counts()).toMatchObject({ handled: 2 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(2);
    await Promise.all([inbox.close(), other.close()]);
  });

  it('closes though PostgreSQL is gone', async () => {
    const inbox = open('closing');
    await accept(inbox, 'left');
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    await inbox.work(handler);
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1), WAIT);
    await server.kill();
    resolve();
    await inbox.close();
    await server.restart();
    const next = open('closing');
    await next.work(() => {});
    await vi.waitFor(async () => expect(await next.counts()).toMatchObject({ handled: 1 }), WAIT);
    await next.close();
  });
});
