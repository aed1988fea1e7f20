import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  akidotp,
  cardda,
  createReceiver,
  idenfy,
  kudosity,
  onAnswer,
  osapher,
  readRawBody,
  toAnswer,
  type AkidotpWebhook,
  type Answer,
  type AnyWebhook,
  type CarddaWebhook,
  type IdenfyWebhook,
  type KudosityWebhook,
  type OsapherWebhook,
  type Provider,
  type ReceiverOptions,
  type Secret,
  type VerifiedWebhook,
  type WebhookError,
} from '@hooknotary/core/adapter';
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

// With a path, a middleware lets all others by: what comes after it cannot count on a webhook.
interface EveryPath {
  readonly path?: undefined;
}

interface AnyFactory {
  <W extends AnyWebhook>(
    provider: Provider<W>,
    secret: Secret,
    options?: WebhookOptions<W> & EveryPath,
  ): WebhookMiddleware<W>;
  <W extends AnyWebhook>(provider: Provider<W>, secret: Secret, options: WebhookOptions<W>): express.RequestHandler;
}

/**
 * Makes a middleware that lets only genuine deliveries of any provider through.
 *
 * @throws TypeError if the secret or an option is unusable.
 */
export const webhook: AnyFactory = createMiddleware;

function createMiddleware<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: Secret,
  options: WebhookOptions<W> = {},
): WebhookMiddleware<W> {
  const { onError } = options;
  const { path, bodyLimit, receive } = createReceiver(provider, secret, options, ['onError']);

  const middleware: express.RequestHandler = (request, response, next) => {
    if (path !== undefined && request.path !== path) {
      next();
      return;
    }
    const readBody = () =>
      readRawBody({ request, kept: [request.rawBody, request.body], limit: bodyLimit, provider: provider.name });
    receive({ method: request.method, url: request.originalUrl, headers: request.headers, readBody })
      .then(
        ({ webhook: received, answer, settle }) => {
          // `_body` tells the parsers of Express 4 that the stream has been read.
          Object.assign(request, { webhook: received, body: received.payload, rawBody: received.rawBody, _body: true });
          response.locals['webhook'] = received;
          if (settle !== undefined) onAnswer(response, settle);
          if (answer === undefined) next();
          else send(response, answer);
        },
        (error: WebhookError) =>
          onError === undefined ? send(response, toAnswer(error)) : onError(error, request, response, next),
      )
      // Express 4 waits for ever on a rejected promise.
      .catch(next);
  };
  // The cast is true: the members that it promises to handlers after it are those assigned above.
  return middleware as WebhookMiddleware<W>;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/**
 * Keeps the body's bytes for a webhook middleware that comes behind a parser:
 * `app.use(express.json({ verify: captureRawBody }))`.
 */
export function captureRawBody(request: IncomingMessage, _response: ServerResponse, bytes: Buffer): void {
  Object.assign(request, { rawBody: bytes });
}

interface Factory<W extends AnyWebhook> {
  (secret: Secret, options?: WebhookOptions<W> & EveryPath): WebhookMiddleware<W>;
  (secret: Secret, options: WebhookOptions<W>): express.RequestHandler;
}

function factoryFor<W extends AnyWebhook>(provider: Provider<W>): Factory<W> {
  return (secret: Secret, options?: WebhookOptions<W>) => createMiddleware(provider, secret, options);
}

/**
 * Makes a middleware that lets only genuine deliveries of AkidOTP through.
 *
 *     app.post('/webhooks/akidotp', akidotpWebhook(process.env.AKIDOTP_WEBHOOK_SECRET), (req, res) => {
 *       if (req.webhook.type === 'verified') markVerified(req.webhook.payload.phone);
 *       res.sendStatus(200);
 *     });
 *
 * @throws TypeError if the secret or an option is unusable.
 */
export const akidotpWebhook: Factory<AkidotpWebhook> = factoryFor(akidotp);

/** The same for Kudosity V1 (TransmitSMS). */
export const kudosityWebhook: Factory<KudosityWebhook> = factoryFor(kudosity);

/** The same for iDenfy. */
export const idenfyWebhook: Factory<IdenfyWebhook> = factoryFor(idenfy);

/** The same for Osapher. */
export const osapherWebhook: Factory<OsapherWebhook> = factoryFor(osapher);

/** The same for Cardda. */
export const carddaWebhook: Factory<CarddaWebhook> = factoryFor(cardda);
