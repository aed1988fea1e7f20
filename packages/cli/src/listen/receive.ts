import {
  type AnyWebhook,
  type Delivery,
  type Mismatch,
  type Provider,
  type StaticSecret,
  WebhookError,
} from '@hooknotary/core';
import { readRawBody, toAnswer } from '@hooknotary/core/adapter';
import { webhook } from '@hooknotary/express';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import leven from 'leven';
import type { Arrival } from './journal.js';

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
  readonly keep: (arrival: Arrival) => void;
}

/** Where deliveries come. */
export interface Receivers {
  /** The paths of the providers. */
  readonly router: Router;
  /** Takes what came to no such path: it is kept, and answered by the path that may have been meant. */
  readonly stray: RequestHandler;
  /** Takes the provider's secret into use, in memory alone. @throws TypeError for an unusable one. */
  readonly use: (listened: Listened) => void;
}

type Outcome = Pick<Arrival, 'status' | 'code' | 'message' | 'type' | 'test' | 'webhook' | 'mismatch'>;

/** Paths of the page and its API. */
const OURS = /^\/(?:$|index\.html$|assets\/|api\/)/;

const REFUSED = { type: undefined, test: false, webhook: undefined, mismatch: undefined };

/** Makes what receives. @throws TypeError for an unusable secret. */
export function createReceivers({ listened, bodyLimit, publicUrl, now, keep }: ReceiveOptions): Receivers {
  const router = express.Router({ caseSensitive: true, strict: true });
  const judges = new Map<string, RequestHandler>();
  for (const each of listened) {
    const { provider } = each;
    use(each);
    router.all(`/webhooks/${provider.name}`, startAt(now), readBytes(provider), (request, response, next) =>
      judges.get(provider.name)?.(request, response, next),
    );
  }

  function use(each: Listened): void {
    judges.set(each.provider.name, judge(each));
  }

  function readBytes(provider: Provider): RequestHandler {
    return (request, response, next) => {
      const take = (rawBody: Buffer): void => {
        response.locals['rawBody'] = rawBody;
        // Where the middleware looks first.
        request.body = rawBody;
        next();
      };
      // As they came: nothing is inflated, and it is also read what will be refused for its headers.
      readRawBody({ request, kept: undefined, limit: bodyLimit, provider: provider.name }, take, (error) => {
        try {
          refuse(request, response, error);
        } catch (failure) {
          next(failure);
        }
      });
    };
  }

  function judge({ provider, secret, variable }: Listened): RequestHandler {
    const onError = (error: WebhookError, request: Request, response: Response) => refuse(request, response, error);
    if (secret === undefined) return refuseWithoutSecret(provider, variable);
    const toUrl = ({ url }: Delivery) => `${publicUrl()}${url}`;
    const urls = provider.needsPublicUrl ? { publicUrl: toUrl } : {};
    const handlers = [webhook(provider, secret, { bodyLimit, now, onError, ...urls }), accept(provider)];
    return express.Router().use(...handlers);
  }

  function accept({ success }: Provider): RequestHandler {
    return (request, response) => {
      // The cast is true: behind the middleware there is a webhook.
      const received = request.webhook as AnyWebhook;
      const { type, test } = received;
      const outcome = { status: 200, code: undefined, message: undefined, type, test, mismatch: toMismatch(received) };
      keep({ ...toArrival(request, response), ...outcome, webhook: toText(received) });
      response.status(200).set('content-type', success.contentType).end(success.body);
    };
  }

  function refuseWithoutSecret({ name }: Provider, variable: string): RequestHandler {
    const error = new WebhookError('secret_unavailable', { provider: name });
    const message = `There is no secret for ${name}: set ${variable} and start again, or try one on the page.`;
    return (request, response) => refuse(request, response, error, message);
  }

  function refuse(request: Request, response: Response, error: WebhookError, message: string = error.message): void {
    const { code, status } = error;
    keep({ ...toArrival(request, response), ...REFUSED, code, status, message });
    const answer = toAnswer(error);
    // The cast is true: it is the JSON that `toAnswer` wrote.
    const body = JSON.stringify({ ...(JSON.parse(answer.body) as object), message });
    // What was too long is not waited for.
    if (!request.readableEnded) response.set('connection', 'close');
    response.status(answer.status).set(answer.headers).end(body);
  }

  function stray(request: Request, response: Response, next: NextFunction): void {
    const message = `No receiver is at this path; the nearest is ${findNearest(request.path)}.`;
    // What the page consists of, under the name of another machine: 421 (Misdirected Request), whoever asks.
    const status = OURS.test(request.path) ? 421 : 404;
    const answer = (rawBody: Buffer | undefined): void => {
      const receivedAt = now();
      keep({
        ...toRequest(request),
        ...REFUSED,
        receivedAt,
        rawBody,
        provider: undefined,
        code: undefined,
        status,
        message,
      });
      if (!request.readableEnded) response.set('connection', 'close');
      response.status(status).json({ error: message });
    };
    readRawBody({ request, kept: undefined, limit: bodyLimit, provider: '' }, answer, () => {
      try {
        answer(undefined);
      } catch (failure) {
        next(failure);
      }
    });
  }

  function findNearest(path: string): string {
    const paths = listened.map(({ provider: { name } }) => `/webhooks/${name}`);
    // Work grows with the length of both.
    const asked = path.slice(0, 200).toLowerCase();
    const distances = paths.map((each) => ({ each, distance: leven(asked, each) }));
    return distances.toSorted((one, other) => one.distance - other.distance)[0]?.each ?? '';
  }

  return { router, stray, use };
}

function toArrival(request: Request, response: Response): Omit<Arrival, keyof Outcome> {
  return {
    ...toRequest(request),
    // The casts are true: the handlers before have set both.
    receivedAt: response.locals['receivedAt'] as number,
    rawBody: response.locals['rawBody'] as Buffer | undefined,
    provider: request.path.slice('/webhooks/'.length),
  };
}

function toRequest({ method, originalUrl, rawHeaders }: Request): Pick<Arrival, 'method' | 'url' | 'rawHeaders'> {
  return { method, url: originalUrl, rawHeaders };
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

/** In a few words; nothing of what the sender wrote. */
function toMismatch(received: AnyWebhook): string | undefined {
  if (!('mismatch' in received)) return undefined;
  // The cast is true of what is of no known type.
  const { type, path, expected } = received.mismatch as Mismatch;
  const place = path === '' ? 'the payload' : path;
  return `${type === undefined ? '' : `${type}: `}${place} should be ${expected}`;
}
