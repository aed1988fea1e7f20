import { once } from 'node:events';
import { connect, createServer, type ClientHttp2Session, type Http2Server } from 'node:http2';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import { fastify } from 'fastify';
import Koa from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { withoutHeader } from './edits.ts';
import type { HttpRequest } from './http.ts';
import { exampleOf } from './published.ts';
import { akidotp, kudosity } from './senders.ts';

let server: Http2Server;
let client: ClientHttp2Session;
afterEach(() => {
  client.close();
  server.close();
});

async function open(listener: RequestListener): Promise<void> {
  // The cast is true of what the frameworks' listeners use.
  server = createServer(listener as never).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** The answer to a request, whose body goes out without any header that tells of it. */
async function send({ method, target, headers }: HttpRequest, body?: Uint8Array): Promise<readonly [number, string]> {
  const lower = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const stream = client.request({ ':method': method, ':path': target, ...lower }, { endStream: body === undefined });
  if (body !== undefined) stream.end(body);
  const [answer] = (await once(stream, 'response')) as [{ ':status': number }];
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return [answer[':status'], Buffer.concat(chunks).toString()];
}

const koa = async (): Promise<RequestListener> =>
  new Koa()
    .use(forKoa.akidotpWebhook(akidotp.secret, { path: '/webhooks/akidotp', on: { '*': forKoa.ignore } }))
    .use(forKoa.kudosityWebhook(kudosity.secret, { path: '/webhooks/kudosity', on: { '*': forKoa.ignore } }))
    .callback();

const fastify5 = async (): Promise<RequestListener> => {
  const app = fastify({ http2: true });
  const on = { '*': forFastify.ignore };
  await app.register(forFastify.akidotpWebhook, { secret: akidotp.secret, path: '/webhooks/akidotp', on });
  await app.register(forFastify.kudosityWebhook, { secret: kudosity.secret, path: '/webhooks/kudosity', on });
  await app.ready();
  // The cast is true of what a server of HTTP/2 calls it with.
  return ((request: never, response: never) => app.routing(request, response)) as RequestListener;
};

describe.each([
  ['Koa 3', koa],
  ['Fastify 5', fastify5],
])('%s on HTTP/2', (_framework, build) => {
  it('takes a genuine delivery, and refuses one that is unsigned', async () => {
    await open(await build());
    const { request } = exampleOf(akidotp);
    expect(await send(request, request.body)).toEqual([200, 'OK']);
    expect((await send(withoutHeader(request, akidotp.signatureHeader), request.body))[0]).toBe(401);
  });

  it('takes a callback by GET, and refuses one with a body that no header tells of', async () => {
    await open(await build());
    const { request } = exampleOf(kudosity);
    expect(await send(request)).toEqual([200, 'OK']);
    const [status, text] = await send(request, Buffer.from('status=delivered'));
    expect([status, text]).toEqual([400, expect.stringContaining('body_unexpected')]);
    expect(await send(request)).toEqual([200, 'OK']);
  });
});
