import { andThen, attempt, PATIENCE, withDeadline } from './deadline.js';
import { WebhookError, type Answer } from './errors.js';
import { recordHeaders } from './header-recorder.js';
import type { AcceptedDelivery, Inbox } from './inbox.js';
import { createTurnTaker, type Settle } from './once.js';
import { checkReceiverOptions, type OnceOptions, type VerifierOptions } from './options.js';
import { createPathWatch, type PathWatch } from './passing.js';
import { toPath } from './path.js';
import { answerSubscription } from './handshake.js';
import type { AnyWebhook, Delivery, Provider, Success } from './provider.js';
import { claimEndpoint, toIdempotencyKey, toTenantPart } from './scope.js';
import type { Secret } from './secret.js';
import type { Awaitable, DeliveryStore } from './store.js';
import { createTeller } from './tell-refused.js';
import { createStagedVerifier, type Claims, type Verified } from './verify.js';
import { createWarn } from './warn.js';

type HandlerOf<W> = (webhook: W) => unknown;

/** The webhooks that may be of this type. */
type OfType<W extends AnyWebhook, Type> = W extends unknown ? (Type extends W['type'] ? W : never) : never;

/** Handlers by event type; `'*'` gets every webhook whose type has no handler of its own. */
type SomeHandlers<W extends AnyWebhook> = {
  readonly [Type in W['type'] | '*']?: HandlerOf<Type extends '*' ? W : OfType<W, Type>>;
};

/**
 * Handlers by event type. They say what becomes of all: one for each type and `unknown`, or `'*'`, which gets every webhook
 * whose type has no handler of its own. Take `ignore` for what is acknowledged and not handled.
 */
export type Handlers<W extends AnyWebhook> = SomeHandlers<W> &
  (Readonly<Record<W['type'], unknown>> | { readonly '*': unknown });

/** The handler of what is acknowledged on purpose, and not handled. */
export function ignore(): void {
  // Nothing: that is what it is for.
}

/** Options that every adapter takes. */
export interface ReceiverOptions<W extends AnyWebhook> extends VerifierOptions, OnceOptions {
  /**
   * Guard only this path: that of the URL as the sender calls it, exactly, with the query ignored, wherever the middleware is
   * mounted; in Fastify, as all routes, under the scope's prefix. Default every request that comes by.
   */
  readonly path?: string | undefined;
  /**
   * This receiver's name in a store or an inbox, of 200 characters at most; default `path`. Two receivers of one sender need
   * two.
   */
  readonly endpoint?: string | undefined;
  /** Longest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Handles the webhook; the middleware then answers the sender itself, once the handler is done. */
  readonly on?: Handlers<W> | undefined;
  /** Remembers deliveries, so that each is handled once: a duplicate is answered with success, and not handled. */
  readonly store?: DeliveryStore | undefined;
  /** Keeps each webhook until a worker has handled it; the middleware then answers the sender itself, once it is kept. */
  readonly inbox?: Pick<Inbox, 'accept' | 'timeout'> | undefined;
  /** Status with which the middleware acknowledges a delivery, from 200 to 299; default the provider's. */
  readonly success?: number | undefined;
  /** Told of every refusal. What it returns or throws does not change the answer. */
  readonly onRefused?: ((error: WebhookError, delivery: Delivery) => unknown) | undefined;
}

/** Told why a delivery is refused. */
export type Refuse = (error: WebhookError) => void;

/** Reads the body, once, for the provider of that name, and calls one of the two. */
export type ReadBody = (provider: string, take: (rawBody: Uint8Array) => void, refuse: Refuse) => void;

/** A request as an adapter sees it. */
interface Incoming extends Omit<Delivery, 'rawBody'> {
  readonly readBody: ReadBody;
  /** Whether the request has a body, for a sender that uses GET. */
  readonly hasBody: () => boolean;
}

