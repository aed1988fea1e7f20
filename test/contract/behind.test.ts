import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers';
import { promisify } from 'node:util';
import { createGunzip, gzipSync } from 'node:zlib';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express5 from 'express';
import express4 from 'express4';
import { fastify, type FastifyRequest } from 'fastify';
import Koa3 from 'koa';
import Koa2 from 'koa2';
import { describe, expect, it, vi } from 'vitest';
import { withFraming } from './edits.ts';
import { openConnection, type Framing, type HttpRequest } from './http.ts';
import { example, forged, secret } from './post.ts';
import { serve } from './serving.ts';

/** What stands behind the guard sees. */
type See = (request: IncomingMessage) => Promise<void>;
type Serve = (context: AsyncLocalStorage<string>, see: See) => RequestListener | Promise<RequestListener>;

/** Until a later turn of the event loop, of a clock that no test sets. */
const pause = promisify(setImmediate);

/** A delivery that has no byte, under a signature of the right form. */
const empty: HttpRequest = { ...forged, body: Buffer.alloc(0) };

const on = (see: See, request: () => IncomingMessage) => ({ '*': () => see(request()) });

function toExpress(express: typeof express5): Record<string, Serve> {
  // Where something is waited for before the guard, the end of the request is there before it, too.
  const withContext = (context: AsyncLocalStorage<string>) =>
    express().use((_request, _response, next) => void pause().then(() => context.run('of this request', next)));
  return {
    attached: (context, see) =>
      withContext(context)
        .use(forExpress.akidotpWebhook(secret))
        .use((request, response, next) => {
          see(request).then(() => response.sendStatus(200), next);
        }),
    'with on': (context, see) => (request, response) => {
      withContext(context).use(forExpress.akidotpWebhook(secret, { on: on(see, () => request) }))(request, response);
    },
  };
}

function toKoa(Koa: typeof Koa3): Record<string, Serve> {
  const withContext = (context: AsyncLocalStorage<string>) =>
    new Koa().use((_context, next) => pause().then(() => context.run('of this request', next)));
  return {
    attached: (context, see) =>
      withContext(context)
        .use(forKoa.akidotpWebhook(secret))
        .use(async ({ req, response }) => {
          await see(req);
          response.body = 'OK';
        })
        .callback(),
    'with on': (context, see) => (request, response) =>
      withContext(context)
        .use(forKoa.akidotpWebhook(secret, { on: on(see, () => request) }))
        .callback()(request, response),
  };
}

async function toFastify(
  context: AsyncLocalStorage<string>,
  make: (app: ReturnType<typeof fastify>, current: () => IncomingMessage) => Promise<unknown>,
): Promise<RequestListener> {
  const app = fastify();
  let current: IncomingMessage | undefined;
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    current = raw;
    void pause().then(() => context.run('of this request', done));
  });
  await make(app, () => current as IncomingMessage);
  await app.ready();
  return (request, response) => app.routing(request, response);
}

const fastifyServers: Record<string, Serve> = {
  attached: (context, see) =>
    toFastify(context, async (app) => {
      await app.register(forFastify.akidotpWebhook, { secret });
      app.post(example.request.target, async ({ raw }: FastifyRequest) => {
        await see(raw);
        return 'OK';
      });
    }),
  'with on': (context, see) =>
    toFastify(context, (app, current) =>
      app.register(forFastify.akidotpWebhook, { secret, path: example.request.target, on: on(see, current) }),
    ),
};

const servers = Object.entries({
  'Express 5': toExpress(express5),
  'Express 4': toExpress(express4 as typeof express5),
  'Koa 3': toKoa(Koa3),
  'Koa 2': toKoa(Koa2 as typeof Koa3),
  'Fastify 5': fastifyServers,
}).flatMap(([framework, ways]) => Object.entries(ways).map(([way, make]) => [`${framework}, ${way}`, make] as const));

const framings: readonly Framing[] = ['length', 'byte-writes', 'chunked', 'byte-chunks', 'continue'];

describe.each(servers)('%s', (_name, make) => {
  it.each(framings)('hands a delivery on in its own context, its stream at its end, by %s', async (framing) => {
    const context = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const see: See = async (request) => {
      seen.push(context.getStore(), request.readableEnded);
      // Whoever waits for the end of the body is not left waiting.
      await finished(request, { writable: false });
      seen.push(context.getStore());
    };
    const connection = await openConnection(await serve(await make(context, see)));
    const delivery = withFraming(example.request, framing);
    // The second comes by the same connection, when the first has been read to its end.
    for (const expected of [200, 401, 200]) {
      await connection.send(expected === 401 ? withFraming(forged, framing) : delivery);
      expect((await connection.receive('POST'))?.status).toBe(expected);
    }
    connection.close();
    const once = ['of this request', true, 'of this request'];
    expect(seen).toEqual([...once, ...once]);
  });

  it.each(framings)('hands a delivery on where time stands still for the application, by %s', async (framing) => {
    vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'setInterval', 'Date'] });
    try {
      const connection = await openConnection(await serve(await make(new AsyncLocalStorage(), async () => undefined)));
      await connection.send(withFraming(example.request, framing));
      expect((await connection.receive('POST'))?.status).toBe(200);
      connection.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each<Framing>(['length', 'none', 'chunked'])('reads a body of no byte to its end, by %s', async (framing) => {
    const connection = await openConnection(await serve(await make(new AsyncLocalStorage(), async () => undefined)));
    await connection.send(withFraming(empty, framing));
    expect(JSON.parse((await connection.receive('POST'))?.text ?? '')).toMatchObject({ code: 'signature_mismatch' });
    await connection.send(example.request);
    expect((await connection.receive('POST'))?.status).toBe(200);
    connection.close();
  });
});

it('Fastify 5 refuses what is too long once it is inflated, and outlives a fault further on in it', async () => {
  const app = fastify();
  const broken = gzipSync(randomBytes(300_000)).fill(0xff, 250_000, 250_100);
  const inflating = Promise.withResolvers<unknown>();
  app.addHook('preParsing', (_request, _reply, payload, done) => {
    const inflated = payload.pipe(createGunzip());
    // Not by a listener of its errors: whoever has one would hide that nobody else does.
    inflated.once('close', () => inflating.resolve(inflated.errored));
    done(null, inflated);
  });
  await app.register(forFastify.akidotpWebhook, {
    secret,
    path: example.request.target,
    bodyLimit: 1000,
    on: { '*': forFastify.ignore },
  });
  await app.ready();
  const connection = await openConnection(await serve((request, response) => app.routing(request, response)));
  await connection.send({ ...withFraming(example.request, 'chunked'), body: broken });
  expect((await connection.receive('POST'))?.status).toBe(413);
  expect(await inflating.promise).toBeInstanceOf(Error);
  connection.close();
});
