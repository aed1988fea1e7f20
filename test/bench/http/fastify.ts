import type { Server } from 'node:http';
import { webhook } from '@hooknotary/fastify';
import { fastify, type FastifyInstance, type RouteHandlerMethod } from 'fastify';
import fastifyRawBody from 'fastify-raw-body';
import { SECRET } from '../schemes.ts';
import { vendorChecks, vendorHeaders, type Vendor } from '../vendors.ts';
import { OK, on, type Mount, type Setting } from './app.ts';

const answer: RouteHandlerMethod = (_request, reply) => reply.send(OK);

const ways: Readonly<Record<string, Mount<FastifyInstance>>> = {
  nothing: (app, { path }) =>
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.post(path, answer);
    }),
  json: (app, { path }) => app.post(path, answer),
  hooknotary: (app, { path, provider }) =>
    app.register(async (scope) => {
      await scope.register(webhook, { provider, secret: SECRET });
      scope.post(path, answer);
    }),
  'hooknotary-on': (app, { path, provider }) => app.register(webhook, { provider, secret: SECRET, path, on }),
  akidotp: toSample('akidotp'),
  idenfy: toSample('idenfy'),
  osapher: toSample('osapher'),
};

/** The vendors wrote none for Fastify: their check, on what fastify-raw-body keeps as it comes. */
function toSample(vendor: Vendor): Mount<FastifyInstance> {
  const handler: RouteHandlerMethod = (request, reply) => {
    const signature = request.headers[vendorHeaders[vendor]] as string;
    if (!vendorChecks[vendor](SECRET, request.rawBody ?? '', signature))
      return reply.code(401).send('Invalid signature');
    return reply.send(OK);
  };
  return async (app, { path }) => {
    await app.register(fastifyRawBody);
    app.post(path, handler);
  };
}

export async function startFastify(way: string, settings: readonly Setting[]): Promise<Server> {
  const app = fastify();
  for (const setting of settings) await ways[way]?.(app, setting);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server;
}