/** A verified webhook that the application answers itself, or what answers the sender. */
export type Receipt<W> =
  | {
      readonly webhook: W;
      readonly answer: undefined;
      /** Given where somebody must say how the application's handling of it ended. */
      readonly settle: Settle | undefined;
    }
  | {
      /** Undefined where the sender only asked for the challenge of a subscription. */
      readonly webhook: W | undefined;
      readonly answer: Answer;
      readonly settle: undefined;
    };

/** What an adapter needs of core. */
export interface Receiver<W> extends PathWatch {
  readonly provider: string;
  readonly path: string | undefined;
  readonly bodyLimit: number;
  /** Whether a request to this target is for this receiver. */
  readonly isFor: (target: string) => boolean;
  /**
   * Takes a request to a verified, handled webhook, and calls one of the two, neither of which may throw. Where nothing takes its
   * time, no promise is made from the body's last byte on: each would cost more than the signature.
   */
  readonly receive: (incoming: Incoming, accept: (receipt: Receipt<W>) => void, refuse: Refuse) => void;
  /** Warns that somebody answered a genuine delivery with success, and that no handler will see it. */
  readonly warnOfUnhandled: () => void;
  /** Gives up the receiver's name within its store and inbox, once no request comes any more. */
  readonly close: () => void;
}

const UNHANDLED =
  'a genuine delivery was answered with success before it came to its handler, and no handler has seen it.';
const DEFAULT_BODY_LIMIT = 1024 * 1024;
const NO_BODY: Uint8Array = Buffer.alloc(0);

/**
 * Makes what an adapter wraps: verify, handle, decide the answer.
 *
 * @throws TypeError if the secret or an option is unusable; `others` names the options that only this adapter takes.
 */
