import type { AnyWebhook } from '@hooknotary/core';
import {
  attach,
  attachHidden,
  attempt,
  findBytes,
  hasBody,
  readRawBody,
  readTarget,
  sendAnswer,
  showWebhook,
  toAnswer,
  type ReadBody,
  type Receipt,
  type Receiver,
} from '@hooknotary/core/adapter';
import type express from 'express';
import type { WebhookOptions } from './types.js';

/** Verify, show, answer or refuse. */
export function createMiddleware(
  { bodyLimit, isFor, letBy, receive, take }: Receiver<AnyWebhook>,
  { onError }: Partial<WebhookOptions<AnyWebhook>>,
): express.RequestHandler {
  const middleware: express.RequestHandler = (request, response, next) => {
    const url = readTarget(request);
    if (!isFor(url)) {
      letBy(request, response);
      next();
      return;
    }
    take(request);
    const { method = '', headers } = request;
    const readBody: ReadBody = (provider, takeBody, refuse) => {
      const kept = findBytes(request, 'rawBody', 'body');
      readRawBody({ request, kept, limit: bodyLimit, provider }, takeBody, refuse);
    };
    receive(
      { method, url, headers, readBody, hasBody: () => hasBody(request) },
      // Express 4 waits for ever for what is thrown here.
      (receipt) => orTell(next, () => continueWith(receipt, request, response, next)),
      (error) =>
        orTell(next, () =>
          onError === undefined ? sendAnswer(response, toAnswer(error)) : onError(error, request, response, next),
        ),
    );
  };
  return middleware;
}

function continueWith<W extends AnyWebhook>(
  receipt: Receipt<W>,
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
): void {
  const isShown = showWebhook(receipt, response, (received) => {
    // `_body` tells the parsers of Express 4 that the stream has been read.
    attach(request, { webhook: received, body: received.payload, rawBody: received.rawBody, _body: true });
    // For handlers' types, and for nobody's template; other frameworks that take middleware of this kind have no locals.
    if (response.locals !== undefined) attachHidden(response.locals, 'webhook', received);
  });
  if (!isShown) return;
  if (receipt.answer === undefined) next();
  else sendAnswer(response, receipt.answer);
}

/** Tells of what an act throws, as an error: a word or nothing at all would let the request through. */
function orTell(next: express.NextFunction, act: () => unknown): void {
  const tell = (reason: unknown): void =>
    next(reason instanceof Error ? reason : new Error('What answers the request failed.', { cause: reason }));
  void attempt(act, () => undefined, tell);
}
