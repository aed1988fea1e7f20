/** A receiver, a worker or both, in a process that ends where its orders say: started by child-process.ts. */
import { setClock } from './clock.ts';
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { AnyWebhook, Attempt } from '@hooknotary/core';
import { akidotpWebhook } from '@hooknotary/express';
import express from 'express';
import { akidotp } from '../contract/senders.ts';
import { openEngine } from './open-engine.ts';
import { CONCURRENCY, type Asked, type Counts, type Orders, type Question, type Route, type Told } from './protocol.ts';
import { createRecorder } from './records.ts';
import { createPass, withStepsInAccept, withStepsInStore } from './steps.ts';

// Whoever started this process is gone.
process.on('disconnect', () => isClosing || process.exit(1));

// The cast is true: the parent writes the argument.
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const { engine, moment } = orders;
let isClosing = false;
const record = createRecorder(orders.records, orders.number);
const pass = createPass(orders);
const { store, inbox, close: closeEngine } = await openEngine(engine);

if (orders.works) await begin();
const server = orders.receives ? express().use(guardStore()).use(guardInbox()).listen(0, '127.0.0.1') : undefined;
if (server !== undefined) await once(server, 'listening');
process.on('message', (asked: Asked) => void answer(asked).then(tell));
// Most of these processes never come to the end at which Node keeps what it compiled.
if (orders.number === 1) flushCompileCache();
// The cast is true: the server listens on a port, not on a pipe.
tell({ port: (server?.address() as AddressInfo | undefined)?.port });

/** As an application whose engine is not there yet: the first one to come makes pg-boss's tables, which takes a while. */
async function begin(): Promise<void> {
  try {
    await inbox?.work(handleFromInbox, { concurrency: CONCURRENCY, backoff: { first: 0.05 } });
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
    lease: engine.lease,
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
  if (number === 1 && id.includes('7')) throw new Error('Not yet.');
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
    return { id, counts: await follow(asked) };
  } catch (error) {
    return { id, failure: String(error) };
  }
}

async function follow(question: Question): Promise<Counts | undefined> {
  if (question.ask === 'counts') return inbox?.counts();
  if (question.ask === 'set clock') setClock(question.seconds);
  else await close();
  return undefined;
}

/** The process is to end by itself then, for nothing is left to wait for. */
async function close(): Promise<void> {
  isClosing = true;
  if (server !== undefined) {
    server.close();
    server.closeIdleConnections();
    await once(server, 'close');
  }
  await closeEngine();
  setImmediate(() => process.disconnect());
}

function tell(told: Told): void {
  if (process.connected) process.send?.(told, () => undefined);
}
