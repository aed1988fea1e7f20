import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { akidotpWebhook as expressWebhook, captureRawBody } from '@hooknotary/express';
import { akidotpWebhook as fastifyWebhook } from '@hooknotary/fastify';
import { akidotpWebhook as koaWebhook } from '@hooknotary/koa';
import express5 from 'express';
import express4 from 'express4';
import { fastify } from 'fastify';
import Koa3 from 'koa';
import Koa2 from 'koa2';
import request from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { example, forged, PATH, post, secret, seen } from '../contract/post.ts';

type Before = (received: IncomingMessage) => unknown;

const frameworks = [
  { framework: 'Express 5', create: async (before: Before) => toServer(createExpress(express5), before) },
  { framework: 'Express 4', create: async (before: Before) => toServer(createExpress(express4), before) },
  { framework: 'Koa 3', create: async (before: Before) => toServer(createKoa(Koa3), before) },
  { framework: 'Koa 2', create: async (before: Before) => toServer(createKoa(Koa2), before) },
  { framework: 'Fastify 5', create: createFastify },
];

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(frameworks)('$framework', ({ create }) => {
  it.each([
    ['the parsed object', (bytes: Buffer) => JSON.parse(bytes.toString()) as unknown],
    ['an object in the form of a Buffer', (bytes: Buffer) => bytes.toJSON()],
    ['a list of bytes', (bytes: Buffer) => [...bytes]],
    ['text in an object', (bytes: Buffer) => Object(bytes.toString()) as unknown],
  ])('never re-serialises a rawBody that is an object: %s', async (_what, keep) => {
    const answer = await post(
      await create(async (received) => {
        const bytes = await readAll(received);
        Object.assign(received, { rawBody: keep(bytes), body: keep(bytes) });
      }),
    );
    expect(answer.body).toMatchObject({ statusCode: 500, code: 'body_already_parsed' });
  });

  it('does not hang when somebody read the first bytes of the stream', async () => {
    const answer = await post(await create(readOnce));
    expect(answer.body).toMatchObject({ statusCode: 500, code: 'body_already_parsed' });
  });

  it('does not hang when the stream ended before it looked, and tells a forger nothing else', async () => {
    const answer = await post(await create(readAll), forged);
    expect(answer.body).toMatchObject({ statusCode: 500, code: 'body_already_parsed' });
  });

  it('does not hang when somebody destroyed the stream without an answer', async () => {
    const server = await create((received) => void received.destroy());
    await expect(post(server)).rejects.toThrow('socket hang up');
  });

  it('prints neither the body nor the signature of a forged delivery', async () => {
    const written: string[] = [];
    const record = (chunk: unknown): boolean => written.push(String(chunk)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    for (const each of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, each).mockImplementation((...all: unknown[]) => void record(all));
    }
    const { status } = await post(await create(() => undefined), { ...forged, body: Buffer.from('{"a":"canary"}') });
    vi.restoreAllMocks();
    expect([status, written]).toEqual([401, []]);
  });

  it('leaves no promise rejected, whatever is sent', async () => {
    const rejected: unknown[] = [];
    const note = (reason: unknown): void => void rejected.push(reason);
    process.on('unhandledRejection', note);
    const server = await create(() => undefined);
    const statuses = await Promise.all([
      post(server, forged).then(({ status }) => status),
      post(server).then(({ status }) => status),
      request(server)
        .post(PATH)
        .then(({ status }) => status),
      request(server)
        .get(PATH)
        .then(({ status }) => status),
      request(server)
        .post(PATH)
        .set('Content-Encoding', 'gzip')
        .then(({ status }) => status),
    ]);
    await new Promise((resolve) => void setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect([statuses, rejected]).toEqual([[401, 200, 401, 405, 415], []]);
  });
});

describe.each([
  { framework: 'Express 5', express: express5 },
  { framework: 'Express 4', express: express4 },
])('$framework behind a JSON parser', ({ express }) => {
  it.each([
    ['text/plain', express.json()],
    ['application/x-www-form-urlencoded', express.json()],
    ['text/plain', express.json({ verify: captureRawBody })],
    ['application/vnd.api+json', express.json({ verify: captureRawBody })],
  ])('accepts a delivery of type %s, which that parser left unread', async (type, parser) => {
    const app = express().use(parser, expressWebhook(secret), (received, response) => {
      const { webhook, rawBody, body } = received as { webhook?: { type: string }; rawBody?: Buffer; body?: unknown };
      response.json({ type: webhook?.type, bytes: rawBody?.toString(), body });
    });
    expect((await post(app, example.request, type)).body).toEqual(seen);
  });

  it.each([
    ['a signed delivery', example.request],
    ['a forged one', forged],
  ])('does not tell the sender of %s that all is well', async (_what, delivery) => {
    const handled: unknown[] = [];
    const app = express().use(express.json(), expressWebhook(secret, { on: { '*': () => handled.push(1) } }));
    const answer = await post(app, delivery);
    expect([answer.status, handled]).toEqual([500, []]);
  });
});

describe('Fastify 5 with a logger', () => {
  it('logs neither the body, nor the signature, nor the secret of a forged delivery', async () => {
    const lines: string[] = [];
    const app = fastify({ logger: { level: 'trace', stream: { write: (line: string) => void lines.push(line) } } });
    await app.register(fastifyWebhook, { secret });
    app.post(PATH, async () => 'never');
    await app.ready();
    const body = Buffer.from('{"phone":"canary"}');
    await post(app.server, { ...forged, body });
    await app.close();
    const log = lines.join('');
    expect(log).toContain('signature_mismatch');
    for (const hidden of ['canary', secret, ...forged.headers.map(([, value]) => value).filter(isDigest)]) {
      expect(log).not.toContain(hidden);
    }
  });
});

function isDigest(value: string): boolean {
  return /[0-9a-f]{64}/.test(value);
}

function createExpress(express: typeof express5): RequestListener {
  return express().use(expressWebhook(secret), (_request, response) => void response.send('handled'));
}

function createKoa(Koa: typeof Koa3): RequestListener {
  const app = new Koa();
  app.use(koaWebhook(secret)).use((context) => {
    context.body = 'handled';
  });
  return app.callback();
}

async function createFastify(before: Before): Promise<Server> {
  const app = fastify({ serverFactory: (listener) => toServer(listener, before) });
  await app.register(fastifyWebhook, { secret });
  app.all('/*', async () => 'handled');
  await app.ready();
  return app.server as Server;
}

function toServer(listener: RequestListener, before: Before): Server {
  return createServer((received, response) => {
    void Promise.resolve(before(received)).then(() => listener(received, response));
  });
}

async function readAll(received: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  received.on('data', (chunk: Buffer) => void chunks.push(chunk));
  await once(received, 'end');
  return Buffer.concat(chunks);
}

async function readOnce(received: IncomingMessage): Promise<void> {
  await once(received, 'readable');
  received.read(5);
}
