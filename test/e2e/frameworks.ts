import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerifiedWebhook, WebhookError } from '@hooknotary/core';
import * as onExpress from '@hooknotary/express';
import * as onFastify from '@hooknotary/fastify';
import * as onKoa from '@hooknotary/koa';
import express from 'express';
import { fastify } from 'fastify';
import Koa from 'koa';
import { akidotp, cardda, idenfy, kudosity, osapher } from '../contract/senders.ts';
import type { Framework } from './protocol.ts';

interface Running {
  readonly port: number;
  readonly close: () => Promise<unknown>;
}

/** What the application does: the same for every type of every sender. */
export interface Application {
  readonly handle: (webhook: VerifiedWebhook) => Promise<void>;
  readonly onRefused: (error: WebhookError) => void;
  /** What Koa tells of; without a listener it prints the stack of every delivery that is aborted half-way. */
  readonly onError: (error: unknown) => void;
}

/** Starts an app that takes the webhooks of all five senders, each at its path. */
export const frameworks: Readonly<Record<Framework, (application: Application) => Promise<Running>>> = {
  express: startExpress,
  koa: startKoa,
  fastify: startFastify,
};

function startExpress(application: Application): Promise<Running> {
  const app = express();
  app.use(onExpress.akidotpWebhook(akidotp.secret, toOptions('/webhooks/akidotp', application)));
  app.use(onExpress.kudosityWebhook(kudosity.secret, toOptions('/webhooks/kudosity', application)));
  app.use(onExpress.idenfyWebhook(idenfy.secret, toOptions('/webhooks/idenfy', application)));
  app.use(onExpress.osapherWebhook(osapher.secret, toOptions('/webhooks/osapher', application)));
  app.use(onExpress.carddaWebhook(cardda.secret, toOptions('/webhooks/cardda', application)));
  return toRunning(app.listen(0, '127.0.0.1'));
}

function startKoa(application: Application): Promise<Running> {
  const app = new Koa();
  app.on('error', application.onError);
  app.use(onKoa.akidotpWebhook(akidotp.secret, toOptions('/webhooks/akidotp', application)));
  app.use(onKoa.kudosityWebhook(kudosity.secret, toOptions('/webhooks/kudosity', application)));
  app.use(onKoa.idenfyWebhook(idenfy.secret, toOptions('/webhooks/idenfy', application)));
  app.use(onKoa.osapherWebhook(osapher.secret, toOptions('/webhooks/osapher', application)));
  app.use(onKoa.carddaWebhook(cardda.secret, toOptions('/webhooks/cardda', application)));
  return toRunning(app.listen(0, '127.0.0.1'));
}

async function startFastify(application: Application): Promise<Running> {
  const app = fastify();
  const options = (path: string, secret: string) => ({ secret, ...toOptions(path, application) });
  await app.register(onFastify.akidotpWebhook, options('/webhooks/akidotp', akidotp.secret));
  await app.register(onFastify.kudosityWebhook, options('/webhooks/kudosity', kudosity.secret));
  await app.register(onFastify.idenfyWebhook, options('/webhooks/idenfy', idenfy.secret));
  await app.register(onFastify.osapherWebhook, options('/webhooks/osapher', osapher.secret));
  await app.register(onFastify.carddaWebhook, options('/webhooks/cardda', cardda.secret));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: portOf(app.server), close: () => app.close() };
}

function toOptions(path: string, { handle, onRefused }: Application) {
  return { path, on: { '*': handle }, onRefused };
}

async function toRunning(server: Server): Promise<Running> {
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port: portOf(server), close };
}

function portOf(server: Server): number {
  // The cast is true: the server listens on a port, not on a pipe.
  return (server.address() as AddressInfo).port;
}
