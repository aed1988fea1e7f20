import { createRequire } from 'node:module';
import { akidotpWebhook, captureRawBody, ignore, kudosityWebhook } from '@hooknotary/express';
import express5, { type Express, type RequestHandler } from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { headerOf } from './edits.ts';
import { example, PATH, post, secret, seen } from './post.ts';
import { exampleOf } from './published.ts';
import { akidotp, kudosity } from './senders.ts';

// Multer brings no types of its own.
const multer = createRequire(import.meta.url)('multer') as () => { none: () => RequestHandler };

const handler: RequestHandler = (received, response) => {
  const { webhook } = received;
  response.json({ type: webhook?.type, bytes: received.rawBody?.toString(), body: received.body as unknown });
};

describe.each([
  { framework: 'Express 5', express: express5 },
  { framework: 'Express 4', express: express4 },
])('$framework', ({ express }) => {
  function create(...before: readonly RequestHandler[]): Express {
    const app = express();
    for (const each of before) app.use(each);
    return app;
  }

  it.each([
    ['express.json() that keeps the bytes', express.json({ verify: captureRawBody })],
    ['express.json() that keeps the bytes of every type', express.json({ type: () => true, verify: captureRawBody })],
    ['express.raw() of every type', express.raw({ type: '*/*' })],
    ['express.raw(), which leaves JSON alone', express.raw()],
    ['express.text(), which leaves JSON alone', express.text()],
    ['express.urlencoded(), which leaves JSON alone', express.urlencoded({ extended: true })],
    ['another guard of the same sender', akidotpWebhook(secret)],
  ])('takes a delivery behind %s', async (_name, parser) => {
    const app = create(parser).use(akidotpWebhook(secret), handler);
    const answer = await post(app);
    expect(answer.body).toEqual(seen);
  });

  it.each([
    ['express.json()', express.json()],
    ['express.text() of every type', express.text({ type: '*/*' })],
    ['express.urlencoded() of every type', express.urlencoded({ type: '*/*', extended: true })],
  ])('says what to change behind %s', async (_name, parser) => {
    const told: unknown[] = [];
    const guard = akidotpWebhook(secret, { onRefused: ({ code }) => told.push(code) });
    const app = create(parser).use(guard, handler);
    const answer = await post(app);
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ statusCode: 500, code: 'body_already_parsed' });
    expect(answer.text).toContain('before the body parser');
    expect(told).toEqual(['body_already_parsed']);
  });

  it('says what to change where multer read a form, and takes what multer leaves alone', async () => {
    const app = create(multer().none()).use(akidotpWebhook(secret, { onRefused: () => {} }), handler);
    const form = await request(app)
      .post(PATH)
      .set(akidotp.signatureHeader, headerOf(example.request, akidotp.signatureHeader))
      .field('phone', '+971501234567');
    expect([form.status, form.body]).toMatchObject([500, { code: 'body_already_parsed' }]);
    expect((await post(app)).body).toEqual(seen);
  });

  it('verifies the bytes that a parser kept, not what it made of them', async () => {
    const app = create(express.json({ verify: captureRawBody })).use(akidotpWebhook(secret), handler);
    const answer = await post(app, { ...example.request, body: Buffer.from(JSON.stringify(example.payload)) });
    expect(answer.body).toMatchObject({ statusCode: 401, code: 'signature_mismatch' });
  });

  it('takes an empty body that a parser had first for what it is', async () => {
    const app = create(express.json()).use(akidotpWebhook(secret), handler);
    const answer = await post(app, akidotp.send(''));
    expect(answer.body).toMatchObject({ statusCode: 400, code: 'payload_malformed' });
  });

  it('holds kept bytes to the limit, too', async () => {
    const guard = akidotpWebhook(secret, { bodyLimit: example.content.length - 1 });
    const answer = await post(create(express.raw({ type: '*/*' })).use(guard, handler));
    expect(answer.body).toMatchObject({ statusCode: 413, code: 'body_too_large' });
  });

  it('shows the webhook to handlers by the locals, and to no template', async () => {
    const app = create().use(akidotpWebhook(secret), (_request, response) => {
      const { locals } = response;
      response.json([locals['webhook'] !== undefined, Object.keys(locals), { ...locals }]);
    });
    expect((await post(app)).body).toEqual([true, [], {}]);
  });

  it('guards a mount point', async () => {
    const app = create().use('/webhooks', akidotpWebhook(secret), handler);
    expect((await post(app)).body).toEqual(seen);
    const unsigned = await request(app).post(PATH).send({});
    expect(unsigned.body).toMatchObject({ code: 'signature_missing' });
    const elsewhere = await request(app).post('/other').send({});
    expect(elsewhere.status).toBe(404);
  });

  it('guards a path within a mount point, by the whole of it', async () => {
    const app = create().use('/webhooks', akidotpWebhook(secret, { path: PATH, on: { '*': ignore } }), handler);
    expect((await post(app)).text).toBe('OK');
    expect((await post(app, akidotp.send(example.content, { target: '/webhooks/other' }))).body).toEqual({});
  });

  it('guards a route of a router that is mounted', async () => {
    const router = express.Router().post('/akidotp', akidotpWebhook(secret), handler);
    const app = create().use('/webhooks', router);
    expect((await post(app)).body).toEqual(seen);
    expect((await request(app).get(PATH)).status).toBe(404);
  });

  it('guards a route beside parsed ones', async () => {
    const app = create().post(PATH, akidotpWebhook(secret), handler).use(express.json()).post('/other', handler);
    expect((await post(app)).body).toEqual(seen);
    expect((await request(app).post('/other').send({ a: 1 })).body).toEqual({ body: { a: 1 } });
  });

  it('verifies the whole query where the mount point is cut from the URL', async () => {
    const { request: delivery, payload } = exampleOf(kudosity);
    const app = create().use('/webhooks/kudosity', kudosityWebhook(kudosity.secret), handler);
    const signature = headerOf(delivery, kudosity.signatureHeader);
    const answer = await request(app).get(delivery.target).set(kudosity.signatureHeader, signature);
    expect(answer.body).toMatchObject({ type: 'delivery_receipt', body: payload });
  });

  it('tells of a refusal by the URL that was sent, not by what the mount point left of it', async () => {
    const told: unknown[] = [];
    const guard = akidotpWebhook(secret, { onRefused: (_error, { url }) => told.push(url) });
    await request(create().use('/webhooks', guard)).post(`${PATH}?a=1`).send('{}');
    expect(told).toEqual([`${PATH}?a=1`]);
  });

  it.each([
    ['express.json()', express.json()],
    ['express.raw() of every type', express.raw({ type: '*/*' })],
    ['express.text() of every type', express.text({ type: '*/*' })],
    ['express.urlencoded() of every type', express.urlencoded({ type: '*/*', extended: true })],
  ])('leaves nothing to read for %s behind it', async (_name, parser) => {
    const app = create(akidotpWebhook(secret), parser).use(handler);
    expect((await post(app)).body).toEqual(seen);
  });

  it('hands its own path on where it has no handlers', async () => {
    const app = create(akidotpWebhook(secret, { path: PATH }), express.json()).use(handler);
    expect((await post(app)).body).toEqual(seen);
    expect((await request(app).post('/other').send({ a: 1 })).body).toEqual({ body: { a: 1 } });
  });

  it('puts the webhook on the locals', async () => {
    const app = create(akidotpWebhook(secret)).use((received, response) => {
      response.json({ same: response.locals['webhook'] === received.webhook });
    });
    expect((await post(app)).body).toEqual({ same: true });
  });
});
