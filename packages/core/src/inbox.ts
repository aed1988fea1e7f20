import type { AnyWebhook, Delivery, Provider } from './provider.js';
import type { VerifiedWebhook } from './known.js';
import type { VerifierOptions } from './options.js';
import type { Secret } from './secret.js';
import type { Awaitable } from './store.js';

/** A verified delivery as an inbox takes it. */
export interface AcceptedDelivery extends Delivery {
  /** The signed document that the payload was read from; empty where there is none, undefined for the raw body. */
  readonly document?: Uint8Array | undefined;
  /**
   * What tells it from all others that the inbox keeps: the receiver's endpoint, the tenant and the webhook's `id`. Undefined
   * for the `id` alone; null where nothing tells it from the next, so that each is to be handled.
   */
  readonly idempotencyKey?: string | null | undefined;
  /** Lower-case names of the headers that verification read; undefined where that is not known. */
  readonly headersRead?: readonly string[] | undefined;
}

/** One value for all, or one for each provider named and `default` for the others. */
export type ByProvider<Value> = Value | { readonly default?: Value; readonly [provider: string]: Value | undefined };

/** Options of {@link Inbox.work}. */
export interface WorkOptions {
  /**
   * Deliveries handled at one time by this worker; default 10. `{ default: 10, idenfy: 2 }` gives a provider a number of its
   * own, beside which the others share the default. A handler that goes on after its `timeout` is no longer counted, unless
   * `holdSlot` is set.
   */
  readonly concurrency?: ByProvider<number> | undefined;
  /** Attempts that fail before a delivery becomes a dead letter; default 10. */
  readonly attempts?: number | undefined;
  /**
   * Attempts that their process does not outlive before a delivery becomes a dead letter; default 5. A delivery whose last
   * attempt ended so is handled alone, lest it takes others with it.
   */
  readonly cutShort?: number | undefined;
  /** How long to wait before the next attempt. */
  readonly backoff?: Backoff | undefined;
  /** Seconds that one attempt may take; default 60. */
  readonly timeout?: number | undefined;
  /**
   * Whether an attempt that took longer than `timeout` lasts until its handler really ends, so that nothing runs beside it, its
   * next attempt included; default false.
   */
  readonly holdSlot?: boolean | undefined;
  /** Told of every attempt that failed. What it returns or throws changes nothing, and nobody waits for it. */
  readonly onFailed?: AttemptListener | undefined;
  /** Told of every delivery that becomes a dead letter, with the error of its last attempt; otherwise like `onFailed`. */
  readonly onDead?: AttemptListener | undefined;
}

/** Hears of an attempt that failed. The webhook is of type `unknown`, without content, where what was kept cannot be read. */
export type AttemptListener = (error: unknown, webhook: AnyWebhook, attempt: Attempt) => unknown;

/** Seconds: `first` (default 1) after the first attempt, then twice as long each time up to `longest` (default 3600). */
export interface Backoff {
  readonly first?: number | undefined;
  readonly longest?: number | undefined;
}

/** One attempt to handle a delivery. */
export interface Attempt {
  /** The entry's `id`, by which the inbox's methods take it. */
  readonly entryId: string;
  /** 1 for the first. */
  readonly number: number;
  /** How many attempts before this one their process did not outlive. */
  readonly cutShort: number;
  /** Whether the delivery becomes a dead letter if this attempt fails. */
  readonly last: boolean;
  /**
   * Aborted when the attempt has taken longer than `timeout`, when another worker has the delivery by now, and when the inbox
   * has been closing for longer than it may: what the handler still does may happen beside the next attempt.
   */
  readonly signal: AbortSignal;
  /** Says "not now": the delivery comes back after so many seconds, and this attempt does not count, whatever the handler comes to. */
  retryAfter(seconds: number): void;
}

/** Handles one webhook. It is called at least once for each; throwing or rejecting fails the attempt. */
export type InboxHandler<W extends AnyWebhook> = (webhook: W, attempt: Attempt) => unknown;

/** `waiting` for a worker or for its next attempt, `working`, `handled`, or `dead` after its last attempt. */
export type InboxState = 'waiting' | 'working' | 'handled' | 'dead';

/** A delivery in an inbox. */
export interface InboxEntry {
  /**
   * The delivery's `idempotencyKey`: the webhook's `id` with the endpoint and the tenant before it, where there are such. A
   * delivery that nothing tells from the next gets one of its own, and a text that no engine can keep becomes its digest.
   */
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  readonly state: InboxState;
  readonly acceptedAt: Date;
  /** Attempts begun. */
  readonly attempts: number;
  /** Of these, attempts that their process did not outlive. */
  readonly cutShort: number;
  /** What the last failed attempt threw, as text; undefined once it is handled. */
  readonly error: string | undefined;
  /** Undefined once the content is no longer kept, and where what the engine kept has been damaged or cannot be opened. */
  readonly webhook: AnyWebhook | undefined;
  /** Undefined where `webhook` is. */
  readonly delivery: AcceptedDelivery | undefined;
}

/** Which entries are meant: those of which all that is given is true. */
export interface EntryFilter {
  readonly state?: InboxState | undefined;
  readonly provider?: string | undefined;
  readonly type?: string | undefined;
  /** Accepted at this time or later. */
  readonly since?: Date | undefined;
  /** Accepted earlier. */
  readonly before?: Date | undefined;
}

