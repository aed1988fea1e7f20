import * as hooknotary from '@hooknotary/koa';
import { Router } from '@koa/router';
import type { Secret, WebhookError } from '@hooknotary/core';
import Koa3, { type Context, type Middleware, type Next } from 'koa';
import Koa2 from 'koa2';
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

const factories: Readonly<Record<ProviderName, (secret: Secret, options: object) => Middleware>> = {
  akidotp: hooknotary.akidotpWebhook,
  kudosity: hooknotary.kudosityWebhook,
  idenfy: hooknotary.idenfyWebhook,
  osapher: hooknotary.osapherWebhook,
  cardda: hooknotary.carddaWebhook,
};

export const harnesses: readonly Harness[] = [createHarness('Koa 3', Koa3), createHarness('Koa 2', Koa2)];

function createHarness(framework: FrameworkName, Koa: typeof Koa3): Harness {
  return {
    framework,
    start: ({ guards, reply, platform, takesRefusals = false }, journal) => {
      const app = new Koa();
      // What the application throws is for the row to see, not for the console.
      app.silent = true;
      if (takesRefusals) app.use(answerTaken);
      const handler: Middleware = (context) => {
        const { body, rawBody } = context.request as typeof context.request & { body?: unknown; rawBody?: unknown };
        journal.addHandled({ webhook: context.webhook, elsewhere: [context.state.webhook], body, rawBody });
        return answerWith(reply, context.webhook, ({ status, type, text }) => {
          context.status = status;
          context.type = type;
          context.body = text;
        });
      };
      for (const guard of guards) {
        const middleware = toMiddleware(guard, journal, takesRefusals ? { onError: throwOn } : {});
        if (guard.route === undefined) app.use(middleware);
        else app.use(toRouter(guard, guard.route, middleware, handler));
      }
      app.use(handler);
      return listen(app.callback(), platform);
    },
  };
}

function toMiddleware(guard: Guard, journal: Journal, more: object): Middleware {
  const { provider, secret } = guard;
  const options = { ...toOptions(guard, journal), ...more };
  return typeof provider === 'string'
    ? factories[provider](secret, options)
    : hooknotary.webhook(provider, secret, options);
}

function toRouter(guard: Guard, path: string, ...middleware: readonly Middleware[]): Middleware {
  const router = new Router();
  router.register(path, [methodOf(guard)], [...middleware] as never);
  return router.routes() as Middleware;
}

function throwOn(error: WebhookError): never {
  throw error;
}

async function answerTaken(context: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    const { status, code } = error as WebhookError;
    context.status = status;
    context.body = { taken: code };
  }
}
