export { diagnose, type Cause, type CauseCode, type DiagnoseOptions, type Diagnosis } from './diagnose/index.js';
export { WebhookError, type WebhookErrorCode, type WebhookErrorOptions } from './errors.js';
export type {
  AcceptedDelivery,
  Attempt,
  Backoff,
  Inbox,
  InboxEntry,
  InboxHandler,
  InboxState,
  WorkOptions,
} from './inbox.js';
export { memoryStore, type MemoryStore, type MemoryStoreOptions } from './memory-store.js';
export type { OnceOptions, VerifierOptions } from './options.js';
export type * from './payloads/akidotp.js';
export type * from './payloads/cardda.js';
export type * from './payloads/idenfy.js';
export type * from './payloads/kudosity.js';
export type * from './payloads/open.js';
export type * from './payloads/osapher.js';
export {
  defineProvider,
  type AnyWebhook,
  type Delivery,
  type DeliveryHeaders,
  type Provider,
  type ProviderDefinition,
  type SignatureRule,
  type Success,
  type TimestampRule,
  type Webhook,
  type WebhookOf,
} from './provider.js';
export * from './providers/index.js';
export type { Handlers, ReceiverOptions } from './receive.js';
export type { Secret, SecretFunction, StaticSecret } from './secret.js';
export { signDelivery, type SignedDelivery, type SignOptions } from './sign.js';
export type { Awaitable, DeliveryStore, Reservation } from './store.js';
export { createVerifier, type Verifier } from './verify.js';
