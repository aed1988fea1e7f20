/** What the adapters are made of; applications use `@hooknotary/express`, `/fastify` or `/koa` instead. */
export { attach, attachHidden } from './attach.js';
export { attempt } from './deadline.js';
export { toAnswer, type Answer } from './errors.js';
export { createFactory, factoryFor, type AnyFactory, type Factory, type Framework } from './factory.js';
export { createJointReceiver } from './joint-receiver.js';
export { findBytes, hasBody, isBare, readRawBody, sendAnswer } from './node.js';
export { createReceiver, type ReadBody, type Receipt, type Receiver } from './receive.js';
export { readTarget } from './path.js';
export type { Settle } from './once.js';
export { hasPeerLeft, isSuccess } from './settle-by-answer.js';
export { showWebhook } from './show.js';
