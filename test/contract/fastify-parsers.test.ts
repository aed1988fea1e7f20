import { akidotpWebhook, ignore } from '@hooknotary/fastify';
import type { FastifyInstance } from 'fastify';
import fastifyRawBody, { type RawBodyPluginOptions } from 'fastify-raw-body';
import { beforeEach, describe, expect, it } from 'vitest';
import { app, deliver, handler, send } from './fastify-app.ts';
import { example, forged, PATH, secret, seen } from './post.ts';

async function guard(scope: FastifyInstance): Promise<void> {
  await scope.register(akidotpWebhook, { secret });
  scope.post(PATH, { config: { rawBody: true } }, handler);
}

describe('Fastify 5 with fastify-raw-body', () => {
  it.each<RawBodyPluginOptions>([
    {},
    { encoding: false },
    { encoding: 'utf8', runFirst: true },
    { encoding: false, runFirst: true },
    { global: false },
    { global: false, encoding: false, runFirst: true },
    { field: 'somewhere' },
    { routes: [PATH] },
  ])('takes a delivery where the application registered it as %o', async (options) => {
    await app.register(fastifyRawBody, options);
    await app.register(guard);
    expect((await deliver()).body).toEqual(seen);
  });

  it('leaves the raw body of other routes to it', async () => {
    await app.register(fastifyRawBody, { encoding: 'utf8' });
    await app.register(guard);
    app.post('/other', async ({ rawBody, body }) => ({ rawBody, body }));
    expect((await send('/other', '{"a": 1}')).body).toEqual({ rawBody: '{"a": 1}', body: { a: 1 } });
  });

  it('takes a delivery of a form, too', async () => {
    await app.register(fastifyRawBody);
    await app.register(guard);
    expect((await deliver(example.request, 'application/x-www-form-urlencoded')).body).toEqual(seen);
  });

  it('refuses a forged delivery', async () => {
    await app.register(fastifyRawBody, { runFirst: true });
    await app.register(guard);
    const answer = await deliver(forged);
    expect(answer.body).toMatchObject({ statusCode: 401, code: 'signature_mismatch' });
  });
});

describe.each([
  ['a guarded scope', async () => app.register(guard)],
  ['a guarded path', async () => app.register(akidotpWebhook, { secret, path: PATH, on: { '*': ignore } })],
])('Fastify 5 beside %s', (_name, register) => {
  beforeEach(async () => {
    await register();
    app.post('/other', handler);
  });

  it('parses the JSON of other routes', async () => {
    expect((await send('/other', '{"a":1}')).body).toEqual({ body: { a: 1 } });
  });

  it('refuses to poison prototypes on other routes', async () => {
    const answer = await send('/other', '{"__proto__":{"x":1}}');
    expect([answer.status, answer.body]).toMatchObject([400, { error: 'Bad Request' }]);
  });

  it('refuses empty JSON on other routes', async () => {
    const answer = await send('/other', '');
    expect(answer.body).toMatchObject({ code: 'FST_ERR_CTP_EMPTY_JSON_BODY' });
  });

  it('refuses malformed JSON on other routes', async () => {
    expect((await send('/other', '{')).status).toBe(400);
  });

  it('refuses forms on other routes', async () => {
    const answer = await send('/other', 'a=1', 'application/x-www-form-urlencoded');
    expect(answer.body).toMatchObject({ statusCode: 415, code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' });
  });

  it('takes text on other routes', async () => {
    expect((await send('/other', 'text', 'text/plain')).body).toEqual({ body: 'text' });
  });

  it('keeps the limit of other routes', async () => {
    const answer = await send('/other', JSON.stringify('x'.repeat(1024 * 1024)));
    expect(answer.body).toMatchObject({ statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' });
  });

  it('keeps a parser that the application added', async () => {
    app.addContentTypeParser('text/csv', { parseAs: 'string' }, async (_request: unknown, text: string | Buffer) =>
      String(text).split(','),
    );
    expect((await send('/other', 'a,b', 'text/csv')).body).toEqual({ body: ['a', 'b'] });
  });

  it('answers unknown routes as ever', async () => {
    expect((await send('/unknown', '{}')).body).toMatchObject({ statusCode: 404, error: 'Not Found' });
  });

  it('still takes its own deliveries', async () => {
    expect((await deliver()).status).toBe(200);
  });
});
