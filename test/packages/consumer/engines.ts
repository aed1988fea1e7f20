import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { akidotp, akidotpWebhook, memoryStore, type DeliveryStore, type Inbox } from '@hooknotary/express';
import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { redisInbox, redisStore } from '@hooknotary/redis';
import { sqliteInbox, sqliteStore } from '@hooknotary/sqlite';
import express from 'express';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createClient } from 'redis';

const folder = mkdtempSync(join(tmpdir(), 'hooknotary-'));
const file = sqliteStore({ path: join(folder, 'store.db') });

// Nothing listens on this port: these show that the clients of the day have the types, and fail in time.
const ioredis = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null }).on('error', () => {});
const pool = new pg.Pool({ host: '127.0.0.1', port: 1 });
const away: readonly DeliveryStore[] = [
  redisStore({ client: ioredis, timeout: 1 }),
  redisStore({ client: createClient(), timeout: 1 }),
  postgresStore({ pool, timeout: 1 }),
];
const inboxes: readonly Inbox[] = [
  redisInbox({ connection: { host: '127.0.0.1', port: 1 }, timeout: 1 }),
  postgresInbox({ pool, timeout: 1 }),
];

const inbox = sqliteInbox({ path: join(folder, 'inbox.db'), keepBodies: 60 });
let tell: (type: string) => void = () => {};
const handled = new Promise<string>((resolve) => (tell = resolve));
const app = express()
  .use(akidotpWebhook('secret', { path: '/memory', store: memoryStore(), on: { '*': () => {} } }))
  .use(akidotpWebhook('secret', { path: '/file', store: file, on: { '*': () => {} } }))
  .use(akidotpWebhook('secret', { path: '/away', store: away[0], on: { '*': () => {} }, onRefused: () => {} }))
  .use(akidotpWebhook('secret', { path: '/inbox', inbox }));

const server = app.listen(0, async () => {
  const { port } = server.address() as AddressInfo;
  const body = JSON.stringify({
    phone: '+971501234567',
    requestId: 'r',
    status: 'verified',
    verifiedAt: '2026-04-04T14:30:00.000Z',
  });
  const signature = createHmac('sha256', 'secret').update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-akidotp-signature': signature };
  const send = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })).status;

  await inbox.work((webhook) => tell(webhook.type));
  for (const [path, status] of [
    ['/memory', 200],
    ['/file', 200],
    ['/away', 503],
    ['/inbox', 200],
  ] as const) {
    assert.deepEqual([await send(path), await send(path)], [status, status], path);
    console.log(`${path}: ${status}`);
  }
  assert.equal(await handled, 'verified');
  const again = await inbox.verifyAgain('akidotp:r:verified', akidotp, 'secret');
  console.log(`inbox: ${again.type}`);

  await Promise.all([inbox.close(), file.close(), ...inboxes.map((each) => each.close()), pool.end()]);
  ioredis.disconnect();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});
