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
import type { Context, Middleware, Next } from 'koa';

declare module 'koa' {
  interface DefaultState {
    /** The verified delivery, behind a webhook middleware. */
    webhook?: VerifiedWebhook;
  }
  interface DefaultContext {
    /** The verified delivery, behind a webhook middleware. */
    webhook?: VerifiedWebhook;
  }
}

/** Options of a Koa webhook middleware. */
export interface WebhookOptions<W extends AnyWebhook> extends ReceiverOptions<W> {
  /** Takes a refusal over, e.g. by throwing the error; it must then answer. Default: the middleware answers. */
  readonly onError?: ((error: WebhookError, context: Context, next: Next) => unknown) | undefined;
}

/** A Koa middleware that puts webhooks of type `W` on the context and its state. */
export type WebhookMiddleware<W extends AnyWebhook> = Middleware & Middleware<{ webhook: W }, { webhook: W }>;

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
  <W extends AnyWebhook>(provider: Provider<W>, secret: Secret, options: WebhookOptions<W>): Middleware;
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

  const middleware: Middleware = async (context, next) => {
    if (path !== undefined && context.path !== path) return next();
    // A body parser adds these two members to Koa's request.
    const request = context.request as typeof context.request & { rawBody?: unknown; body?: unknown };
    const kept = [request.rawBody, Reflect.get(context.req, 'rawBody'), request.body];
    const readBody = () => readRawBody({ request: context.req, kept, limit: bodyLimit, provider: provider.name });
    let settle: ((status: number) => void) | undefined;
    try {
      const incoming = { method: context.method, url: context.originalUrl, headers: context.headers, readBody };
      const receipt = await receive(incoming);
      const { webhook: received, answer } = receipt;
      settle = receipt.settle;
      Object.assign(request, { body: received.payload, rawBody: received.rawBody });
      Object.assign(context, { webhook: received });
      Object.assign(context.state, { webhook: received });
      if (answer !== undefined) return send(context, answer);
    } catch (error) {
      // The cast is true: `receive` rejects with nothing else, and nothing after it throws.
      const refusal = error as WebhookError;
      return onError === undefined ? send(context, toAnswer(refusal)) : onError(refusal, context, next);
    }
    return settle === undefined ? next() : nextSettled(context, next, settle);
  };
  // The cast is true: the members that it promises to what comes next are those assigned above.
  return middleware as WebhookMiddleware<W>;
}

/**
 * What comes next, and its answer told to `settle`. Koa does not end the response of a client that has gone away: then the
 * end of what comes next counts.
 */
async function nextSettled(context: Context, next: Next, settle: (status: number) => void): Promise<void> {
  onAnswer(context.res, settle);
  const settleIfGone = (status: number) => {
    if (context.res.closed || !context.writable) settle(status);
    else context.res.once('close', () => settle(status));
  };
  try {
    await next();
  } catch (error) {
    settleIfGone(500);
    throw error;
  }
  settleIfGone(context.status);
}

function send(context: Context, { status, headers, body }: Answer): void {
  context.status = status;
  context.set(headers);
  context.body = body;
}

interface Factory<W extends AnyWebhook> {
  (secret: Secret, options?: WebhookOptions<W> & EveryPath): WebhookMiddleware<W>;
  (secret: Secret, options: WebhookOptions<W>): Middleware;
}

function factoryFor<W extends AnyWebhook>(provider: Provider<W>): Factory<W> {
  return (secret: Secret, options?: WebhookOptions<W>) => createMiddleware(provider, secret, options);
}

/**
 * Makes a middleware that lets only genuine deliveries of AkidOTP through.
 *
 *     app.use(
 *       akidotpWebhook(process.env.AKIDOTP_WEBHOOK_SECRET, {
 *         path: '/webhooks/akidotp',
 *         on: { verified: ({ payload }) => markVerified(payload.phone) },
 *       }),
 *     );
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
