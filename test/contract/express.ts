import * as hooknotary from '@hooknotary/express';
import type { Secret, WebhookError } from '@hooknotary/core';
import express5, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import express4 from 'express4';
import {
  answerWith,
  listen,
  methodOf,
  toOptions,
  type FrameworkName,
  type Guard,
  type Harness,
  type Journal,
} from './harness.ts';
import type { ProviderName } from './senders.ts';

const factories: Readonly<Record<ProviderName, (secret: Secret, options: object) => RequestHandler>> = {
  akidotp: hooknotary.akidotpWebhook,
  kudosity: hooknotary.kudosityWebhook,
  idenfy: hooknotary.idenfyWebhook,
  osapher: hooknotary.osapherWebhook,
  cardda: hooknotary.carddaWebhook,
};

export const harnesses: readonly Harness[] = [
  createHarness('Express 5', express5),
  createHarness('Express 4', express4),
];

function createHarness(framework: FrameworkName, createApp: () => Express): Harness {
  return {
    framework,
    start: ({ guards, reply, platform, takesRefusals = false }, journal) => {
      const app = createApp();
      const handler: RequestHandler = (request, response, next) => {
        const { webhook, rawBody, body } = request as { webhook?: unknown; rawBody?: unknown; body?: unknown };
        journal.addHandled({ webhook, elsewhere: [response.locals['webhook']], body, rawBody });
        const answered = answerWith(reply, webhook, ({ status, type, text }) => {
          response.status(status).type(type).send(text);
        });
        if (answered instanceof Promise) answered.catch(next);
      };
      for (const guard of guards) {
        const middleware = toMiddleware(guard, journal, takesRefusals ? { onError: passOn } : {});
        if (guard.route === undefined) app.use(middleware);
        else if (methodOf(guard) === 'GET') app.get(guard.route, middleware, handler);
        else app.post(guard.route, middleware, handler);
      }
      app.use(handler);
      if (takesRefusals) app.use(answerTaken);
      return listen(app, platform);
    },
  };
}

function toMiddleware(guard: Guard, journal: Journal, more: object): RequestHandler {
  const { provider, secret } = guard;
  const options = { ...toOptions(guard, journal), ...more };
  return typeof provider === 'string'
    ? factories[provider](secret, options)
    : hooknotary.webhook(provider, secret, options);
}

const passOn: NonNullable<hooknotary.WebhookOptions<never>['onError']> = (error, _request, _response, next) =>
  next(error);

const answerTaken: ErrorRequestHandler = (error: WebhookError, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(error.status).json({ taken: error.code });
};