/** Which entries to show, and how many. */
export interface EntryQuery extends EntryFilter {
  /** At most; default 100. */
  readonly limit?: number | undefined;
  /** Of the page before. */
  readonly cursor?: string | undefined;
}

/** Some entries, in the order in which they were accepted unless the engine says otherwise. */
export interface EntryPage {
  readonly entries: readonly InboxEntry[];
  /** For the next page; undefined where this is the last. */
  readonly cursor: string | undefined;
}

/** Which entries to replay: dead letters unless a `state` is given. */
export interface ReplayFilter extends EntryFilter {
  /** A part of what the last failed attempt threw. */
  readonly error?: string | undefined;
  /** At most; default all. */
  readonly limit?: number | undefined;
}

/** How an inbox does. */
export interface InboxStats extends Readonly<Record<InboxState, number>> {
  /** Seconds since the oldest entry that still waits was accepted; undefined where none waits. */
  readonly oldestWaiting: number | undefined;
  readonly isPaused: boolean;
}

/** What makes of an entry's content what nobody else can read, and the reverse; `id` is the entry's. See `aesGcm`. */
export interface Sealing {
  readonly seal: (content: Uint8Array, entry: { readonly id: string }) => Awaitable<Uint8Array>;
  readonly open: (sealed: Uint8Array, entry: { readonly id: string }) => Awaitable<Uint8Array>;
}

/** What the inboxes of all engines have as options. Durations are seconds. */
export interface InboxOptions extends Partial<Sealing> {
  /** How long handled entries are kept, and their duplicates known; default 7 days. */
  readonly keep?: ByProvider<number> | undefined;
  /** How long dead letters are kept; default for ever. */
  readonly keepDead?: ByProvider<number> | undefined;
  /** How long the content of a handled entry is kept beside its id, provider and type: at most as long as `keep`; default not at all. */
  readonly keepBodies?: ByProvider<number> | undefined;
  /** Lower-case names of headers to keep beside those that verification reads; default none. */
  readonly keepHeaders?: readonly string[] | undefined;
}

/**
 * Keeps verified deliveries until a worker has handled them. Durations are seconds. Every method rejects where the engine
 * is out of reach; none waits for ever.
 */
export interface Inbox {
  /** Seconds that a receiver waits for `accept`; default 5. */
  readonly timeout?: number | undefined;
  /**
   * Resolves when the delivery is durable: its bytes, method, target, and the headers that were read or are to be kept. A
   * duplicate of one kept is no new entry.
   */
  accept(webhook: AnyWebhook, delivery: AcceptedDelivery): Promise<void>;
  /** Begins to hand entries to a handler, once per inbox and process. Resolves when it has begun. */
  work<W extends AnyWebhook = VerifiedWebhook>(handler: InboxHandler<W>, options?: WorkOptions): Promise<void>;
  /** How many entries are in each state. */
  counts(): Promise<Readonly<Record<InboxState, number>>>;
  /** The same, how old the oldest is that waits, and whether the inbox is paused. */
  stats(): Promise<InboxStats>;
  /** Resolves where the engine answers. */
  ping(): Promise<void>;
  /** Entries by state, provider, type and age, page by page. */
  entries(query?: EntryQuery): Promise<EntryPage>;
  /** Dead letters, the oldest first; at most `limit` (default 100), leaving out the first `skip`. */
  deadLetters(page?: { readonly limit?: number; readonly skip?: number }): Promise<readonly InboxEntry[]>;
  /**
   * One entry, in whatever state; undefined where there is none, or none any more. This and what follows take an entry's `id`,
   * and the webhook's where one entry alone has it.
   */
  read(id: string): Promise<InboxEntry | undefined>;
  /**
   * Gives a dead letter a fresh set of attempts; by `force` also a handled entry, whose content must still be kept. False where
   * there is no such entry.
   */
  replay(id: string, options?: { readonly force?: boolean | undefined }): Promise<boolean>;
  /** Replays all that are meant, and says how many; with `dryRun` only says. Handled entries whose content is gone are left out. */
  replayAll(filter?: ReplayFilter, options?: { readonly dryRun?: boolean | undefined }): Promise<number>;
  /** Forgets an entry that nobody works at, so that its duplicate is a new one; false where there is no such. */
  remove(id: string): Promise<boolean>;
  /**
   * Removes all that an entry says of a person, and keeps its id, so that its duplicate is still none. One that waits is not
   * handled any more: it is dead. False where there is no such entry, and while somebody works at it.
   */
  erase(id: string): Promise<boolean>;
  /** Lets no worker of any process take entries until `resume`. Deliveries are accepted, and attempts under way go on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Verifies a kept delivery once more, its age judged by the time at which it was received.
   * Rejects with a `WebhookError` if it does not verify, and with a `RangeError` if there is no such entry or its content is gone.
   */
  verifyAgain<W extends AnyWebhook>(
    id: string,
    provider: Provider<W>,
    secret: Secret,
    options?: Omit<VerifierOptions, 'now'>,
  ): Promise<W>;
  /**
   * Stops taking entries, waits for the attempts under way, and lets the engine go. After `timeout` seconds (default: none) the
   * signals of the attempts are aborted, and a second later what is still under way is given back, as if it had not been taken.
   */
  close(options?: { readonly timeout?: number | undefined }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
