import { EventEmitter } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express5 from 'express';
import express4 from 'express4';
import { fastify } from 'fastify';
import Koa3 from 'koa';
import Koa2 from 'koa2';
import { describe, expect, it } from 'vitest';
import { withFraming } from './edits.ts';
import { example, forged, PATH, secret } from './post.ts';
import { sendTo as send } from './serving.ts';

const options = { path: PATH, bodyLimit: 10_000 };

const frameworks: readonly (readonly [name: string, serve: () => Promise<RequestListener>])[] = [
  ...[express5, express4 as typeof express5].map(
    (express, index) =>
      [
        `Express ${5 - index}`,
        async () => express().use(forExpress.akidotpWebhook(secret, { ...options, on: { '*': forExpress.ignore } })),
      ] as const,
  ),
  ...[Koa3, Koa2 as typeof Koa3].map(
    (Koa, index) =>
      [
        `Koa ${3 - index}`,
        async () => new Koa().use(forKoa.akidotpWebhook(secret, { ...options, on: { '*': forKoa.ignore } })).callback(),
      ] as const,
  ),
  [
    'Fastify 5',
    async () => {
      const app = fastify();
      await app.register(forFastify.akidotpWebhook, { secret, ...options, on: { '*': forFastify.ignore } });
      await app.ready();
      return (request, response) => app.routing(request, response);
    },
  ],
];

/** Hands a request over as a platform has left it. */
type Platform = (request: IncomingMessage) => Promise<void> | void;

const behind =
  (platform: Platform, serve: () => Promise<RequestListener>): RequestListener =>
  async (request, response) => {
    await platform(request);
    (await serve())(request, response);
  };

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads the request, and offers its bytes once more by the methods of this request. */
const putBack: Platform = async (request) => {
  const again = Readable.from([await readAll(request)], { objectMode: false });
  const on = request.on.bind(request) as (name: string, listener: () => void) => unknown;
  Object.assign(request, {
    read: (size?: number) => again.read(size) as unknown,
    on(name: string, listener: () => void) {
      if (name === 'data' || name === 'end') again.on(name, listener);
      else on(name, listener);
      return request;
    },
  });
};

describe.each(frameworks)('%s behind a platform', (_framework, serve) => {
  it('that has put the bytes back takes a genuine delivery, and refuses others', async () => {
    const listener = behind(putBack, serve);
    expect(await send(listener, example.request)).toMatchObject({ status: 200, text: 'OK' });
    expect(await send(listener, withFraming(example.request, 'byte-chunks'))).toMatchObject({
      status: 200,
      text: 'OK',
    });
    expect(await send(listener, forged)).toMatchObject({ status: 401 });
    const large = { ...example.request, body: Buffer.alloc(10_001) };
    expect(await send(listener, large)).toMatchObject({ status: 413 });
  });

  it('that only watches the request takes a genuine delivery', async () => {
    const listener = behind((request) => void Object.assign(request, { on: request.on.bind(request) }), serve);
    expect(await send(listener, example.request)).toMatchObject({ status: 200, text: 'OK' });
    expect(await send(listener, forged)).toMatchObject({ status: 401 });
  });

  it('whose getters throw refuses a forgery as any, and takes a genuine delivery', async () => {
    const listener = behind((request) => {
      for (const name of ['body', 'rawBody']) {
        Object.defineProperty(request, name, {
          configurable: true,
          get: () => {
            throw new Error('Invalid JSON');
          },
        });
      }
    }, serve);
    expect(await send(listener, forged)).toMatchObject({ status: 401 });
    expect(await send(listener, example.request)).toMatchObject({ status: 200, text: 'OK' });
  });
});

describe('a request that is no stream', () => {
  /** What a middleware answers to what some platforms and test tools take for a request. */
  async function ask(more: object): Promise<unknown> {
    const { headers, target, method } = example.request;
    const request = Object.assign(new EventEmitter(), {
      method,
      url: target,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      ...more,
    });
    return new Promise((resolve) => {
      const response = { writeHead: () => undefined, end: (body: string) => resolve(JSON.parse(body)) };
      const guard = forExpress.akidotpWebhook(secret);
      // The casts are the point.
      guard(request as never, response as never, (error?: unknown) =>
        resolve(error ?? Reflect.get(request, 'webhook')),
      );
    });
  }

  it.each([
    ['with nothing but events', {}],
    ['that can be resumed', { resume: () => undefined }],
    ['with a parsed body', { body: JSON.parse(example.content) as object, rawBody: example.content }],
  ])('%s is told at once that the bytes are gone', async (_what, more) => {
    expect(await ask(more)).toMatchObject({ code: 'body_already_parsed', statusCode: 500 });
  });

  it('that has kept its bytes is verified', async () => {
    expect(await ask({ rawBody: Buffer.from(example.content) })).toMatchObject({ type: 'verified' });
  });
});
