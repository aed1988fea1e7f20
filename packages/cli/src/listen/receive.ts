import { type AnyWebhook, type Delivery, type Provider, type StaticSecret, WebhookError } from '@hooknotary/core';
import { readRawBody, toAnswer } from '@hooknotary/core/adapter';
import { webhook } from '@hooknotary/express';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { JournalEntry } from './journal.js';

/** A provider, and where its secret is from. */
export interface Listened {
  readonly provider: Provider;
  /** Environment variable of the secret. */
  readonly variable: string;
  readonly secret: StaticSecret | undefined;
}

export interface ReceiveOptions {
  readonly listened: readonly Listened[];
  /** Longest body in bytes. */
  readonly bodyLimit: number;
  /** Origin of the URL that senders call. */
  readonly publicUrl: () => string;
  readonly now: () => number;
  /** Given each delivery, verified or refused, before it is answered. */
  readonly keep: (entry: Omit<JournalEntry, 'id'>) => void;
}

type Outcome = Pick<JournalEntry, 'status' | 'code' | 'message' | 'type' | 'test' | 'webhook'>;

/** The paths that deliveries come to. @throws TypeError for an unusable secret. */
export function createReceivers({ listened, bodyLimit, publicUrl, now, keep }: ReceiveOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  for (const each of listened) {
    router.all(`/webhooks/${each.provider.name}`, startAt(now), readBytes(each.provider, bodyLimit), ...judge(each));
  }

  function readBytes(provider: Provider, limit: number): RequestHandler {
    return async (request, response, next) => {
      try {
        // As they came: nothing is inflated, and it is also read what will be refused for its headers.
        response.locals['rawBody'] = await readRawBody({ request, kept: undefined, limit, provider: provider.name });
      } catch (error) {
        // The cast is true: `readRawBody` throws nothing else.
        refuse(request, response, error as WebhookError);
        return;
      }
      // Where the middleware looks first.
      request.body = response.locals['rawBody'];
      next();
    };
  }

  function judge({ provider, secret, variable }: Listened): RequestHandler[] {
    const onError = (error: WebhookError, request: Request, response: Response) => refuse(request, response, error);
    if (secret === undefined) return [refuseWithoutSecret(provider, variable)];
    const toUrl = ({ url }: Delivery) => `${publicUrl()}${url}`;
    const urls = provider.needsPublicUrl ? { publicUrl: toUrl } : {};
    return [webhook(provider, secret, { bodyLimit, now, onError, ...urls }), accept(provider)];
  }

  function accept({ success }: Provider): RequestHandler {
    return (request, response) => {
      // The cast is true: behind the middleware there is a webhook.
      const received = request.webhook as AnyWebhook;
      const outcome = { code: undefined, message: undefined, type: received.type, test: received.test };
      tellKeeper(request, response, { ...outcome, status: 200, webhook: toText(received) });
      response.status(200).set('content-type', success.contentType).end(success.body);
    };
  }

  function refuseWithoutSecret({ name }: Provider, variable: string): RequestHandler {
    const error = new WebhookError('secret_unavailable', { provider: name });
    const message = `There is no secret for ${name}: set ${variable} and start again.`;
    return (request, response) => refuse(request, response, error, message);
  }

  function refuse(request: Request, response: Response, error: WebhookError, message: string = error.message): void {
    const { code, status } = error;
    tellKeeper(request, response, { code, status, message, type: undefined, test: false, webhook: undefined });
    const answer = toAnswer(error);
    // The cast is true: it is the JSON that `toAnswer` wrote.
    const body = JSON.stringify({ ...(JSON.parse(answer.body) as object), message });
    // What was too long is not waited for.
    if (!request.readableEnded) response.set('connection', 'close');
    response.status(answer.status).set(answer.headers).end(body);
  }

  function tellKeeper(request: Request, response: Response, outcome: Outcome): void {
    keep({
      ...outcome,
      // The casts are true: the handlers before have set both.
      receivedAt: response.locals['receivedAt'] as number,
      rawBody: response.locals['rawBody'] as Buffer | undefined,
      provider: request.path.slice('/webhooks/'.length),
      method: request.method,
      url: request.originalUrl,
      rawHeaders: request.rawHeaders,
    });
  }

  return router;
}

function startAt(now: () => number): RequestHandler {
  return (_request, response, next) => {
    response.locals['receivedAt'] = now();
    next();
  };
}

/** The webhook for a person to read: its bytes are shown elsewhere. */
function toText({ rawBody: _, ...received }: AnyWebhook): string {
  return JSON.stringify(received, undefined, 2);
}
