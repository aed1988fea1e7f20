import { createRequire } from 'node:module';
import { akidotpWebhook, ignore, type WebhookOptions } from '@hooknotary/koa';
import { Router } from '@koa/router';
import Koa3, { type Middleware } from 'koa';
import Koa2 from 'koa2';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { forged, PATH, post, secret, seen } from './post.ts';

// Not imported, for its types and those of Express cannot be in one program: both say what `rawBody` is.
const { bodyParser } = createRequire(import.meta.url)('@koa/bodyparser') as {
  bodyParser: (options?: object) => Middleware;
};

const handler: Middleware = (context) => {
  const { rawBody, body } = context.request as { rawBody?: unknown; body?: unknown };
  context.body = { type: context.webhook?.type, bytes: String(rawBody), body };
};

/** What a parser of the application's own might leave behind. */
const keeps =
  (name: 'rawBody' | 'body', to: (bytes: Buffer) => unknown): Middleware =>
  async (context, next) => {
    const chunks: Buffer[] = [];
    for await (const chunk of context.req) chunks.push(chunk as Buffer);
    Object.assign(context.request, { [name]: to(Buffer.concat(chunks)) });
    return next();
  };

describe.each([
  { framework: 'Koa 3', Koa: Koa3 },
  { framework: 'Koa 2', Koa: Koa2 },
])('$framework', ({ Koa }) => {
  function create(...middleware: readonly Middleware[]): Koa3 {
    const app = new Koa();
    app.silent = true;
    for (const each of middleware) app.use(each);
    return app;
  }

  it.each([
    ['ctx.request.rawBody', keeps('rawBody', (bytes) => bytes)],
    ['ctx.request.rawBody that is no Buffer', keeps('rawBody', (bytes) => new Uint8Array(bytes))],
    ['ctx.request.body', keeps('body', (bytes) => bytes)],
    ['ctx.request by another guard', akidotpWebhook(secret)],
    ['the stream by a parser of other types', bodyParser({ enableTypes: ['form'] }) as Middleware],
  ])('takes the bytes left in %s', async (_name, before) => {
    const answer = await post(create(before, akidotpWebhook(secret), handler).callback());
    expect(answer.body).toEqual(seen);
  });

  it.each([
    ['@koa/bodyparser, which keeps text', bodyParser()],
    ['a parser that keeps text', keeps('rawBody', (bytes) => bytes.toString())],
    ['a parser that keeps an object', keeps('body', (bytes) => JSON.parse(bytes.toString()) as unknown)],
  ])('says what to change behind %s', async (_name, before) => {
    const told: unknown[] = [];
    const guard = akidotpWebhook(secret, { onRefused: ({ code }) => told.push(code) });
    const answer = await post(create(before, guard, handler).callback());
    expect(told).toEqual(['body_already_parsed']);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ statusCode: 500, code: 'body_already_parsed' });
    expect(answer.text).toContain('before the body parser');
  });

  it('leaves nothing to read for @koa/bodyparser behind it', async () => {
    const answer = await post(create(akidotpWebhook(secret), bodyParser(), handler).callback());
    expect(answer.body).toEqual(seen);
  });

  it('lets a parser behind it have the other paths', async () => {
    const app = create(akidotpWebhook(secret, { path: PATH }), bodyParser(), handler);
    const other = await request(app.callback()).post('/other').send({ a: 1 });
    expect(other.body).toEqual({ bytes: '{"a":1}', body: { a: 1 } });
  });

  it('hands its own path on where it has no handlers', async () => {
    const answer = await post(create(akidotpWebhook(secret, { path: PATH }), handler).callback());
    expect(answer.body).toEqual(seen);
  });

  it('guards a route of a router, with handlers after it', async () => {
    const router = new Router({ prefix: '/webhooks' }).post(
      '/akidotp',
      akidotpWebhook(secret) as never,
      handler as never,
    );
    const app = create(router.routes() as Middleware);
    expect((await post(app.callback())).body).toEqual(seen);
    expect((await request(app.callback()).get(PATH)).status).toBe(404);
  });

  it('lets what stands before it see and change the answer', async () => {
    const app = create(
      async (context, next) => {
        await next();
        context.set('x-status', String(context.status));
      },
      akidotpWebhook(secret, { on: { '*': ignore } }),
    );
    expect((await post(app.callback())).headers).toMatchObject({ 'x-status': '200' });
    expect((await request(app.callback()).post('/').send('{}')).headers).toMatchObject({ 'x-status': '401' });
  });

  it("does not take the application's errors for its own", async () => {
    const refused: unknown[] = [];
    const guard = akidotpWebhook(secret, { onRefused: (error) => refused.push(error) });
    const app = create(guard, (context) => context.throw(418, 'short and stout'));
    const answer = await post(app.callback());
    expect([answer.status, answer.text, refused]).toEqual([418, 'short and stout', []]);
  });

  describe('with onError', () => {
    const guard = (onError: NonNullable<WebhookOptions<never>['onError']>) => akidotpWebhook(secret, { onError });

    it('lets Koa answer a refusal that it throws, and tells the application', async () => {
      const errors: unknown[] = [];
      const app = create(guard((error) => raise(error)));
      app.on('error', (error) => errors.push(error));
      const answer = await post(app.callback(), forged);
      expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('does not match')]);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(errors).toMatchObject([{ code: 'signature_mismatch' }]);
    });

    it('keeps the message of a fault of ours from the sender', async () => {
      const app = create(akidotpWebhook(() => '', { onError: (error) => raise(error) }));
      const answer = await post(app.callback());
      expect([answer.status, answer.text]).toEqual([503, 'Service Unavailable']);
    });

    it('lets it answer by itself, in its own time', async () => {
      const app = create(
        guard(async (error, context) => {
          await later();
          context.status = 402;
          context.body = { own: error.code };
        }),
        handler,
      );
      const answer = await post(app.callback(), forged);
      expect([answer.status, answer.body]).toEqual([402, { own: 'signature_mismatch' }]);
    });

    it('is not asked about genuine deliveries', async () => {
      const app = create(
        guard(() => raise(new Error('own'))),
        handler,
      );
      expect((await post(app.callback())).body).toEqual(seen);
    });
  });
});

async function later(): Promise<void> {
  await new Promise((resolve) => void setImmediate(resolve));
}

function raise(error: Error): never {
  throw error;
}
