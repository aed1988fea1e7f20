import type { AnyWebhook, ReceiverOptions, VerifiedWebhook, WebhookError } from '@hooknotary/core';
import type { Framework } from '@hooknotary/core/adapter';
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

/** Koa, for the types of its factories. */
export interface KoaFramework extends Framework {
  readonly options: this['webhook'] extends infer W extends AnyWebhook ? WebhookOptions<W> : never;
  readonly guard: this['webhook'] extends infer W extends AnyWebhook ? WebhookMiddleware<W> : never;
  readonly guardOfPath: Middleware;
}
