import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerifiedWebhook } from '@hooknotary/core';
import * as onExpress from '@hooknotary/express';
import * as onFastify from '@hooknotary/fastify';
import * as onKoa from '@hooknotary/koa';
import express from 'express';
import Fastify from 'fastify';
import Koa from 'koa';
import { secrets } from './senders.ts';

/** A server that listens on a free port of this machine. */
interface Running {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

/** The application's handler: the same for every type of every sender. */
type Handler = (webhook: VerifiedWebhook) => void;

export type Start = (handler: Handler) => Promise<Running>;

/** Starts an app on each framework, as its users write it. */
export const frameworks: Readonly<Record<string, Start>> = {
  express: startExpress,
  koa: startKoa,
  fastify: startFastify,
};

function startExpress(handler: Handler): Promise<Running> {
  const on = { '*': handler };
  const app = express();
  app.use(onExpress.akidotpWebhook(secrets.akidotp, { path: '/webhooks/akidotp', on }));
  app.use(onExpress.kudosityWebhook(secrets.kudosity, { path: '/webhooks/kudosity', on }));
  app.use(onExpress.idenfyWebhook(secrets.idenfy, { path: '/webhooks/idenfy', on }));
  app.use(onExpress.osapherWebhook(secrets.osapher, { path: '/webhooks/osapher', on }));
  app.use(onExpress.carddaWebhook(secrets.cardda, { path: '/webhooks/cardda', on }));
  return toRunning(app.listen(0, '127.0.0.1'));
}

function startKoa(handler: Handler): Promise<Running> {
  const on = { '*': handler };
  const app = new Koa();
  app.use(onKoa.akidotpWebhook(secrets.akidotp, { path: '/webhooks/akidotp', on }));
  app.use(onKoa.kudosityWebhook(secrets.kudosity, { path: '/webhooks/kudosity', on }));
  app.use(onKoa.idenfyWebhook(secrets.idenfy, { path: '/webhooks/idenfy', on }));
  app.use(onKoa.osapherWebhook(secrets.osapher, { path: '/webhooks/osapher', on }));
  app.use(onKoa.carddaWebhook(secrets.cardda, { path: '/webhooks/cardda', on }));
  return toRunning(app.listen(0, '127.0.0.1'));
}

async function startFastify(handler: Handler): Promise<Running> {
  const on = { '*': handler };
  const app = Fastify();
  await app.register(onFastify.akidotpWebhook, { secret: secrets.akidotp, path: '/webhooks/akidotp', on });
  await app.register(onFastify.kudosityWebhook, { secret: secrets.kudosity, path: '/webhooks/kudosity', on });
  await app.register(onFastify.idenfyWebhook, { secret: secrets.idenfy, path: '/webhooks/idenfy', on });
  await app.register(onFastify.osapherWebhook, { secret: secrets.osapher, path: '/webhooks/osapher', on });
  await app.register(onFastify.carddaWebhook, { secret: secrets.cardda, path: '/webhooks/cardda', on });
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}

async function toRunning(server: Server): Promise<Running> {
  if (!server.listening) await once(server, 'listening');
  // The cast is true: the server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
