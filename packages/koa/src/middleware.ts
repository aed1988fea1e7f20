import type { AnyWebhook } from '@hooknotary/core';
import {
  attach,
  attempt,
  findBytes,
  hasBody,
  isBare,
  readRawBody,
  readTarget,
  sendAnswer,
  showWebhook,
  toAnswer,
  type Answer,
  type ReadBody,
  type Receipt,
  type Receiver,
} from '@hooknotary/core/adapter';
import type { Context, Middleware, Next } from 'koa';
import { nextSettled } from './next-settled.js';
import type { WebhookOptions } from './types.js';

/** Verify, show, answer or refuse. */
export function createMiddleware(
  { bodyLimit, isFor, letBy, receive, take }: Receiver<AnyWebhook>,
  { onError }: Partial<WebhookOptions<AnyWebhook>>,
): Middleware {
  const middleware: Middleware = (context, next) => {
    const { req } = context;
    const url = readTarget(req, context.originalUrl);
    if (!isFor(url)) {
      letBy(req, context.res);
      return next();
    }
    take(req);
    const { method = '', headers } = req;
    const readBody: ReadBody = (provider, takeBody, refuse) => {
      // A body parser adds these two members to Koa's request.
      const kept =
        findBytes(context.request, 'rawBody') ?? findBytes(req, 'rawBody') ?? findBytes(context.request, 'body');
      readRawBody({ request: req, kept, limit: bodyLimit, provider }, takeBody, refuse);
    };
    return new Promise((resolve, reject) => {
      const end = (act: () => unknown): void => void attempt(act, resolve, reject);
      receive(
        { method, url, headers, readBody, hasBody: () => hasBody(req) },
        (receipt) => end(() => continueWith(receipt, context, next)),
        (error) =>
          end(() => (onError === undefined ? answerWith(context, toAnswer(error)) : onError(error, context, next))),
      );
    });
  };
  return middleware;
}

function continueWith<W extends AnyWebhook>(receipt: Receipt<W>, context: Context, next: Next): unknown {
  const isShown = showWebhook(receipt, context.res, (received) => {
    attach(context.request, { body: received.payload, rawBody: received.rawBody });
    attach(context, { webhook: received });
    attach(context.state, { webhook: received });
  });
  if (!isShown) return undefined;
  const { answer, settle } = receipt;
  if (answer !== undefined) return answerWith(context, answer);
  return settle === undefined ? next() : nextSettled(context, next, settle);
}

/** Answers, unless somebody else has begun to: that answer is left alone. */
function answerWith(context: Context, { status, headers, body }: Answer): void {
  if (context.headerSent || context.res.writableEnded) return;
  if (isBare({ status, headers, body })) {
    context.respond = false;
    return sendAnswer(context.res, { status, headers, body });
  }
  context.status = status;
  context.set(headers);
  context.body = body;
}
