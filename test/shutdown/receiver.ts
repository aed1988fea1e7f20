/** A receiver and its worker as the recipe of the documentation has them, on the engine and the framework that its argument names. */
import { appendFileSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyWebhook, Attempt, Inbox } from '@hooknotary/core';
import * as express from '@hooknotary/express';
import * as fastify from '@hooknotary/fastify';
import * as koa from '@hooknotary/koa';
import Express from 'express';
import Fastify from 'fastify';
import Koa from 'koa';
import { akidotp } from '../contract/senders.ts';
import { openEngine } from '../faults/open-engine.ts';
import type { EngineSpec } from '../faults/protocol.ts';

/** What a process is told. */
export interface ShutdownOrders {
  readonly engine: EngineSpec;
  readonly framework: keyof typeof frameworks;
  /** Whether handlers come to an end, each by its own manners, or all of them at once. */
  readonly isSecond: boolean;
  readonly records: string;
}

/** Options of the guard: a path and an inbox. */
type Guard = { readonly path: string; readonly inbox: Pick<Inbox, 'accept'> };

/** A server, and how its framework ends it: what has come is answered, and nothing new is taken. */
interface Running {
  readonly server: Server;
  readonly close: () => Promise<unknown>;
}

const frameworks = {
  express(guard: Guard): Running {
    return toRunning(Express().use(express.akidotpWebhook(akidotp.secret, guard)).listen(0, '127.0.0.1'));
  },
  koa(guard: Guard): Running {
    return toRunning(new Koa().use(koa.akidotpWebhook(akidotp.secret, guard)).listen(0, '127.0.0.1'));
  },
  async fastify(guard: Guard): Promise<Running> {
    const app = Fastify();
    await app.register(fastify.akidotpWebhook, { secret: akidotp.secret, ...guard });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { server: app.server, close: () => app.close() };
  },
};

// The cast is true: the test writes the argument.
const { engine, framework, isSecond, records } = JSON.parse(process.argv[2] ?? '') as ShutdownOrders;
const { inbox, close: closeEngine } = await openEngine(engine);
if (inbox === undefined) throw new Error('This engine has no inbox.');
const { server, close } = await frameworks[framework]({ path: '/hook', inbox });
if (!server.listening) await once(server, 'listening');
await inbox.work(handle, { concurrency: 20 });

process.once('SIGTERM', async () => {
  await close();
  await inbox.close({ timeout: 0.2 });
  // The application's own: the client of its store, or its pool. Nothing is left then that would keep the process.
  await closeEngine();
  process.disconnect();
});
// The cast is true: it listens on a port.
process.send?.({ port: (server.address() as AddressInfo).port });

function toRunning(listening: Server): Running {
  return {
    server: listening,
    async close() {
      listening.close();
      await once(listening, 'close');
    },
  };
}

async function handle({ id }: AnyWebhook, { number, cutShort, signal }: Attempt): Promise<void> {
  const tell = (kind: string) =>
    appendFileSync(records, `${JSON.stringify({ kind, id, number, cutShort, isSecond })}\n`);
  tell('began');
  if (!isSecond && id.includes('deaf')) await new Promise(() => {});
  if (!isSecond && id.includes('heeds')) {
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }
  tell('ended');
}
