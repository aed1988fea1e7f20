// Its declaration of `request.rawBody` is the one that stands, so that an application can use both.
/// <reference types="fastify-raw-body" preserve="true" />
import type {
  AnyWebhook,
  Provider,
  ReceiverOptions,
  Secret,
  Senders,
  VerifiedWebhook,
  WebhookIn,
} from '@hooknotary/core';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';

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
  /** The sender: one of `@hooknotary/providers`, or made by `defineProvider`. */
  readonly provider: Provider<W>;
}

/** Options of the plugin for several senders on one route. */
export interface SendersOptions<S extends Senders> extends ReceiverOptions<WebhookIn<S>> {
  /** Each with its secret: whose signature header is there decides. */
  readonly senders: S;
}

export interface AnyWebhookPlugin {
  <W extends AnyWebhook>(instance: FastifyInstance, options: AnyWebhookOptions<W>): Promise<void>;
  // `register` infers nothing through the generic signature, so that handlers would be of implicit `any`.
  (instance: FastifyInstance, options: AnyWebhookOptions<AnyWebhook> | SendersOptions<Senders>): Promise<void>;
}

export type WebhookPlugin<W extends AnyWebhook> = FastifyPluginAsync<WebhookOptions<W>>;
