import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import middie from '@fastify/middie';
import { defineProvider } from '@hooknotary/core';
import * as forExpress from '@hooknotary/express';
import * as forKoa from '@hooknotary/koa';
import { Router } from '@koa/router';
import connect from 'connect';
import express5, { type RequestHandler } from 'express';
import express4 from 'express4';
import { fastify } from 'fastify';
import Koa3, { type Middleware } from 'koa';
import mount from 'koa-mount';
import Koa2 from 'koa2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withHeader, withoutHeader, withSignature } from './edits.ts';
import type { HttpRequest } from './http.ts';
import { exampleOf } from './published.ts';
import { akidotp, kudosity } from './senders.ts';
import { sendTo as send } from './serving.ts';

const PATH = '/webhooks/akidotp';
const { secret } = akidotp;
const example = exampleOf(akidotp);
const to = (target: string): HttpRequest => akidotp.send(example.content, { target });
const unsigned = (target: string) => withoutHeader(to(target), akidotp.signatureHeader);
const forged = (target: string) => withSignature(akidotp, to(target), '0'.repeat(64));

const REACHED = 'passed untouched';
const reached = (_request: unknown, response: ServerResponse) => void response.end(REACHED);
const answer: Middleware = (context) => {
  context.body = REACHED;
};

/** One guard of one path, on an application that mounts it in some way. */
type Mount = readonly [how: string, serve: () => RequestListener];

const guard = () => forExpress.akidotpWebhook(secret, { path: PATH, on: { '*': forExpress.ignore } });
const guardKoa = () => forKoa.akidotpWebhook(secret, { path: PATH, on: { '*': forKoa.ignore } });

const expressMounts = [express5, express4 as typeof express5].flatMap((express, index): readonly Mount[] => {
  const version = `Express ${5 - index}`;
  return [
    [version, () => express().use(guard()).use(reached)],
    [`${version}, under a part of the path`, () => express().use('/webhooks', guard()).use(reached)],
    [`${version}, under the whole path`, () => express().use(PATH, guard()).use(reached)],
    [`${version}, in a router`, () => express().use('/webhooks', express.Router().use(guard())).use(reached)],
    [
      `${version}, in a router of a router`,
      () =>
        express()
          .use('/webhooks', express.Router().use('/akidotp', express.Router().use(guard())))
          .use(reached),
    ],
    [`${version}, in another application`, () => express().use('/webhooks', express().use(guard())).use(reached)],
  ];
});

const koaMounts = [Koa3, Koa2 as typeof Koa3].flatMap((Koa, index): readonly Mount[] => {
  const version = `Koa ${3 - index}`;
  const serve = (...middleware: readonly Middleware[]) => middleware.reduce((app, each) => app.use(each), new Koa());
  return [
    [version, () => serve(guardKoa(), answer).callback()],
    [`${version}, under koa-mount`, () => serve(mount('/webhooks', serve(guardKoa())), answer).callback()],
    [`${version}, as middleware under koa-mount`, () => serve(mount('/webhooks', guardKoa()), answer).callback()],
    [
      `${version}, in a router with a prefix`,
      () => {
        const router = new Router({ prefix: '/webhooks' });
        router.use(guardKoa()).all('/{*any}', answer);
        return serve(router.routes() as Middleware, answer).callback();
      },
    ],
    [`${version}, in Express`, () => express5().use('/webhooks', serve(guardKoa(), answer).callback()).use(reached)],
  ];
});

const otherMounts: readonly Mount[] = [
  // The casts are the point, here and below: a middleware of Express, where there is no Express.
  [
    'connect',
    () =>
      connect()
        .use(guard() as never)
        .use(reached),
  ],
  [
    'connect, under a part of the path',
    () =>
      connect()
        .use('/webhooks', guard() as never)
        .use(reached),
  ],
  ['no framework', () => (request, response) => callPlain(guard(), request, response)],
];

describe.each([...expressMounts, ...koaMounts, ...otherMounts])('a guard of one path on %s', (_how, serve) => {
  it('takes what comes to that path of the URL', async () => {
    expect(await send(serve(), to(PATH))).toMatchObject({ status: 200, text: 'OK' });
    expect(await send(serve(), to(`${PATH}?a=1`))).toMatchObject({ status: 200, text: 'OK' });
  });

  it('refuses there what is unsigned, and what is forged', async () => {
    expect(await send(serve(), unsigned(PATH))).toMatchObject({ status: 401 });
    expect(await send(serve(), forged(PATH))).toMatchObject({ status: 401 });
  });

  it.each(['/webhooks/other', '/webhooks/akidotp/more', '/webhooks/webhooks/akidotp'])('lets %s by', async (target) => {
    expect(await send(serve(), unsigned(target))).toMatchObject({ status: 200, text: REACHED });
  });
});

describe('a guard of every path', () => {
  it('works where nothing of Express is there', async () => {
    const listener = connect()
      .use(forExpress.akidotpWebhook(secret) as never)
      .use(reached);
    expect(await send(listener, to('/'))).toMatchObject({ status: 200, text: REACHED });
    expect(await send(listener, unsigned('/'))).toMatchObject({ status: 401 });
    const handle = forExpress.kudosityWebhook(kudosity.secret);
    const plain: RequestListener = (request, response) => callPlain(handle, request, response);
    expect(await send(plain, exampleOf(kudosity).request)).toMatchObject({ status: 200, text: REACHED });
    expect(await send(plain, withoutHeader(exampleOf(kudosity).request, kudosity.signatureHeader))).toMatchObject({
      status: 401,
    });
  });

  it('works on @fastify/middie', async () => {
    const app = fastify();
    await app.register(middie);
    app.use(guard() as never);
    app.post('/*', async () => REACHED);
    await app.ready();
    const listener: RequestListener = (request, response) => app.routing(request, response);
    expect(await send(listener, to(PATH))).toMatchObject({ status: 200, text: 'OK' });
    expect(await send(listener, unsigned(PATH))).toMatchObject({ status: 401 });
    expect(await send(listener, unsigned('/other'))).toMatchObject({ status: 200, text: REACHED });
    await app.close();
  });
});

