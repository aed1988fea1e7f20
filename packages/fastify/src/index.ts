// Its declaration of `request.rawBody` is the one that stands, so that an application can use both.
/// <reference types="fastify-raw-body" preserve="true" />
import {
  akidotp,
  cardda,
  collectBody,
  createReceiver,
  idenfy,
  kudosity,
  onAnswer,
  osapher,
  readRawBody,
  type AkidotpWebhook,
  type AnyWebhook,
  type CarddaWebhook,
  type IdenfyWebhook,
  type KudosityWebhook,
  type OsapherWebhook,
  type Provider,
  type Receiver,
  type ReceiverOptions,
  type Secret,
  type VerifiedWebhook,
} from '@hooknotary/core/adapter';
import type { FastifyInstance, FastifyPluginAsync, preParsingHookHandler, RegisterOptions } from 'fastify';
import plugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyRequest {
    /** The verified delivery, in a guarded scope. */
    webhook?: VerifiedWebhook;
  }
}

/** Options of a Fastify webhook plugin. */
export interface WebhookOptions<W extends AnyWebhook> extends ReceiverOptions<W> {
  /** The secret, or several of them, or a function that finds it. */
  readonly secret: Secret;
}

/** Options of the plugin for any provider. */
export interface AnyWebhookOptions<W extends AnyWebhook> extends WebhookOptions<W> {
  /** The sender: one of core, or made by `defineProvider`. */
  readonly provider: Provider<W>;
}

/** Options of Fastify's `register` itself, which hands them through with ours. */
type OwnOptions = Pick<RegisterOptions, 'prefix' | 'logLevel' | 'logSerializers'>;

async function registerWebhook<W extends AnyWebhook>(
  instance: FastifyInstance,
  { provider, secret, prefix, logLevel, logSerializers, ...options }: AnyWebhookOptions<W> & OwnOptions,
): Promise<void> {
  const receiver = createReceiver<W>(provider, secret, options);
  if (receiver.path === undefined) return guard(instance, receiver, provider.name);
  if (options.on === undefined && options.inbox === undefined) {
    throw new TypeError(
      `${provider.name}: with 'path' the plugin owns the route and needs 'on' or 'inbox' to handle the webhook. ` +
        `To guard a route of your own, register the plugin without 'path' in the scope of that route.`,
    );
  }
  const { path } = receiver;
  const route = async (scope: FastifyInstance): Promise<void> => {
    guard(scope, receiver, provider.name);
    // Never called: the guard answers. All methods, so that a wrong one is answered 405 as everywhere.
    scope.all(path, (_request, reply) => reply.callNotFound());
  };
  await instance.register(route, {
    ...(prefix !== undefined && { prefix }),
    ...(logLevel !== undefined && { logLevel }),
    ...(logSerializers !== undefined && { logSerializers }),
  });
}

function guard<W extends AnyWebhook>(
  scope: FastifyInstance,
  { bodyLimit, receive }: Receiver<W>,
  provider: string,
): void {
  const verify: preParsingHookHandler = (request, reply, payload, done) => {
    const { method, headers, raw } = request;
    const kept = [request.rawBody, Reflect.get(raw, 'rawBody')];
    const readBody = () =>
      readRawBody({ request: raw, stream: payload, kept, limit: bodyLimit, provider, read: collectBody });
    receive({ method, url: request.originalUrl, headers, readBody }).then(
      ({ webhook: received, answer, settle }) => {
        Object.assign(request, { webhook: received, body: received.payload, rawBody: received.rawBody });
        if (settle !== undefined) onAnswer(reply.raw, settle);
        if (answer === undefined) done(null);
        else void reply.code(answer.status).headers(answer.headers).send(answer.body);
      },
      (error: Error) => done(error),
    );
  };
  scope.addHook('preParsing', verify);
  // The body is read by now. Fastify's own parsers would wait for it, and refuse forms and other types.
  scope.removeAllContentTypeParsers();
  // The type that senders use is named, because Fastify finds the parser of a named one sooner.
  scope.addContentTypeParser(['application/json', '*'], (request, _payload, done) => done(null, request.body));
}

const metadata = { fastify: '5.x', name: '@hooknotary/fastify' };

/**
 * The plugin for deliveries of any provider. Without `path` it guards the scope it is registered in; with `path` and `on`
 * it owns one route. Refusals are thrown, so an error handler of the application may answer them.
 *
 * @throws TypeError when it is registered, if the secret or an option is unusable.
 */
export const webhook: AnyWebhookPlugin = plugin(registerWebhook, metadata);

interface AnyWebhookPlugin {
  <W extends AnyWebhook>(instance: FastifyInstance, options: AnyWebhookOptions<W>): Promise<void>;
  // `register` infers nothing through the generic signature, so that handlers would be of implicit `any`.
  (instance: FastifyInstance, options: AnyWebhookOptions<AnyWebhook>): Promise<void>;
}

type WebhookPlugin<W extends AnyWebhook> = FastifyPluginAsync<WebhookOptions<W>>;

function pluginFor<W extends AnyWebhook>(provider: Provider<W>): WebhookPlugin<W> {
  const register: WebhookPlugin<W> = (instance, options) => registerWebhook<W>(instance, { ...options, provider });
  return plugin(register, metadata);
}

/**
 * The plugin for deliveries of AkidOTP.
 *
 *     await app.register(akidotpWebhook, {
 *       secret: process.env.AKIDOTP_WEBHOOK_SECRET,
 *       path: '/webhooks/akidotp',
 *       on: { verified: ({ payload }) => markVerified(payload.phone) },
 *     });
 */
export const akidotpWebhook: WebhookPlugin<AkidotpWebhook> = pluginFor(akidotp);

/** The same for Kudosity V1 (TransmitSMS). */
export const kudosityWebhook: WebhookPlugin<KudosityWebhook> = pluginFor(kudosity);

/** The same for iDenfy. */
export const idenfyWebhook: WebhookPlugin<IdenfyWebhook> = pluginFor(idenfy);

/** The same for Osapher. */
export const osapherWebhook: WebhookPlugin<OsapherWebhook> = pluginFor(osapher);

/** The same for Cardda. */
export const carddaWebhook: WebhookPlugin<CarddaWebhook> = pluginFor(cardda);
