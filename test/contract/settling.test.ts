import { EventEmitter, once } from 'node:events';
import { createServer as createHttp2Server, connect as connectHttp2 } from 'node:http2';
import { request as clientRequest, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { memoryStore, type DeliveryStore } from '@hooknotary/core';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import timeout from 'connect-timeout';
import express5, { type RequestHandler, type Response } from 'express';
import express4 from 'express4';
import { fastify, type RouteHandlerMethod } from 'fastify';
import Koa3, { type Middleware } from 'koa';
import Koa2 from 'koa2';
import { describe, expect, it, vi } from 'vitest';
import { openConnection, type Connection, type HttpAnswer, type HttpRequest } from './http.ts';
import { exampleOf } from './published.ts';
import { example, PATH, secret } from './post.ts';
import { akidotp } from './senders.ts';
import { serve as serveUntilOver } from './serving.ts';

/** A busy machine is slow, not wrong. */
const until = (holds: () => unknown) => vi.waitFor(holds, { timeout: 20_000, interval: 5 });

interface App {
  readonly connect: () => Promise<Connection>;
  /** Sends, on a connection of its own; and reads the whole answer, if there is one. */
  readonly send: (request?: HttpRequest) => Promise<Pick<HttpAnswer, 'status' | 'text'> | 'broken off'>;
}

async function serve(listener: RequestListener): Promise<App> {
  const port = await serveUntilOver(listener);
  const open = () => openConnection(port);
  return {
    connect: open,
    send: ({ method, target, headers, body } = example.request) =>
      new Promise((resolve) => {
        const options = { port, path: target, method, headers: Object.fromEntries(headers), agent: false };
        const sent = clientRequest({ ...options, host: '127.0.0.1' }, (answer) => {
          const chunks: Buffer[] = [];
          answer
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
            .on('error', () => resolve('broken off'));
        });
        sent.on('error', () => resolve('broken off')).end(body);
      }),
  };
}

/** An application that answers a webhook as the test says, with a guard and a store before it. */
type Build = (store: DeliveryStore, answer: Answer) => Promise<RequestListener>;
/** How the application answers, on what its framework has for that. */
type Answer = (tools: Tools) => unknown;

interface Tools {
  readonly response: ServerResponse;
  /** Hands a stream over as the answer. */
  readonly send: (stream: PassThrough) => void;
  /** Tells the framework of an error. */
  readonly fail: (error: Error) => void;
}

function onExpress(express: typeof express5): Build {
  return async (store, answer) => {
    const handler: RequestHandler = (_request, response, next) =>
      answer({ response, send: (stream) => void stream.on('error', next).pipe(response), fail: next });
    return express().set('env', 'test').use(forExpress.akidotpWebhook(secret, { store }), handler);
  };
}

function onKoa(Koa: typeof Koa3): Build {
  return async (store, answer) => {
    const app = new Koa();
    app.silent = true;
    app.on('error', () => undefined);
    const handler: Middleware = async (context) => {
      let failure: Error | undefined;
      const send = (stream: PassThrough) => void (context.body = stream);
      const answered = answer({ response: context.res, send, fail: (error) => (failure = error) });
      if (context.body === undefined) context.respond = false;
      await answered;
      if (failure !== undefined) throw failure;
    };
    return app.use(forKoa.akidotpWebhook(secret, { store })).use(handler).callback();
  };
}

const onFastify: Build = async (store, answer) => {
  const app = fastify();
  await app.register(forFastify.akidotpWebhook, { secret, store });
  const handler: RouteHandlerMethod = (_request, reply) => {
    const send = (stream: PassThrough) => void reply.send(stream);
    answer({ response: reply.raw, send, fail: (error) => void reply.send(error) });
  };
  app.post(PATH, handler);
  await app.ready();
  return (request, response) => app.routing(request, response);
};

const frameworks: readonly (readonly [framework: string, build: Build])[] = [
  ['Express 5', onExpress(express5)],
  ['Express 4', onExpress(express4 as typeof express5)],
  ['Koa 3', onKoa(Koa3)],
  ['Koa 2', onKoa(Koa2 as typeof Koa3)],
  ['Fastify 5', onFastify],
];

const fine: Answer = ({ response }) => void response.writeHead(200, { 'content-length': 4 }).end('fine');
const handledFirst = { status: 200, text: 'fine' };
const duplicate = { status: 200, text: 'OK' };

/** Answers that the sender never gets whole. */
const brokenOff: readonly (readonly [how: string, answer: Answer])[] = [
  ['destroys the response', ({ response }) => void response.destroy()],
  [
    'destroys the response with an error',
    ({ response }) => void response.on('error', () => undefined).destroy(new Error('down')),
  ],
  ['destroys the response after its first byte', ({ response }) => void response.write('x', () => response.destroy())],
  [
    'cuts the connection after its first byte',
    ({ response }) => void response.write('x', () => response.socket?.destroy()),
  ],
  ['sends a stream that fails half-way', ({ send }) => send(failHalfWay())],
];

/** A stream that errs once its first bytes are on their way. */
function failHalfWay(): PassThrough {
  const stream = new PassThrough();
  stream.write('half');
  stream.once('resume', () => setImmediate(() => stream.destroy(new Error('database is down'))));
  return stream;
}

describe.each(frameworks)('%s', (framework, build) => {
  // Koa 2 leaves the answer open where its stream fails: see below.
  const possible = brokenOff.filter(([how]) => framework !== 'Koa 2' || !how.includes('stream'));

  describe.each(possible)('that %s', (_how, broken) => {
    it('has the retry handled', async () => {
      const answers = [broken, fine];
      const { send } = await serve(await build(memoryStore(), (tools) => answers.shift()?.(tools)));
      expect(await send()).toBe('broken off');
      await until(async () => expect(await send()).toMatchObject(handledFirst));
      expect(await send()).toMatchObject(duplicate);
      expect(answers).toEqual([]);
    });
  });

  it('settles nothing when the sender goes away half-way through the answer, but when the application ends it', async () => {
    const left = Promise.withResolvers<ServerResponse>();
    const half: Answer = ({ response }) => {
      response.write('half');
      response.once('close', () => left.resolve(response));
    };
    const answers = [half, fine];
    const { connect, send } = await serve(await build(memoryStore(), (tools) => answers.shift()?.(tools)));
    const connection = await connect();
    await connection.send(example.request);
    await connection.receive('POST').catch(() => undefined);
    connection.close();
    const response = await left.promise;
    expect(await send()).toMatchObject({ status: 409 });
    response.end();
    await until(async () => expect(await send()).toMatchObject(duplicate));
  });

  it('settles nothing when the sender goes away half-way through a stream', async () => {
    const stream = new PassThrough();
    const gone = Promise.withResolvers<void>();
    const answers: Answer[] = [
      ({ send, response }) => {
        response.once('close', () => gone.resolve());
        stream.write('half');
        send(stream);
      },
      fine,
    ];
    const { connect, send } = await serve(await build(memoryStore(), (tools) => answers.shift()?.(tools)));
    const connection = await connect();
    await connection.send(example.request);
    await connection.receive('POST').catch(() => undefined);
    connection.close();
    await gone.promise;
    expect(await send()).toMatchObject({ status: 409 });
    expect(answers).toEqual([fine]);
  });

  it('is told by the store though the answer was whole before its end', async () => {
    const inner = memoryStore();
    const told = Promise.withResolvers<void>();
    const late: DeliveryStore = {
      ...inner,
      commit: async (token, keep) => (await told.promise, inner.commit(token, keep)),
    };
    const whole: Answer = ({ response }) => {
      response.writeHead(200, { 'content-length': 4 }).write('fine');
      response.end();
    };
    const { connect } = await serve(await build(late, whole));
    const connection = await connect();
    await connection.send(example.request);
    expect(await connection.receive('POST')).toMatchObject(handledFirst);
    const other = await connect();
    await other.send(example.request);
    const again = other.receive('POST');
    told.resolve();
    expect(await again).toMatchObject(duplicate);
    other.close();
    connection.close();
  });

  it.each([
    ['success', 200],
    ['a failure', 500],
  ])(
    'ends an answer of %s only when the store knows, so that whoever sends again at once hears the same',
    async (_what, status) => {
      const inner = memoryStore();
      const told: (() => void)[] = [];
      const wait = () => new Promise<void>((resolve) => void told.push(resolve));
      const slow: DeliveryStore = {
        ...inner,
        commit: async (token, keep) => (await wait(), inner.commit(token, keep)),
        release: async (token) => (await wait(), inner.release(token)),
      };
      const answers: Answer[] = [
        ({ response }) => void response.writeHead(status, { 'content-length': 4 }).end('fine'),
        fine,
      ];
      const { connect, send } = await serve(await build(slow, (tools) => answers.shift()?.(tools)));
      const connection = await connect();
      await connection.send(example.request);
      let isAnswered = false;
      const answer = connection.receive('POST').finally(() => (isAnswered = true));
      await until(() => expect(told).toHaveLength(1));
      // Others are answered meanwhile, and whoever sends the same waits for what the store is told.
      const again = send();
      expect(await send({ ...example.request, headers: [] })).toMatchObject({ status: 401 });
      expect(isAnswered).toBe(false);
      told.shift()?.();
      expect(await answer).toMatchObject({ status, text: 'fine' });
      // The retry of a failure is handled, and the store is told of that, too.
      await until(() => expect(told).toHaveLength(status === 500 ? 1 : 0));
      told.shift()?.();
      expect(await again).toMatchObject(status === 200 ? duplicate : handledFirst);
    },
  );

  it('lets nothing more into an answer whose end waits', async () => {
    const inner = memoryStore();
    const told = Promise.withResolvers<void>();
    const slow: DeliveryStore = {
      ...inner,
      commit: async (token, keep) => (await told.promise, inner.commit(token, keep)),
    };
    const greedy: Answer = ({ response }) => {
      response.writeHead(200, { 'content-length': 4 }).end('fine');
      expect([response.writableEnded, response.headersSent]).toEqual([true, true]);
      expect(response.write('more')).toBe(false);
      response.end('more');
      response.statusCode = 500;
      expect(() => response.setHeader('content-length', 4000)).toThrow(
        expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' }),
      );
      expect(() => response.writeHead(503)).toThrow(/has been sent/);
      told.resolve();
    };
    const { connect } = await serve(await build(slow, greedy));
    const connection = await connect();
    await connection.send(example.request);
    expect(await connection.receive('POST')).toMatchObject(handledFirst);
    // The connection is as good as new.
    await connection.send(example.request);
    expect(await connection.receive('POST')).toMatchObject(duplicate);
    connection.close();
  });
});

describe('an application that goes on after its answer', () => {
  const slow = (): DeliveryStore => {
    const inner = memoryStore();
    return { ...inner, commit: async (token, keep) => inner.commit(token, keep) };
  };
  const later = () => {
    throw new Error('later');
  };

  it.each<[string, (response: Response) => unknown]>([
    ['throws', (response) => later.call(response.json({ ok: true }))],
    [
      'answers once more',
      (response) =>
        response
          .json({ ok: true })
          .status(500)
          .json({ ok: false, more: 'x'.repeat(500) }),
    ],
    ['sets another head', (response) => response.json({ ok: true }).set('content-length', '4000')],
  ])('on Express and %s, has its answer go out whole or not at all, and its next request served', async (_how, act) => {
    for (const express of [express5, express4 as typeof express5]) {
      const app = express()
        .set('env', 'test')
        .use(forExpress.akidotpWebhook(secret, { store: slow() }), (_request, response) => void act(response));
      const { send } = await serve(app);
      const first = await send();
      // A framework cuts the connection of an answer that has been sent when its application fails.
      expect(['broken off', '{"ok":true}']).toContain(first === 'broken off' ? first : first.text);
      expect(first === 'broken off' ? 200 : first.status).toBe(200);
      expect(await send()).toMatchObject(duplicate);
    }
  });

  it.each([
    ['Koa 3', Koa3],
    ['Koa 2', Koa2 as typeof Koa3],
  ])('on %s and throws past it, is not answered otherwise by what stands before', async (_name, Koa) => {
    const app = new Koa();
    app
      .use(async (context, next) => {
        try {
          await next();
        } catch {
          context.status = 500;
          context.body = 'failed';
        }
      })
      .use(forKoa.akidotpWebhook(secret, { store: slow() }))
      .use((context) => {
        context.res.statusCode = 200;
        context.res.setHeader('content-length', 4);
        context.res.end('fine');
        later();
      });
    const { send } = await serve(app.callback());
    expect(await send()).toMatchObject(handledFirst);
    expect(await send()).toMatchObject(duplicate);
  });
});

describe('an answer that cannot be ended once the store knows', () => {
  it('breaks off, and ends no process', async () => {
    const rejected = vi.fn();
    process.on('unhandledRejection', rejected);
    const inner = memoryStore();
    const slow: DeliveryStore = { ...inner, commit: async (token, keep) => inner.commit(token, keep) };
    const odd: Answer = ({ response }) => void response.on('error', () => undefined).end(7 as never);
    const { send } = await serve(await onExpress(express5)(slow, odd));
    expect(await send()).toBe('broken off');
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
  });
});

describe('Koa 2', () => {
  it('has the retry handled of an answer whose stream failed, once the sender no longer waits for its end', async () => {
    const failed = Promise.withResolvers<void>();
    const broken: Answer = ({ response, send }) => {
      send(failHalfWay().once('error', () => failed.resolve()));
      response.flushHeaders();
    };
    const answers = [broken, fine];
    const build = onKoa(Koa2 as typeof Koa3);
    const { connect, send } = await serve(await build(memoryStore(), (tools) => answers.shift()?.(tools)));
    const connection = await connect();
    await connection.send(example.request);
    await failed.promise;
    expect(await send()).toMatchObject({ status: 409 });
    connection.close();
    await until(async () => expect(await send()).toMatchObject(handledFirst));
  });
});

describe('Koa with ctx.respond = false', () => {
  it.each([
    ['Koa 3', Koa3],
    ['Koa 2', Koa2 as typeof Koa3],
  ])('settles nothing when the sender leaves while the application is at work past %s', async (_name, Koa) => {
    const left = Promise.withResolvers<ServerResponse>();
    const app = new Koa();
    let handled = 0;
    app.use(forKoa.akidotpWebhook(secret, { store: memoryStore() })).use((context) => {
      handled++;
      context.respond = false;
      context.res.statusCode = 200;
      context.res.once('close', () => left.resolve(context.res));
    });
    const { connect, send } = await serve(app.callback());
    const connection = await connect();
    await connection.send(example.request);
    await until(() => expect(handled).toBe(1));
    connection.close();
    const response = await left.promise;
    expect(await send()).toMatchObject({ status: 409 });
    response.end();
    await until(async () => expect(await send()).toMatchObject(duplicate));
    expect(handled).toBe(1);
  });
});

describe('an answer that somebody else has given meanwhile', () => {
  /** A gate that keeps handlers from ending. */
  function createGate() {
    const { promise, resolve } = Promise.withResolvers<void>();
    return { wait: () => promise, open: resolve };
  }
  const early = (status: number, text: string) => (response: ServerResponse) =>
    void response.writeHead(status, { 'content-length': text.length }).end(text);

  /** Each serves a guard with a handler in `on`, behind something that answers by itself when it is told to. */
  const builds: readonly (readonly [
    string,
    (on: () => unknown, answerNow: EventEmitter) => Promise<RequestListener>,
  ])[] = [
    ...[express5, express4 as typeof express5].map(
      (express, index) =>
        [
          `Express ${5 - index}`,
          async (on: () => unknown, now: EventEmitter) =>
            express()
              .use((_request, response, next) => {
                now.once('answer', (answer: (response: ServerResponse) => void) => answer(response));
                next();
              })
              .use(forExpress.akidotpWebhook(secret, { on: { '*': on }, path: PATH }))
              .use((_request, response) => void early(200, 'next')(response)),
        ] as const,
    ),
    ...[Koa3, Koa2 as typeof Koa3].map(
      (Koa, index) =>
        [
          `Koa ${3 - index}`,
          async (on: () => unknown, now: EventEmitter) =>
            new Koa()
              .use((context, next) => {
                now.once('answer', (answer: (response: ServerResponse) => void) => answer(context.res));
                return next();
              })
              .use(forKoa.akidotpWebhook(secret, { on: { '*': on }, path: PATH }))
              .use((context) => void (context.body = 'next'))
              .callback(),
        ] as const,
    ),
    [
      'Fastify 5',
      async (on, now) => {
        const app = fastify();
        app.addHook('onRequest', async (_request, reply) => {
          now.once('answer', (answer: (response: ServerResponse) => void) => answer(reply.raw));
        });
        await app.register(forFastify.akidotpWebhook, { secret, on: { '*': on }, path: PATH });
        app.post('/next', async () => 'next');
        await app.ready();
        return (request, response) => app.routing(request, response);
      },
    ],
  ];

  it.each(builds)(
    'is left alone on %s, and the next request of the connection is served',
    async (_framework, build) => {
      const gate = createGate();
      const now = new EventEmitter();
      const on = vi.fn(gate.wait);
      const { connect } = await serve(await build(on, now));
      const connection = await connect();
      await connection.send(example.request);
      await until(() => expect(on).toHaveBeenCalledTimes(1));
      now.emit('answer', early(503, 'too late'));
      expect(await connection.receive('POST')).toMatchObject({ status: 503, text: 'too late' });
      await connection.send({ ...example.request, target: '/next' });
      gate.open();
      expect(await connection.receive('POST')).toMatchObject({ status: 200, text: 'next' });
      connection.close();
    },
  );

  it('by connect-timeout ends no other request of the connection', async () => {
    const gate = createGate();
    const app = express5()
      .set('env', 'test')
      .use(timeout('10ms'))
      .use(forExpress.akidotpWebhook(secret, { path: PATH, on: { '*': gate.wait } }))
      .post('/innocent', (_request, response) => {
        gate.open();
        setImmediate(() => response.send('fine'));
      });
    const { connect } = await serve(app);
    const connection = await connect();
    await connection.send(example.request);
    expect(await connection.receive('POST')).toMatchObject({ status: 503 });
    await connection.send({ ...example.request, target: '/innocent' });
    expect(await connection.receive('POST')).toMatchObject({ status: 200, text: 'fine' });
    connection.close();
  });

  it.each([
    ['success: the application still handles it', 202, 1],
    ['a failure: nobody handles it', 503, 0],
  ])('while the guard waits, with %s', async (_what, status, times) => {
    const handled = vi.fn();
    const app = express5()
      .use((_request, response, next) => {
        early(status, 'early')(response);
        next();
      })
      .use(forExpress.akidotpWebhook(secret, { store: memoryStore() }), handled);
    const { send } = await serve(app);
    expect(await send()).toMatchObject({ status, text: 'early' });
    await until(() => expect(handled).toHaveBeenCalledTimes(times));
    // The early answer goes to the second, too; but the handler runs once, where the first was a success.
    expect(await send()).toMatchObject({ text: 'early' });
    expect(handled).toHaveBeenCalledTimes(times);
  });
});

describe('HTTP/2', () => {
  it('settles by the answer, and not by a stream that the sender resets', async () => {
    const pending: ServerResponse[] = [];
    const app = new Koa3();
    app.use(forKoa.akidotpWebhook(secret, { store: memoryStore() })).use((context) => {
      context.respond = false;
      context.res.statusCode = 200;
      pending.push(context.res);
    });
    const server = createHttp2Server(app.callback() as never).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { headers, body } = exampleOf(akidotp).request;
    const start = () => {
      const lower = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
      const stream = client.request({ ':method': 'POST', ':path': PATH, ...lower });
      stream.on('error', () => undefined).end(body);
      return stream;
    };
    const statusOf = async () => {
      const stream = start();
      const [answer] = (await once(stream, 'response')) as [{ ':status': number }];
      stream.close();
      return answer[':status'];
    };
    const first = start();
    await until(() => expect(pending).toHaveLength(1));
    first.close(8);
    await once(first, 'close');
    expect(await statusOf()).toBe(409);
    pending[0]?.end('late');
    await until(async () => expect(await statusOf()).toBe(200));
    expect(pending).toHaveLength(1);
    client.close();
    server.close();
  });
});
