import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { findPostgres, postgresIsMissing, startPostgres } from './postgres-server.ts';
import { findRedis, redisIsMissing, startRedis } from './redis-server.ts';
import type { EngineServer } from './server.ts';
import { until } from './until.ts';

const hasRedis = findRedis() !== undefined;
const hasPostgres = findPostgres() !== undefined;
if (!hasRedis) console.warn(redisIsMissing);
if (!hasPostgres) console.warn(postgresIsMissing);

const open: (() => unknown)[] = [];

function closing<T>(thing: T, close: (thing: T) => unknown): T {
  open.unshift(() => close(thing));
  return thing;
}

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe.skipIf(!hasRedis)('a Redis of one’s own', () => {
  it('has what it acknowledged after it was killed', async () => {
    const server = await ownRedis();
    await toRedis(server.url).set('key', 'value');
    const { pid } = server;
    await server.kill();
    await server.restart();
    expect(server.pid).not.toBe(pid);
    expect(await toRedis(server.url).get('key')).toBe('value');
  });

  it('forgets it without persistence', async () => {
    const server = await ownRedis('none');
    await toRedis(server.url).set('key', 'value');
    await server.restart();
    expect(await toRedis(server.url).get('key')).toBeNull();
  });

  it('answers nothing while it is paused', async () => {
    const server = await ownRedis();
    const client = toRedis(server.url);
    await client.set('key', 'value');
    expect(await askPaused(server, () => client.get('key'))).toEqual({ tooEarly: false, answer: 'value' });
  });

  it('refuses connections once it has stopped, and again after a restart and a kill', async () => {
    const server = await ownRedis();
    await server.stop();
    await expect(touch(server.port)).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    await touch(server.port);
    await server.kill();
    await expect(touch(server.port)).rejects.toThrow('ECONNREFUSED');
  });

  it('goes, with its folder, when the tests themselves are killed', async () => {
    const folder = closing(mkdtempSync(join(tmpdir(), 'hooknotary-crash-')), (path) =>
      rmSync(path, { recursive: true, force: true }),
    );
    const module = new URL('./redis-server.ts', import.meta.url).href;
    const script = `const { startRedis } = await import('${module}'); console.log((await startRedis()).port);`;
    const tests = execFile(process.execPath, ['-e', script], { env: { ...process.env, TMPDIR: folder } });
    const [port] = await once(tests.stdout!, 'data');
    await touch(Number(port));
    tests.kill('SIGKILL');
    await until('the folder is gone', () => readdirSync(folder).length === 0);
    await expect(touch(Number(port))).rejects.toThrow('ECONNREFUSED');
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL of one’s own', () => {
  it('has what it committed after it was killed, though someone was connected', async () => {
    const server = closing(await startPostgres(), ({ close }) => close());
    const client = await toPostgres(server.url);
    await client.query("create table words as select 'value' as word");
    const waiting = client.query('select pg_sleep(600)').catch((error: unknown) => error);
    const { pid } = server;
    await server.kill();
    expect(await waiting).toBeInstanceOf(Error);
    await expect(touch(server.port)).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(server.pid).not.toBe(pid);
    const { rows } = await (await toPostgres(server.url)).query('select word from words');
    expect(rows).toEqual([{ word: 'value' }]);
  });

  it('answers nothing while it is paused', async () => {
    const server = closing(await startPostgres(), ({ close }) => close());
    const client = await toPostgres(server.url);
    const asked = askPaused(server, async () => (await client.query("select 'value' as word")).rows);
    expect(await asked).toEqual({ tooEarly: false, answer: [{ word: 'value' }] });
  });

  it('can be stopped and closed while it is paused', async () => {
    const server = await startPostgres();
    await server.pause();
    await server.stop();
    await server.restart();
    await server.pause();
    await server.close();
    await expect(touch(server.port)).rejects.toThrow('ECONNREFUSED');
  });
});

async function ownRedis(persistence: 'always' | 'none' = 'always') {
  return closing(await startRedis({ persistence }), ({ close }) => close());
}

function toRedis(url: string): Redis {
  const client = closing(new Redis(url, { retryStrategy: () => null }), (one) => one.disconnect());
  return client.on('error', () => undefined);
}

async function toPostgres(url: string): Promise<Client> {
  const client = closing(new Client(url), (one) => one.end());
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Asks while the server is paused; the answer is awaited after it was resumed. */
async function askPaused<Answer>({ port, pause, resume }: EngineServer, ask: () => Promise<Answer>) {
  await pause();
  let answered = false;
  const answer = ask().finally(() => (answered = true));
  // The kernel still accepts for it. Ten round trips are time enough for an answer, if there were one.
  for (let trip = 0; trip < 10; trip++) await touch(port);
  const tooEarly = answered;
  await resume();
  return { tooEarly, answer: await answer };
}

async function touch(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