export function createReceiver<W extends AnyWebhook>(
  provider: Provider<W>,
  secret: Secret,
  options: ReceiverOptions<W>,
  others: readonly string[] = [],
): Receiver<W> {
  checkReceiverOptions(provider, options, others);
  const verifier = createStagedVerifier(provider, secret, options);
  const { path, on, store, inbox, endpoint = path ?? '' } = options;
  const success = toSuccess(provider.success, options.success);
  const warn = createWarn();
  const isTold = ['onRefused', ...others].some((name) => options[name as keyof typeof options] !== undefined);
  const tell = createTeller(provider.name, { onRefused: options.onRefused, isTold, warn });
  const takeTurn = store === undefined ? undefined : createTurnTaker(provider.name, store, options, warn);
  const isRemembered = store !== undefined || inbox !== undefined;
  const finish = inbox === undefined ? on && ((webhook: W) => handle(webhook, on)) : keepIn(inbox);
  const giveUp = claimEndpoint({ store, inbox }, provider.name, endpoint);

  function receive(
    { method, url, headers, readBody, hasBody }: Incoming,
    accept: (receipt: Receipt<W>) => void,
    refuse: Refuse,
  ): void {
    let delivery: Delivery = { method, url, headers, rawBody: NO_BODY };

    function fail(error: unknown): void {
      const refusal = error instanceof WebhookError ? error : toRefusal('provider_failed', error);
      tell.refused(refusal, delivery);
      refuse(refusal);
    }

    /** Ends with what a step comes to: at once, or when it has come. */
    function endWith(step: () => Awaitable<Receipt<W>>): void {
      void attempt(step, accept, fail);
    }

    try {
      const subscribed = provider.subscription && answerSubscription(provider.subscription, delivery);
      if (subscribed === null) throw toRefusal('signature_mismatch');
      if (subscribed !== undefined)
        return endWith(() => ({ webhook: undefined, answer: toSuccess(subscribed), settle: undefined }));
      const claimed = verifier.readClaims(delivery);
      if (method === 'GET') {
        if (hasBody()) throw toRefusal('body_unexpected');
        return endWith(() => judge(claimed, delivery));
      }
      const take = (rawBody: Uint8Array): void => {
        delivery = { method, url, headers, rawBody };
        endWith(() => judge(claimed, delivery));
      };
      readBody(provider.name, take, fail);
    } catch (error) {
      fail(error);
    }
  }

  function judge(claimed: Claims, delivery: Delivery): Awaitable<Receipt<W>> {
    // What was read must be kept, to verify the delivery once more.
    const recorder = inbox && recordHeaders(delivery.headers, provider);
    const verifying = verifier.verify(claimed, delivery, recorder && { ...delivery, headers: recorder.headers });
    return andThen(verifying, (verified) => {
      tell.accepted();
      const { webhook, handshake } = verified;
      if (handshake !== undefined) return { webhook, answer: toProof(handshake), settle: undefined };
      if (takeTurn === undefined && finish === undefined) return { webhook, answer: undefined, settle: undefined };
      return admit(verified, delivery, recorder?.read());
    });
  }

  /** Lets a verified webhook through, once. */
  function admit(
    verified: Verified<W>,
    delivery: Delivery,
    headersRead: readonly string[] | undefined,
  ): Awaitable<Receipt<W>> {
    const { webhook, document } = verified;
    const idempotencyKey = isRemembered && verified.isIdentified ? toKey(verified) : null;
    const answered: Receipt<W> = { webhook, answer: success, settle: undefined };
    return andThen(idempotencyKey === null ? undefined : takeTurn?.(idempotencyKey), (turn) => {
      if (turn === 'done') return answered;
      if (finish === undefined) return { webhook, answer: undefined, settle: turn };
      const finishing = () => finish(webhook, { ...delivery, document, idempotencyKey, headersRead });
      return andThen(settleBy(finishing, turn), () => answered);
    });
  }

  function toKey({ webhook: { id, tenant }, foundKey }: Verified<W>): string {
    return toIdempotencyKey({ endpoint, tenant: foundKey === undefined ? '' : toTenantPart(tenant, foundKey) }, id);
  }

  /** Does what is left to do, by whose end the store is told. */
  function settleBy(finishing: () => Awaitable<void>, turn: Settle | undefined): Awaitable<void> {
    return attempt(
      finishing,
      () => turn?.(true),
      (error) =>
        andThen(turn?.(false), () => {
          throw error;
        }),
    );
  }

  function keepIn(keeper: Pick<Inbox, 'accept' | 'timeout'>) {
    return async (webhook: W, delivery: AcceptedDelivery): Promise<void> => {
      try {
        await withDeadline(keeper.accept(webhook, delivery), keeper.timeout ?? PATIENCE, 'The inbox');
      } catch (cause) {
        throw toRefusal('inbox_unavailable', cause);
      }
    };
  }

  function handle(webhook: W, handlers: Handlers<W>): Awaitable<void> {
    const type: string = Object.hasOwn(handlers, webhook.type) ? webhook.type : '*';
    // The cast is true: a handler stands under the type of the webhooks that it takes, and one is there for each.
    const handler = (handlers as Readonly<Record<string, HandlerOf<W>>>)[type] as HandlerOf<W>;
    return attempt(
      () => handler(webhook),
      () => undefined,
      (cause) => {
        // Also a `WebhookError`, of something that the handler verified itself: the sender has nothing to do with that.
        throw toRefusal('handler_failed', cause);
      },
    );
  }

  function toRefusal(code: WebhookError['code'], cause?: unknown): WebhookError {
    return new WebhookError(code, { provider: provider.name, cause });
  }

  return {
    ...createPathWatch(provider, path, warn),
    provider: provider.name,
    path,
    bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    isFor: (target) => path === undefined || toPath(target) === path,
    receive,
    warnOfUnhandled: () => warn('UNHANDLED', provider.name, UNHANDLED),
    close: giveUp,
  };
}

/** The answer to a handshake names its type also where it has no content: some senders ask for it. */
function toProof(handshake: Success): Answer {
  const answer = toSuccess(handshake);
  return { ...answer, headers: { ...answer.headers, 'content-type': handshake.contentType } };
}

function toSuccess({ contentType, body, ...named }: Success, status = named.status ?? 200): Answer {
  const headers = { 'cache-control': 'no-store' };
  if (status === 204 || status === 205) return { status, headers, body: '' };
  return { status, headers: { ...headers, 'content-type': contentType }, body };
}
