import { WebhookError, type Answer } from './errors.js';
import { checkReceiverOptions, type VerifierOptions } from './options.js';
import type { AnyWebhook, Delivery, Provider, Success } from './provider.js';
import type { Secret } from './secret.js';
import { createStagedVerifier } from './verify.js';

/** Handlers by event type; `'*'` gets every webhook whose type has no handler of its own, `unknown` included. */
export type Handlers<W extends AnyWebhook> = {
  readonly [Type in W['type'] | '*']?: (webhook: Type extends '*' ? W : Extract<W, { readonly type: Type }>) => unknown;
};

/** Options that every adapter takes. */
export interface ReceiverOptions<W extends AnyWebhook> extends VerifierOptions {
  /** Guard only this path, matched exactly with the query ignored; default every request that comes by. */
  readonly path?: string | undefined;
  /** Longest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Handles the webhook; the middleware then answers the sender itself, once the handler is done. */
  readonly on?: Handlers<W> | undefined;
  /** Told of every refusal. What it returns or throws does not change the answer. */
  readonly onRefused?: ((error: WebhookError, delivery: Delivery) => unknown) | undefined;
}

/** A request as an adapter sees it. */
interface Incoming extends Omit<Delivery, 'rawBody'> {
  /** Reads the body, once. May refuse with a `WebhookError` made by `refuse`. */
  readonly readBody: () => Promise<Uint8Array>;
}

/** A verified webhook; with the answer, where the application is not to answer itself. */
export interface Receipt<W> {
  readonly webhook: W;
  readonly answer: Answer | undefined;
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
  const { on, onRefused } = options;
  const isTold = ['onRefused', ...others].some((name) => options[name as keyof typeof options] !== undefined);

  async function receive({ method, url, headers, readBody }: Incoming): Promise<Receipt<W>> {
    let delivery: Delivery = { method, url, headers, rawBody: NO_BODY };
    try {
      const claims = verifier.readClaims(delivery);
      // A GET has no body that a sender could mean; what comes all the same is not signed, and not read.
      if (provider.method !== 'GET') delivery = { method, url, headers, rawBody: await readBody() };
      const webhook = await verifier.verify(claims, delivery);
      if (on === undefined) return { webhook, answer: undefined };
      await handle(webhook, on);
      return { webhook, answer: acknowledge(provider.success) };
    } catch (error) {
      const refusal = toRefusal(error);
      void tellRefused(refusal, delivery);
      throw refusal;
    }
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
    if (error.status >= 500 && !isTold) warn(error);
    try {
      await onRefused?.(error, delivery);
    } catch {
      // The listener's own fault must not become the sender's answer.
    }
  }

  return { path: options.path, bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT, receive };
}

/** A fault of ours or of the application must not pass in silence. The cause may hold personal data, so it is not printed. */
function warn({ provider, code, message }: WebhookError): void {
  process.emitWarning(`${provider}: ${message} Give the option onRefused to see the cause.`, {
    type: 'HooknotaryWarning',
    code: `HOOKNOTARY_${code.toUpperCase()}`,
  });
}

function acknowledge({ contentType, body }: Success): Answer {
  return { status: 200, headers: { 'cache-control': 'no-store', 'content-type': contentType }, body };
}
