import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as hooknotary from '@hooknotary/fastify';
import type { WebhookError } from '@hooknotary/core';
import { fastify, type FastifyInstance, type FastifyServerOptions, type RouteHandlerMethod } from 'fastify';
import { answerWith, methodOf, toOptions, withPlatform, type Guard, type Harness, type Journal } from './harness.ts';

const plugins = {
  akidotp: hooknotary.akidotpWebhook,
  kudosity: hooknotary.kudosityWebhook,
  idenfy: hooknotary.idenfyWebhook,
  osapher: hooknotary.osapherWebhook,
  cardda: hooknotary.carddaWebhook,
};

export const harnesses: readonly Harness[] = [
  {
    framework: 'Fastify 5',
    start: async ({ guards, reply, platform, takesRefusals = false }, journal) => {
      const server: FastifyServerOptions = { forceCloseConnections: true };
      if (platform !== undefined) server.serverFactory = (listener) => createServer(withPlatform(listener, platform));
      const app = fastify(server);
      if (takesRefusals) {
        app.setErrorHandler((error: WebhookError, _request, response) =>
          response.code(error.status).send({ taken: error.code }),
        );
      }
      const handler: RouteHandlerMethod = (request, response) => {
        const { webhook, body, rawBody } = request;
        journal.addHandled({ webhook, elsewhere: [], body, rawBody });
        return answerWith(reply, webhook, ({ status, type, text }) => response.code(status).type(type).send(text));
      };
      for (const guard of guards) app.register(toScope(guard, journal, handler));
      if (guards.every(({ route, options }) => route !== undefined || options?.['path'] !== undefined)) {
        app.all('/*', handler);
      }
      await app.listen({ port: 0, host: '127.0.0.1' });
      return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
    },
  },
];

function toScope(
  guard: Guard,
  journal: Journal,
  handler: RouteHandlerMethod,
): (scope: FastifyInstance) => Promise<void> {
  return async (scope) => {
    const { provider, secret, route } = guard;
    const options = { ...toOptions(guard, journal), secret };
    if (typeof provider === 'string')
      await scope.register(plugins[provider] as typeof hooknotary.akidotpWebhook, options);
    else await scope.register(hooknotary.webhook, { ...options, provider });
    if (guard.options?.['path'] !== undefined) return;
    if (route === undefined) scope.all('/*', handler);
    else scope.route({ method: methodOf(guard), url: route, handler });
  };
}
