/** What the adapters are made of; applications use `@hooknotary/express`, `/fastify` or `/koa` instead. */
export { collectBody } from './collect-body.js';
export { toAnswer, WebhookError, type Answer } from './errors.js';
export { onAnswer, readRawBody } from './node.js';
export * from './providers/index.js';
export type { AnyWebhook, Provider } from './provider.js';
export { createReceiver, type Handlers, type Receipt, type Receiver, type ReceiverOptions } from './receive.js';
export type { Secret } from './secret.js';
