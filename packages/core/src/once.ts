import { WebhookError } from './errors.js';
import type { OnceOptions } from './options.js';
import { WEEK } from './checks.js';
import type { Awaitable, DeliveryStore, Reservation } from './store.js';
import { warn } from './warn.js';

const DEFAULT_LEASE = 60;

/** A delivery that this receiver, and nobody else, is to handle. */
export interface Turn {
  /** Tells the store how it went: handled, or to be let through again. Resolves when the store knows, or could not be told. */
  readonly settle: (isHandled: boolean) => Awaitable<void>;
}

/** Asks for a turn to handle a delivery; `done` if it has been handled. Rejects with a `WebhookError`. */
export type TurnTaker = (key: string) => Awaitable<Turn | 'done'>;

/** Makes what lets each delivery be handled once. The options are checked already. */
export function createTurnTaker(provider: string, store: DeliveryStore, options: OnceOptions): TurnTaker {
  const { lease = DEFAULT_LEASE, keep = WEEK, storeFailure = 'refuse' } = options;

  function refuse(cause: unknown): WebhookError {
    return new WebhookError('store_unavailable', { provider, cause });
  }

  async function reserve(key: string): Promise<Reservation> {
    try {
      const reservation = await store.reserve(key, lease);
      if (!STATES.has(reservation?.state)) throw new TypeError('The store answered nothing that a store answers.');
      return reservation;
    } catch (cause) {
      throw refuse(cause);
    }
  }

  async function settle(token: string, isHandled: boolean): Promise<void> {
    const tell = () => (isHandled ? store.commit(token, keep) : store.release(token));
    try {
      if ((await tell()) === false && isHandled) warnOfLostLease(provider, lease);
    } catch {
      warn(
        'STORE_UNAVAILABLE',
        `${provider}: the store could not be told what became of a delivery. It is told later.`,
      );
      tellLater(tell, 1);
    }
  }

  // The delivery was handled, so what the sender hears stays the same. Until the lease runs out no retry runs the handler;
  // for so long, try to have it remembered.
  function tellLater(tell: () => Awaitable<boolean>, delay: number): void {
    if (delay >= lease) return;
    const again = async (): Promise<void> => {
      try {
        await tell();
      } catch {
        tellLater(tell, delay * 2);
      }
    };
    setTimeout(again, delay * 1000).unref();
  }

  return async (key) => {
    let reservation: Reservation;
    try {
      reservation = await reserve(key);
    } catch (refusal) {
      if (storeFailure === 'refuse') throw refusal;
      warn('STORE_UNAVAILABLE', `${provider}: the store could not be asked, and a delivery goes through all the same.`);
      return { settle: () => undefined };
    }
    if (reservation.state === 'done') return 'done';
    if (reservation.state === 'in_progress') throw inProgress(provider, reservation.retryAfter);
    const { token } = reservation;
    return { settle: (isHandled) => settle(token, isHandled) };
  };
}

const STATES: ReadonlySet<unknown> = new Set<Reservation['state']>(['reserved', 'in_progress', 'done']);

function inProgress(provider: string, retryAfter: number): WebhookError {
  const seconds = Math.max(1, Math.ceil(retryAfter));
  return new WebhookError('delivery_in_progress', { provider, headers: { 'retry-after': String(seconds) } });
}

function warnOfLostLease(provider: string, lease: number): void {
  warn(
    'LEASE_LOST',
    `${provider}: handling a delivery took longer than its lease of ${lease} seconds, and another attempt took it over. ` +
      `It may have been handled twice: give the option lease more seconds.`,
  );
}