describe('a hostile target', () => {
  const targets = ['http://[x/a', 'http://[::1/a', '*', '/%zz', '//[', 'http://', '/\\evil', '/?#'];

  // Not within koa-mount, a router of Koa's or connect: those fall over such targets themselves.
  const able = [...expressMounts, ...koaMounts, ...otherMounts].filter(
    ([how]) => !/koa-mount|prefix|connect/.test(how),
  );

  it.each(able)('is no fault of ours on %s', async (_how, serve) => {
    const answers = targets.map((target) => send(serve(), unsigned(target)));
    const statuses = (await Promise.all(answers)).map((each) => each?.status ?? 0);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });
});

describe('a request that passes by with the signature of the sender', () => {
  const warnings: string[] = [];
  const hear = ({ code = '', message }: Error & { code?: string }) => void warnings.push(`${code} ${message}`);
  beforeEach(() => void process.on('warning', hear));
  afterEach(() => {
    process.off('warning', hear);
    warnings.length = 0;
  });
  const NOT_GUARDED = expect.stringMatching(
    /^HOOKNOTARY_NOT_GUARDED akidotp: .*x-akidotp-signature.*another path than '\/webhooks\/akidotp'/,
  );

  it.each([...expressMounts.slice(0, 2), ...koaMounts.slice(0, 2)])('is warned of once on %s', async (_how, serve) => {
    const listener = serve();
    await send(listener, to('/webhooks/akidotp/'));
    await send(listener, to('/other'));
    await send(listener, unsigned('/other'));
    expect(warnings).toEqual([NOT_GUARDED]);
    expect(warnings.join()).not.toContain('/other');
  });

  it('is not warned of without a signature', async () => {
    await send(express5().use(guard()).use(reached), unsigned('/other'));
    expect(warnings).toEqual([]);
  });

  it('is not warned of where another guard of that sender takes it', async () => {
    const other = forExpress.akidotpWebhook(secret, { path: '/other', on: { '*': forExpress.ignore } });
    const route = express5().use(guard(), other).post('/third', forExpress.akidotpWebhook(secret), reached);
    expect(await send(route, to('/other'))).toMatchObject({ status: 200, text: 'OK' });
    expect(await send(route, to('/third'))).toMatchObject({ status: 200, text: REACHED });
    expect(warnings).toEqual([]);
  });

  it('is not warned of where a guard that came first lets it go on', async () => {
    const first = forExpress.akidotpWebhook(secret, { path: '/b' });
    const app = express5()
      .use(first, forExpress.akidotpWebhook(secret, { path: '/a' }))
      .post('/b', reached);
    expect(await send(app, to('/b'))).toMatchObject({ status: 200, text: REACHED });
    const koa = new Koa3()
      .use(forKoa.akidotpWebhook(secret, { path: '/b' }))
      .use(forKoa.akidotpWebhook(secret, { path: '/a' }))
      .use(answer);
    expect(await send(koa.callback(), to('/b'))).toMatchObject({ status: 200, text: REACHED });
    expect(warnings).toEqual([]);
  });

  it('is not warned of where a guard of another sender reads the same header', async () => {
    const other = defineProvider<'other', object>({
      name: 'other',
      signature: { headers: ['x-akidotp-signature'] },
      types: {},
      typeOf: () => undefined,
    });
    const app = express5().use(
      guard(),
      forExpress.webhook(other, secret, { path: '/other', on: { '*': forExpress.ignore } }),
    );
    expect(await send(app, to('/other'))).toMatchObject({ status: 200, text: 'OK' });
    expect(warnings).toEqual([]);
  });

  it('costs one listener, however many guards let it by', async () => {
    const guards = Array.from({ length: 30 }, (_, index) =>
      forExpress.akidotpWebhook(secret, { path: `/tenants/${index}`, on: { '*': forExpress.ignore } }),
    );
    expect(await send(express5().use(guards), to('/tenants/29'))).toMatchObject({ status: 200, text: 'OK' });
    expect(warnings).toEqual([]);
  });

  it('passes where a platform has no response that tells of its end', () => {
    const passed = vi.fn();
    const [, signature = ''] = to('/other').headers.find(([name]) => /signature/i.test(name)) ?? [];
    const request = { url: '/other', headers: { 'x-akidotp-signature': signature } };
    guard()(request as never, {} as never, passed);
    expect(passed).toHaveBeenCalledExactlyOnceWith();
  });

  it('is warned of where only the guard of another sender takes it', async () => {
    const other = forExpress.carddaWebhook(secret, { path: '/other', on: { '*': forExpress.ignore } });
    await send(express5().use(guard(), other), withHeader(to('/other'), 'X-Cardda-Signature', '0'.repeat(64)));
    // The other way round, Cardda's comes to the path of AkidOTP's.
    expect(warnings).toEqual([NOT_GUARDED]);
  });
});

function callPlain(handle: RequestHandler, request: IncomingMessage, response: ServerResponse): void {
  handle(request as never, response as never, (error?: unknown) => {
    response.statusCode = error === undefined ? 200 : 500;
    response.end(REACHED);
  });
}
