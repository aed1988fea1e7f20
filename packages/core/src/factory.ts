import type { AnyWebhook, Provider } from './provider.js';
import { createJointReceiver, type Senders, type WebhookIn } from './joint-receiver.js';
import { createReceiver, type Receiver, type ReceiverOptions } from './receive.js';
import type { Secret } from './secret.js';

/** What a framework's middleware looks like, for webhooks of the type that `webhook` says; an adapter declares one. */
export interface Framework {
  readonly webhook: unknown;
  readonly options: unknown;
  /** The middleware that guards all that comes behind it. */
  readonly guard: unknown;
  /** The one that guards a path: it lets all others by, and what comes after it cannot count on a webhook. */
  readonly guardOfPath: unknown;
}

type For<F extends Framework, W extends AnyWebhook> = F & { readonly webhook: W };

interface EveryPath {
  readonly path?: undefined;
}

/** Makes the middleware for one provider. @throws TypeError if the secret or an option is unusable. */
export interface Factory<F extends Framework, W extends AnyWebhook> {
  (secret: Secret, options?: For<F, W>['options'] & EveryPath): For<F, W>['guard'];
  (secret: Secret, options: For<F, W>['options']): For<F, W>['guardOfPath'];
}

/** The same for any provider, or for several on one route. */
export interface AnyFactory<F extends Framework> {
  <const S extends Senders>(
    senders: S,
    options?: For<F, WebhookIn<S>>['options'] & EveryPath,
  ): For<F, WebhookIn<S>>['guard'];
  <const S extends Senders>(senders: S, options: For<F, WebhookIn<S>>['options']): For<F, WebhookIn<S>>['guardOfPath'];
  <W extends AnyWebhook>(
    provider: Provider<W>,
    secret: Secret,
    options?: For<F, W>['options'] & EveryPath,
  ): For<F, W>['guard'];
  <W extends AnyWebhook>(
    provider: Provider<W>,
    secret: Secret,
    options: For<F, W>['options'],
  ): For<F, W>['guardOfPath'];
}

/** Makes the factory of one provider from that of any. */
export function factoryFor<F extends Framework, W extends AnyWebhook>(
  webhook: AnyFactory<F>,
  provider: Provider<W>,
): Factory<F, W> {
  return (secret: Secret, options?: For<F, W>['options']) => webhook(provider, secret, options);
}

type Parameters<Options> =
  | readonly [provider: Provider, secret: Secret, options?: Options]
  | readonly [senders: Senders, options?: Options];

/**
 * Makes the factory of a framework: of a receiver and the options that it was given, `make` makes a middleware. `others` names the
 * options that only this framework takes.
 */
export function createFactory<F extends Framework, Options extends ReceiverOptions<AnyWebhook>>(
  others: readonly string[],
  make: (receiver: Receiver<AnyWebhook>, options: Partial<Options>) => unknown,
): AnyFactory<F> {
  const factory = (...parameters: Parameters<Options>): unknown => {
    const [first] = parameters;
    // The casts are true: which it is, its first parameter tells.
    if (Array.isArray(first)) {
      const [senders, options = {}] = parameters as readonly [Senders, Options?];
      return make(createJointReceiver(senders, options, others), options);
    }
    const [provider, secret, options = {}] = parameters as readonly [Provider, Secret, Options?];
    return make(createReceiver(provider, secret, options, others), options);
  };
  // The cast is true: the middleware puts the webhooks of these very providers on the request.
  return factory as unknown as AnyFactory<F>;
}
