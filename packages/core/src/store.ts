/** A value, or the promise of one. */
export type Awaitable<T> = T | PromiseLike<T>;

/** What a store says to a receiver that wants to handle a delivery. */
export type Reservation =
  /** Handle it; the token proves later that this receiver still owns the delivery. */
  | { readonly state: 'reserved'; readonly token: string }
  /** Somebody else is at it, for `retryAfter` more seconds at most. */
  | { readonly state: 'in_progress'; readonly retryAfter: number }
  /** It has been handled. */
  | { readonly state: 'done' };

/**
 * Remembers deliveries by their idempotency keys, so that each is handled once. Every method may throw or reject where the
 * store is out of reach; none may wait for ever. A token is good for one reservation: once its lease has run out and
 * somebody else has reserved the key, it can neither commit nor release.
 */
export interface DeliveryStore {
  /** Seconds that a receiver waits for an answer of one of the methods; default 5. */
  readonly timeout?: number | undefined;
  /** Reserves a key for `leaseSeconds`, unless somebody holds it or it is remembered as handled. */
  reserve(key: string, leaseSeconds: number): Awaitable<Reservation>;
  /** Remembers the reserved key as handled for `keepSeconds`; false where another owner has it by now. */
  commit(token: string, keepSeconds: number): Awaitable<boolean>;
  /** Gives the reserved key up, so that the next attempt is handled; false where another owner has it by now. */
  release(token: string): Awaitable<boolean>;
}
