import type { IncomingMessage } from 'node:http';
import type { AnyWebhook, ReceiverOptions, VerifiedWebhook, WebhookError } from '@hooknotary/core';
import type { Framework } from '@hooknotary/core/adapter';
import type express from 'express';

declare global {
  namespace Express {
    interface Request {
      /** The body's bytes exactly as received, behind a webhook middleware or `captureRawBody`. */
      rawBody?: Buffer;
    }
  }
}

declare module 'express-serve-static-core' {
  // oxlint-disable-next-line typescript/no-explicit-any -- An added declaration must repeat the original's parameters.
  interface Request<P, ResBody, ReqBody, ReqQuery, LocalsObj extends Record<string, any>> {
    /** The verified delivery, behind a webhook middleware; one provider's in a handler chained after its middleware. */
    webhook: LocalsObj extends { readonly webhook: infer W extends AnyWebhook } ? W : VerifiedWebhook | undefined;
  }
}

type ErrorHandler = (
  error: WebhookError,
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) => unknown;

/** Options of an Express webhook middleware. */
export interface WebhookOptions<W extends AnyWebhook> extends ReceiverOptions<W> {
  /** Takes a refusal over, e.g. to `next(error)`; it must then answer. Default: the middleware answers. */
  readonly onError?: ErrorHandler | undefined;
}

// By its locals, which a route's handlers share, the middleware tells those chained after it the type of `req.webhook`.
// Written as a method, for only those may be more special than the plain handler that this is, too.
type ChainedHandler<W extends AnyWebhook> = {
  // The request is a plain one, so that the parameters of the route stay those of its path.
  handle(
    request: IncomingMessage,
    response: express.Response<unknown, { webhook: W }>,
    next: express.NextFunction,
  ): void;
}['handle'];

/** An Express middleware that puts webhooks of type `W` on the request. */
export type WebhookMiddleware<W extends AnyWebhook> = express.RequestHandler & ChainedHandler<W>;

/** Express, for the types of its factories. */
export interface ExpressFramework extends Framework {
  readonly options: this['webhook'] extends infer W extends AnyWebhook ? WebhookOptions<W> : never;
  readonly guard: this['webhook'] extends infer W extends AnyWebhook ? WebhookMiddleware<W> : never;
  readonly guardOfPath: express.RequestHandler;
}
