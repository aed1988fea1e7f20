import { PassThrough } from 'node:stream';
import { akidotpWebhook, carddaWebhook, ignore, kudosityWebhook } from '@hooknotary/fastify';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { headerOf } from './edits.ts';
import { app, deliver, handler, send } from './fastify-app.ts';
import { example, PATH, secret, seen } from './post.ts';
import { exampleOf } from './published.ts';
import { kudosity } from './senders.ts';

async function guard(scope: FastifyInstance): Promise<void> {
  await scope.register(akidotpWebhook, { secret });
  scope.post(PATH, handler);
}

describe('Fastify 5', () => {
  it('guards the whole application where it is registered at the root', async () => {
    await app.register(akidotpWebhook, { secret });
    app.post('/other', handler);
    const answer = await send('/other', '{}');
    expect(answer.body).toMatchObject({ code: 'signature_missing' });
  });

  it('guards the scopes within its scope', async () => {
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret });
      await scope.register(async (inner) => void inner.post(PATH, handler));
    });
    expect((await deliver()).body).toEqual(seen);
    expect((await send(PATH, '{}')).body).toMatchObject({ code: 'signature_missing' });
  });

  it('hands its options through a prefix', async () => {
    await app.register(akidotpWebhook, { secret, prefix: '/webhooks', path: '/akidotp', on: { '*': ignore } });
    expect((await deliver()).text).toBe('OK');
  });

  it('stands in for its route in a scope with a prefix', async () => {
    await app.register(
      async (scope) => scope.register(akidotpWebhook, { secret, path: '/akidotp', on: { '*': ignore } }),
      {
        prefix: '/webhooks',
      },
    );
    expect((await deliver()).text).toBe('OK');
  });

  it.each(['/webhooks/%C3%A9', '/a%20b', '/a%25b', '/a;b', '/a@b', '/a+b', '/~a'])('owns the path %s', async (path) => {
    await app.register(akidotpWebhook, { secret, path, on: { '*': ignore } });
    expect((await deliver({ ...example.request, target: path })).text).toBe('OK');
    expect((await send(path, '{}')).body).toMatchObject({ code: 'signature_missing' });
  });

  it.each(['/a%2Fb', '/a%2fb', '/a%3Ab', '/%2A', '/%ff'])('says at once that it could never own %s', async (path) => {
    await expect(app.register(akidotpWebhook, { secret, path, on: { '*': ignore } })).rejects.toThrow(TypeError);
  });

  it('needs handlers where it owns the route', async () => {
    await expect(app.register(akidotpWebhook, { secret, path: PATH })).rejects.toThrow(TypeError);
  });

  it('says at once that the secret is missing', async () => {
    await expect(app.register(akidotpWebhook, { secret: undefined })).rejects.toThrow(TypeError);
  });

  it('says at once that there is no such option', async () => {
    await expect(app.register(carddaWebhook, { secret, onError: () => undefined } as never)).rejects.toThrow(TypeError);
  });

  it('takes a delivery by inject', async () => {
    await app.register(guard);
    const { headers, body, target } = example.request;
    const answer = await app.inject({
      method: 'POST',
      url: target,
      headers: Object.fromEntries(headers),
      payload: Buffer.from(body),
    });
    expect(answer.json()).toEqual(seen);
  });

  it('refuses by inject', async () => {
    await app.register(guard);
    const answer = await app.inject({ method: 'POST', url: PATH, payload: '{}' });
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: 'signature_missing' }]);
  });

  it('lets the application and the scope answer refusals, the nearest first', async () => {
    app.setErrorHandler((_error, _request, reply) => reply.code(418).send('app'));
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret });
      scope.post('/plain', handler);
      await scope.register(async (inner) => {
        inner.setErrorHandler((error: Error & { code?: string }, _request, reply) => reply.code(402).send(error.code));
        inner.post('/own', handler);
      });
    });
    const plain = await send('/plain', '{}');
    const own = await send('/own', '{}');
    expect([plain.status, plain.text, own.status, own.text]).toEqual([418, 'app', 402, 'signature_missing']);
  });

  it('tells the hooks of the application of refusals and of answers', async () => {
    const told: unknown[] = [];
    app.addHook('onError', async (_request, _reply, error) => void told.push((error as { code?: string }).code));
    app.addHook('onResponse', async (_request, reply) => void told.push(reply.statusCode));
    await app.register(akidotpWebhook, { secret, path: PATH, on: { '*': ignore } });
    await send(PATH, '{}');
    await deliver();
    expect(told).toEqual(['signature_missing', 401, 200]);
  });

  it('lets a schema judge the payload after the signature', async () => {
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret });
      scope.post(PATH, { schema: { body: { type: 'object', required: ['channel'] } } }, handler);
    });
    expect((await send(PATH, '{}')).body).toMatchObject({ code: 'signature_missing' });
    expect((await deliver()).body).toMatchObject({ statusCode: 400, code: 'FST_ERR_VALIDATION' });
  });

  it('verifies what an earlier hook made of the stream', async () => {
    app.addHook('preParsing', async (_request, _reply, payload) => payload.pipe(new PassThrough()));
    await app.register(guard);
    expect((await deliver()).body).toEqual(seen);
  });

  it('says that an earlier hook changed the length of the body', async () => {
    app.addHook('preParsing', async (_request, _reply, payload) => {
      const longer = new PassThrough();
      payload.on('data', (chunk: Buffer) => void longer.write(Buffer.concat([chunk, chunk])));
      payload.on('end', () => void longer.end());
      return longer;
    });
    await app.register(guard);
    const answer = await deliver();
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'body_length_mismatch' }]);
  });

  it('guards a GET that has a HEAD of its own', async () => {
    const { request: delivery, payload } = exampleOf(kudosity);
    await app.register(async (scope) => {
      await scope.register(kudosityWebhook, { secret: kudosity.secret });
      scope.get('/webhooks/kudosity', handler);
    });
    await app.ready();
    const signature = headerOf(delivery, kudosity.signatureHeader);
    const get = await request(app.server).get(delivery.target).set(kudosity.signatureHeader, signature);
    const head = await request(app.server).head(delivery.target).set(kudosity.signatureHeader, signature);
    expect([get.body, head.status]).toMatchObject([{ type: 'delivery_receipt', body: payload }, 405]);
  });

  it('leaves request.webhook undefined where nothing guards', async () => {
    await app.register(guard);
    app.post('/other', async (received) => ({ webhook: String(received.webhook) }));
    expect((await send('/other', '{}')).body).toEqual({ webhook: 'undefined' });
  });
});
