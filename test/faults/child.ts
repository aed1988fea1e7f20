/** A receiver, a worker or both, in a process that ends where its orders say: started by child-process.ts. */
import { setClock } from './clock.ts';
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { AnyWebhook, Attempt } from '@hooknotary/core';
import { akidotpWebhook } from '@hooknotary/express';
import express from 'express';
import { akidotp } from '../contract/senders.ts';
import { openEngine } from './open-engine.ts';
import {
  CONCURRENCY,
  POISON,
  type Asked,
  type Counts,
  type Orders,
  type Question,
  type Route,
  type Told,
} from './protocol.ts';
import { createRecorder } from './records.ts';
import { createPass, withStepsInAccept, withStepsInStore } from './steps.ts';

/** Milliseconds after which a process that is to end says what it waits for. */
const STUCK = 20_000;

// Whoever started this process is gone.
process.on('disconnect', () => isClosing || process.exit(1));

// The cast is true: the parent writes the argument.
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
// Whoever dies at random cuts the same delivery short more often than a poison would.
const { engine, moment, cutShort = 1000 } = orders;
let isClosing = false;
const record = createRecorder(orders.records, orders.number);
// A turn of 99 in 100 is less late than what it tells.
const loopDelay = monitorEventLoopDelay({ resolution: 10 });
loopDelay.enable();
const pass = createPass(orders, (route) => record({ kind: 'died', route, delivery: '' }));
for (let visit = 0; visit < (orders.visits ?? 0); visit++) {
  const visited = await openEngine(engine);
  await visited.inbox?.counts();
  await visited.close();
}
const { store, inbox, close: closeEngine, exhaust } = await openEngine(engine);
let relieve = (): void => undefined;

if (orders.works) await begin();
const server = orders.receives
  ? express()
      .get('/health', (_, response) => void response.end())
      .use(guardStore())
      .use(guardInbox())
      .listen(0, '127.0.0.1')
  : undefined;
if (server !== undefined) await once(server, 'listening');
process.on('message', (asked: Asked) => void answer(asked).then(tell));
// Most of these processes never come to the end at which Node keeps what it compiled.
if (orders.number === 1) flushCompileCache();
// The cast is true: the server listens on a port, not on a pipe.
tell({ port: (server?.address() as AddressInfo | undefined)?.port });

/** As an application whose engine is not there yet: the first one to come makes pg-boss's tables, which takes a while. */
async function begin(): Promise<void> {
  try {
    await inbox?.work(handleFromInbox, { concurrency: CONCURRENCY, backoff: { first: 0.05 }, cutShort });
  } catch {
    await setTimeout(50);
    await begin();
  }
}

function guardStore(): express.RequestHandler {
  const learn = (key: string): void => record({ kind: 'learned', route: 'store', delivery: nameOf(key) });
  return akidotpWebhook(akidotp.secret, {
    path: '/store',
    store: withStepsInStore(store, pass, learn),
    lease: engine.storeLease ?? engine.lease,
    on: { '*': handleFromStore },
    onRefused: () => undefined,
  });
}

function guardInbox(): express.RequestHandler {
  if (inbox === undefined) return (_request, _response, next) => next();
  return akidotpWebhook(akidotp.secret, {
    path: '/inbox',
    inbox: withStepsInAccept(inbox, pass),
    onRefused: () => undefined,
  });
}

async function handleFromStore({ id }: AnyWebhook): Promise<void> {
  await takeEffect('store', id);
  pass('store: after the effect, before commit');
}

async function handleFromInbox({ id }: AnyWebhook, { number }: Attempt): Promise<void> {
  // Some fail at first, so that there are delays, too.
  if (number === 1 && id.includes('7') && cutShort === 1000) throw new Error('Not yet.');
  if (id.includes(POISON)) {
    record({ kind: 'began', route: 'inbox', delivery: POISON });
    await setTimeout(moment * 100);
    process.kill(process.pid, 'SIGKILL');
  }
  pass('inbox: before the effect');
  await takeEffect('inbox', id);
  pass('inbox: after the effect, before it is settled');
}

/** Handlers of applications wait for something first, so that deliveries overtake each other. */
async function takeEffect(route: Route, id: string): Promise<void> {
  record({ kind: 'began', route, delivery: nameOf(id) });
  await setTimeout((1 + Math.random()) * 500 * moment);
  record({ kind: 'effect', route, delivery: nameOf(id) });
}

/** The request ID in the `id` of a webhook of AkidOTP. */
function nameOf(id: string): string {
  return id.split(':')[1] ?? '';
}

async function answer(asked: Asked): Promise<Told> {
  const { id } = asked;
  try {
    return { id, ...(await follow(asked)) };
  } catch (error) {
    return { id, failure: String(error) };
  }
}

async function follow(question: Question): Promise<{ counts?: Counts | undefined; delay?: number; bytes?: number }> {
  if (question.ask === 'counts') return { counts: await inbox?.counts() };
  if (question.ask === 'loop delay') return { delay: takeLoopDelay() };
  if (question.ask === 'memory') return { bytes: await readMemory() };
  if (question.ask === 'exhaust') relieve = (await exhaust?.()) ?? relieve;
  else if (question.ask === 'relieve') relieve();
  else if (question.ask === 'set clock') setClock(question.seconds);
  else await close();
  return {};
}

/** Bytes that are in use once the garbage is gone, where the process may collect it. */
async function readMemory(): Promise<number> {
  globalThis.gc?.();
  // What has been closed lets go of its memory in turns of its own.
  await setTimeout(50);
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Milliseconds, since it was asked last. */
function takeLoopDelay(): number {
  const delay = loopDelay.percentile(99) / 1e6;
  loopDelay.reset();
  return delay;
}

/** The process is to end by itself then, for nothing is left to wait for. */
async function close(): Promise<void> {
  isClosing = true;
  let step = 'its requests';
  // Before it is killed for it: what it waits for is the trace.
  globalThis
    .setTimeout(() => console.error(`waits for ${step}: ${process.getActiveResourcesInfo().join(', ')}`), STUCK)
    .unref();
  if (server !== undefined) {
    server.close();
    server.closeIdleConnections();
    await once(server, 'close');
  }
  step = 'its engine';
  await closeEngine();
  step = 'nothing of its own';
  setImmediate(() => process.disconnect());
}

function tell(told: Told): void {
  if (process.connected) process.send?.(told, () => undefined);
}
