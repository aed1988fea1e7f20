export type { PayloadForm } from './form.js';
export { WebhookError, type WebhookErrorCode, type WebhookErrorOptions } from './errors.js';
export type {
  AcceptedDelivery,
  Attempt,
  AttemptListener,
  Backoff,
  ByProvider,
  EntryFilter,
  EntryPage,
  EntryQuery,
  Inbox,
  InboxEntry,
  InboxHandler,
  InboxOptions,
  InboxState,
  InboxStats,
  ReplayFilter,
  Sealing,
  WorkOptions,
} from './inbox.js';
export { memoryStore, type MemoryStore, type MemoryStoreOptions } from './memory-store.js';
export type { OnceOptions, VerifierOptions } from './options.js';
export {
  defineProvider,
  type Handshake,
  type HandshakeMember,
  type Subscription,
  type Method,
  type AnyWebhook,
  type Delivery,
  type DeliveryHeaders,
  type Mismatch,
  type Provider,
  type ProviderDefinition,
  type SignatureRule,
  type Success,
  type TimestampRule,
  type UnknownWebhook,
  type Webhook,
  type WebhookByPayload,
  type WebhookOf,
} from './provider.js';
export type { KnownWebhooks, VerifiedWebhook } from './known.js';
export { ignore, type Handlers, type ReceiverOptions } from './receive.js';
export type { Secret, SecretFunction, StaticSecret, TenantSecret } from './secret.js';
export { signDelivery, type SignedDelivery, type SignOptions } from './sign.js';
export type { Awaitable, DeliveryStore, Reservation } from './store.js';
export { createVerifier, type Verifier } from './verify.js';
export { webhookOf } from './webhook-of.js';
export {
  ecdsaP256,
  ed25519,
  hmac,
  rsa,
  whpk,
  whsec,
  type Algorithm,
  type Jwk,
  type KeyText,
  type SecretValue,
} from './algorithms.js';
export { form, json, type Document } from './document.js';
export type { Encoding } from './encodings.js';
export { jws, type DigestClaim, type JwsAlgorithm, type TokenOptions } from './jws.js';
export {
  body,
  contentType,
  digest,
  headerValue,
  method,
  path,
  publicUrl,
  sortedForm,
  sortedUrl,
  time,
  type Part,
} from './parts.js';
export type { PublicUrl } from './public-url.js';
export {
  credential,
  header,
  pairs,
  versions,
  type AlgorithmChoice,
  type SignatureOptions,
  type SignatureSource,
} from './source.js';
export type { Senders, WebhookIn } from './joint-receiver.js';
export type { StandardSchema } from './standard-schema.js';
