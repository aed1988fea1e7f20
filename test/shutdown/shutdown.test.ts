import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openConnection } from '../contract/http.ts';
import { exampleOf } from '../contract/published.ts';
import { akidotp } from '../contract/senders.ts';
import { findPostgres, postgresIsMissing, startPostgres } from '../engines/postgres-server.ts';
import { findRedis, redisIsMissing, startRedis } from '../engines/redis-server.ts';
import { createFolder, removeFolder, type EngineServer } from '../engines/server.ts';
import { WAIT } from '../engines/inbox-harness.ts';
import type { ShutdownOrders } from './receiver.ts';

interface Told {
  readonly kind: 'began' | 'ended';
  readonly id: string;
  readonly number: number;
  readonly cutShort: number;
  readonly isSecond: boolean;
}

const PROGRAM = fileURLToPath(new URL('receiver.ts', import.meta.url));
// The suite's sources are not compiled for processes of their own: these take what is compiled.
const ENGINES = {
  sqlite: { isMissing: false, start: undefined },
  redis: { isMissing: findRedis() === undefined, start: startRedis },
  postgres: { isMissing: findPostgres() === undefined, start: startPostgres },
} as const;

if (ENGINES.redis.isMissing) console.warn(redisIsMissing);
if (ENGINES.postgres.isMissing) console.warn(postgresIsMissing);

const requestOf = (name: string) =>
  akidotp.send(exampleOf(akidotp).content.replace('abc123def456', name), { target: '/hook' });

async function send(port: number, name: string): Promise<number> {
  const connection = await openConnection(port);
  const request = requestOf(name);
  await connection.send(request);
  const answer = await connection.receive(request.method);
  connection.close();
  return answer?.status ?? 0;
}

/** Sends all of a delivery but its last byte, once the receiver has begun with it, and then that. */
async function beginToSend(port: number, name: string): Promise<{ end: () => Promise<string> }> {
  const { headers, body } = requestOf(name);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const lines = [
    ['Host', 'localhost'],
    ['Expect', '100-continue'],
    ['Content-Length', `${body.length}`],
    ...headers,
  ].map(([key, value]) => `${key}: ${value}`);
  socket.write(`POST /hook HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  // Node says so just before it hands the request over: of one that comes later, a framework that closes may say no.
  const [told] = (await once(socket, 'data')) as [Buffer];
  expect(told.toString('latin1')).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  socket.write(body.subarray(0, -1));
  return {
    async end() {
      socket.write(body.subarray(-1));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return answer.toString('latin1').slice(0, 'HTTP/1.1 200'.length);
    },
  };
}

for (const [engine, { isMissing, start }] of Object.entries(ENGINES)) {
  describe.skipIf(isMissing)(`SIGTERM, ${engine}`, () => {
    let server: EngineServer | undefined;
    const folder = createFolder('shutdown');
    const started: ChildProcess[] = [];

    beforeAll(async () => {
      server = await start?.();
    }, 60_000);
    // Whoever did not end as it should must not outlive its test.
    afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));
    afterAll(async () => {
      await server?.close();
      removeFolder(folder);
    });

    async function startReceiver(
      orders: Omit<ShutdownOrders, 'engine'>,
    ): Promise<{ child: ChildProcess; port: number }> {
      const url = server?.url ?? join(folder, `${orders.framework}.db`);
      const spec = { name: engine, url, lease: 60, timeout: 5 };
      const quiet = ['--disable-warning=HooknotaryWarning', '--disable-warning=ExperimentalWarning'];
      const child = spawn(process.execPath, [...quiet, PROGRAM, JSON.stringify({ ...orders, engine: spec })], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      started.push(child);
      const [{ port }] = (await once(child, 'message')) as [{ port: number }];
      return { child, port };
    }

    it.each(['express', 'fastify', 'koa'] as const)(
      'ends within its time and loses nothing, in %s',
      async (framework) => {
        const records = join(folder, `${framework}.records`);
        const read = () =>
          readFileSync(records, { encoding: 'utf8', flag: 'a+' })
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Told);
        const began = (name: string) => read().some(({ kind, id }) => kind === 'began' && id.includes(name));
        const names = ['quick1', 'deaf1', 'heeds1', 'quick2', 'deaf2', 'heeds2'].map((name) => `${framework}-${name}`);
        const orders = { framework, records, isSecond: false };

        const first = await startReceiver(orders);
        for (const name of names) expect(await send(first.port, name)).toBe(200);
        await vi.waitFor(() => expect(names.every(began)).toBe(true), WAIT);

        const late = await beginToSend(first.port, `${framework}-late`);
        const exited = once(first.child, 'exit');
        first.child.kill('SIGTERM');
        // Nobody new gets in, and whoever was in is served.
        const isRefused = () =>
          openConnection(first.port).then(
            ({ close }) => (close(), false),
            () => true,
          );
        await vi.waitFor(async () => expect(await isRefused()).toBe(true), WAIT);
        expect(await late.end()).toBe('HTTP/1.1 200');

        expect(await exited).toEqual([0, null]);

        const second = await startReceiver({ ...orders, isSecond: true });
        const all = [...names, `${framework}-late`].toSorted();
        const ended = () => read().filter(({ kind }) => kind === 'ended');
        await vi.waitFor(() => expect(ended()).toHaveLength(all.length), WAIT);
        second.child.kill('SIGTERM');
        expect(await once(second.child, 'exit')).toEqual([0, null]);

        expect(
          ended()
            .map(({ id }) => id.split(':')[1])
            .toSorted(),
        ).toEqual(all);
        // What was given back has not been attempted, as far as anybody counts.
        expect(read().filter(({ number, cutShort }) => number !== 1 || cutShort !== 0)).toEqual([]);
      },
    );
  });
}
