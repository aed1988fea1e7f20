import type { AnyWebhook, Delivery, Provider } from './provider.js';
import type { VerifiedWebhook } from './providers/index.js';
import type { VerifierOptions } from './options.js';
import type { Secret } from './secret.js';

/** A verified delivery as an inbox takes it. */
export interface AcceptedDelivery extends Delivery {
  /** The signed document that the payload was read from, where that is not the raw body; empty where there is none. */
  readonly document?: Uint8Array | undefined;
}

/** Options of {@link Inbox.work}. */
export interface WorkOptions {
  /** Deliveries handled at one time by this worker; default 10. */
  readonly concurrency?: number | undefined;
  /** Attempts before a delivery becomes a dead letter; default 10. One that ended with its process counts. */
  readonly attempts?: number | undefined;
  /** How long to wait before the next attempt. */
  readonly backoff?: Backoff | undefined;
  /** Seconds that one attempt may take; default 60. */
  readonly timeout?: number | undefined;
  /** Told of every attempt that failed. What it returns or throws changes nothing. */
  readonly onFailed?: ((error: unknown, webhook: AnyWebhook, attempt: Attempt) => unknown) | undefined;
}

/** Seconds: `first` (default 1) after the first attempt, then twice as long each time up to `longest` (default 3600). */
export interface Backoff {
  readonly first?: number | undefined;
  readonly longest?: number | undefined;
}

/** One attempt to handle a delivery. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** Whether the delivery becomes a dead letter if this attempt fails. */
  readonly last: boolean;
  /** Aborted when the attempt has taken longer than `timeout`: what it still does may happen beside the next attempt. */
  readonly signal: AbortSignal;
}

/** Handles one webhook. It is called at least once for each; throwing or rejecting fails the attempt. */
export type InboxHandler<W extends AnyWebhook> = (webhook: W, attempt: Attempt) => unknown;

/** `waiting` for a worker or for its next attempt, `working`, `handled`, or `dead` after its last attempt. */
export type InboxState = 'waiting' | 'working' | 'handled' | 'dead';

/** A delivery in an inbox. */
export interface InboxEntry {
  /** The webhook's `id`. A delivery without content gets one of its own, for nothing tells it from another. */
  readonly id: string;
  readonly state: InboxState;
  /** Attempts begun. */
  readonly attempts: number;
  /** What the last failed attempt threw, as text; undefined once it is handled. */
  readonly error: string | undefined;
  /** Of type `unknown`, without content, where what the engine kept has been damaged. */
  readonly webhook: AnyWebhook;
  readonly delivery: AcceptedDelivery;
}

/**
 * Keeps verified deliveries until a worker has handled them. Durations are seconds. Every method rejects where the engine
 * is out of reach; none waits for ever.
 */
export interface Inbox {
  /** Resolves when the delivery is durable: its bytes, method, target and headers. A duplicate of one kept is no new entry. */
  accept(webhook: AnyWebhook, delivery: AcceptedDelivery): Promise<void>;
  /** Begins to hand entries to a handler, once per inbox and process. Resolves when it has begun. */
  work<W extends AnyWebhook = VerifiedWebhook>(handler: InboxHandler<W>, options?: WorkOptions): Promise<void>;
  /** How many entries are in each state. */
  counts(): Promise<Readonly<Record<InboxState, number>>>;
  /** Dead letters, the oldest first; at most `limit` (default 100), leaving out the first `skip`. */
  deadLetters(page?: { readonly limit?: number; readonly skip?: number }): Promise<readonly InboxEntry[]>;
  /** One entry, in whatever state; undefined where there is none, or none any more. */
  read(id: string): Promise<InboxEntry | undefined>;
  /** Gives a dead letter a fresh set of attempts; false where there is no such dead letter. */
  replay(id: string): Promise<boolean>;
  /**
   * Verifies a kept delivery once more, its age judged by the time at which it was received.
   * Rejects with a `WebhookError` if it does not verify, and with a `RangeError` if there is no such entry.
   */
  verifyAgain<W extends AnyWebhook>(
    id: string,
    provider: Provider<W>,
    secret: Secret,
    options?: Omit<VerifierOptions, 'now'>,
  ): Promise<W>;
  /** Stops taking entries, waits for the attempts under way, and lets the engine go. */
  close(): Promise<void>;
}
