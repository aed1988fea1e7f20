import { WebhookError, type Answer } from './errors.js';
import type { AcceptedDelivery, Inbox } from './inbox.js';
import { createTurnTaker, type Turn } from './once.js';
import { checkReceiverOptions, type OnceOptions, type VerifierOptions } from './options.js';
import type { AnyWebhook, Delivery, Provider, Success } from './provider.js';
import type { Secret } from './secret.js';
import type { Awaitable, DeliveryStore } from './store.js';
import { createStagedVerifier } from './verify.js';
import { warn } from './warn.js';

/** Handlers by event type; `'*'` gets every webhook whose type has no handler of its own, `unknown` included. */
export type Handlers<W extends AnyWebhook> = {
  readonly [Type in W['type'] | '*']?: (webhook: Type extends '*' ? W : Extract<W, { readonly type: Type }>) => unknown;
};

/** Options that every adapter takes. */
export interface ReceiverOptions<W extends AnyWebhook> extends VerifierOptions, OnceOptions {
  /** Guard only this path, matched exactly with the query ignored; default every request that comes by. */
  readonly path?: string | undefined;
  /** Longest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Handles the webhook; the middleware then answers the sender itself, once the handler is done. */
  readonly on?: Handlers<W> | undefined;
  /** Remembers deliveries, so that each is handled once: a duplicate is answered with success, and not handled. */
  readonly store?: DeliveryStore | undefined;
  /** Keeps each webhook until a worker has handled it; the middleware then answers the sender itself, once it is kept. */
  readonly inbox?: Pick<Inbox, 'accept'> | undefined;
  /** Told of every refusal. What it returns or throws does not change the answer. */
  readonly onRefused?: ((error: WebhookError, delivery: Delivery) => unknown) | undefined;
}

/** A request as an adapter sees it. */
interface Incoming extends Omit<Delivery, 'rawBody'> {
  /** Reads the body, once. @throws WebhookError, at once or by rejecting. */
  readonly readBody: () => Awaitable<Uint8Array>;
}

/** A verified webhook. */
export interface Receipt<W> {
  readonly webhook: W;
  /** Given where the application is not to answer itself. */
  readonly answer: Answer | undefined;
  /** Given where somebody must be told the status that the application answered with, once it has. */
  readonly settle: ((status: number) => void) | undefined;
}

/** What an adapter needs of core. */
export interface Receiver<W> {
  readonly path: string | undefined;
  readonly bodyLimit: number;
  /** Takes a request to a verified, handled webhook. Rejects with a `WebhookError` and with nothing else. */
  readonly receive: (incoming: Incoming) => Promise<Receipt<W>>;
}

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
  const { on, onRefused, store, inbox } = options;
  const isTold = ['onRefused', ...others].some((name) => options[name as keyof typeof options] !== undefined);
  const takeTurn = store === undefined ? undefined : createTurnTaker(provider.name, store, options);
  const isRemembered = store !== undefined || inbox !== undefined;
  const finish = inbox === undefined ? on && ((webhook: W) => handle(webhook, on)) : keepIn(inbox);

  async function receive({ method, url, headers, readBody }: Incoming): Promise<Receipt<W>> {
    let delivery: Delivery = { method, url, headers, rawBody: NO_BODY };
    try {
      const claims = verifier.readClaims(delivery);
      // A GET has no body that a sender could mean; what comes all the same is not signed, and not read.
      if (provider.method !== 'GET') delivery = { method, url, headers, rawBody: await readBody() };
      const verified = verifier.verify(claims, delivery);
      // Waiting for what is there already would cost another turn of the queue of promises.
      const webhook = verified instanceof Promise ? await verified : verified;
      if (takeTurn === undefined && finish === undefined) return { webhook, answer: undefined, settle: undefined };
      const document = isRemembered ? verifier.readDocument(claims, delivery) : undefined;
      return await admit(webhook, { ...delivery, document });
    } catch (error) {
      const refusal = toRefusal(error);
      void tellRefused(refusal, delivery);
      throw refusal;
    }
  }

  /** Lets a verified webhook through, once. */
  async function admit(webhook: W, delivery: AcceptedDelivery): Promise<Receipt<W>> {
    // Nothing tells one delivery without content from the next, so that a store would take all of them for one.
    const isIdentified = (delivery.document ?? delivery.rawBody).length > 0;
    const turn = isIdentified ? await takeTurn?.(webhook.id) : undefined;
    if (turn !== 'done' && finish === undefined) {
      return { webhook, answer: undefined, settle: turn && toSettle(turn) };
    }
    if (turn !== 'done') await finishIn(turn, webhook, delivery);
    return { webhook, answer: acknowledge(provider.success), settle: undefined };
  }

  async function finishIn(turn: Turn | undefined, webhook: W, delivery: AcceptedDelivery): Promise<void> {
    try {
      await finish?.(webhook, delivery);
    } catch (error) {
      await turn?.settle(false);
      throw error;
    }
    await turn?.settle(true);
  }

  function keepIn(keeper: Pick<Inbox, 'accept'>) {
    return async (webhook: W, delivery: AcceptedDelivery): Promise<void> => {
      try {
        await keeper.accept(webhook, delivery);
      } catch (cause) {
        throw new WebhookError('inbox_unavailable', { provider: provider.name, cause });
      }
    };
  }

  async function handle(webhook: W, handlers: Handlers<W>): Promise<void> {
    const type: string = Object.hasOwn(handlers, webhook.type) ? webhook.type : '*';
    // The cast is true: a handler stands under the type of the webhooks that it takes.
    const handler = (handlers as Readonly<Record<string, ((webhook: W) => unknown) | undefined>>)[type];
    await handler?.(webhook);
  }

  // Verification and reading only throw WebhookErrors, so anything else comes from a handler or a user's own provider.
  function toRefusal(error: unknown): WebhookError {
    return error instanceof WebhookError
      ? error
      : new WebhookError('handler_failed', { provider: provider.name, cause: error });
  }

  async function tellRefused(error: WebhookError, delivery: Delivery): Promise<void> {
    if (error.status >= 500 && !isTold) warnOfRefusal(error);
    try {
      await onRefused?.(error, delivery);
    } catch {
      // The listener's own fault must not become the sender's answer.
    }
  }

  return { path: options.path, bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT, receive };
}

/** The first status told counts. */
function toSettle(turn: Turn): (status: number) => void {
  let isSettled = false;
  return (status) => {
    if (isSettled) return;
    isSettled = true;
    void turn.settle(status >= 200 && status < 300);
  };
}

/** A fault of ours or of the application must not pass in silence. The cause may hold personal data, so it is not printed. */
function warnOfRefusal({ provider, code, message }: WebhookError): void {
  warn(code.toUpperCase(), `${provider}: ${message} Give the option onRefused to see the cause.`);
}

function acknowledge({ contentType, body }: Success): Answer {
  return { status: 200, headers: { 'cache-control': 'no-store', 'content-type': contentType }, body };
}
