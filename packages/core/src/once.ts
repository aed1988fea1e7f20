import { isPromiseLike, PATIENCE, withDeadline } from './deadline.js';
import { WebhookError } from './errors.js';
import type { OnceOptions } from './options.js';
import { WEEK } from './checks.js';
import type { Awaitable, DeliveryStore, Reservation } from './store.js';
import type { Warn } from './warn.js';

const DEFAULT_LEASE = 60;

/**
 * Tells the store how it went: handled, or to be let through again; the first call counts. What it returns comes when the
 * store knows or could not be told in time, and never rejects.
 */
export type Settle = (isHandled: boolean) => Awaitable<void>;

/** Asks for a turn to handle a delivery; `done` if it has been handled. Throws or rejects with a `WebhookError`. */
export type TurnTaker = (key: string) => Awaitable<Settle | 'done'>;

/** Makes what lets each delivery be handled once. The options are checked already. */
export function createTurnTaker(provider: string, store: DeliveryStore, options: OnceOptions, warn: Warn): TurnTaker {
  const { lease = DEFAULT_LEASE, keep = WEEK, storeFailure = 'refuse' } = options;
  const patience = store.timeout ?? PATIENCE;

  // Who sends again while the store is being told waits for that, and is told the same.
  const settling = new Map<string, PromiseLike<void>>();

  function takeTurn(key: string): Awaitable<Settle | 'done'> {
    const telling = settling.get(key);
    if (telling !== undefined) return telling.then(() => takeTurn(key));
    let answer: Awaitable<Reservation>;
    try {
      answer = store.reserve(key, lease);
      // A store that answers at once costs no promise.
      if (!isPromiseLike(answer)) checkReservation(answer);
    } catch (cause) {
      return goWithout(cause);
    }
    const take = (reservation: Reservation) => toTurn(reservation, key);
    if (!isPromiseLike(answer)) return take(answer);
    return withDeadline(answer, patience, 'The store', giveBack).then(checkReservation).then(take, goWithout);
  }

  function toTurn(reservation: Reservation, key: string): Settle | 'done' {
    if (reservation.state === 'done') return 'done';
    if (reservation.state === 'in_progress') throw inProgress(provider, reservation.retryAfter);
    return createSettle(reservation.token, key);
  }

  function goWithout(cause: unknown): Settle {
    if (storeFailure === 'refuse') throw new WebhookError('store_unavailable', { provider, cause });
    warn('STORE_UNAVAILABLE', provider, 'the store could not be asked, and a delivery goes through all the same.');
    return () => undefined;
  }

  /** Nobody will handle what was reserved after the sender was told to come again. */
  async function giveBack(late: Reservation): Promise<void> {
    if (late.state === 'reserved') await store.release(late.token);
  }

  function createSettle(token: string, key: string): Settle {
    let isSettled = false;
    return (isHandled) => {
      if (isSettled) return undefined;
      isSettled = true;
      const told = settle(token, isHandled);
      if (isPromiseLike(told))
        settling.set(
          key,
          told.then(() => void settling.delete(key)),
        );
      return told;
    };
  }

  function settle(token: string, isHandled: boolean): Awaitable<void> {
    const tell = () => (isHandled ? store.commit(token, keep) : store.release(token));
    // A store of somebody's own may answer nothing at all.
    const heed = (isOwner: boolean | void) => {
      if (isOwner === false && isHandled) warnOfLostLease(provider, lease, warn);
    };
    try {
      const answer = tell();
      if (!isPromiseLike(answer)) return heed(answer);
      return withDeadline(answer, patience, 'The store').then(heed, () => tellLater(tell, heed, 1));
    } catch {
      return tellLater(tell, heed, 1);
    }
  }

  // The delivery was handled, so what the sender hears stays the same. Until the lease runs out no retry runs the handler;
  // for so long, try to have it remembered.
  function tellLater(tell: () => Awaitable<boolean>, heed: (isOwner: boolean) => void, delay: number): void {
    warn('STORE_UNAVAILABLE', provider, 'the store could not be told what became of a delivery. It is told later.');
    if (delay >= lease) return;
    const again = async (): Promise<void> => {
      try {
        heed(await withDeadline(Promise.resolve(tell()), patience, 'The store'));
      } catch {
        tellLater(tell, heed, delay * 2);
      }
    };
    setTimeout(again, delay * 1000).unref();
  }

  return takeTurn;
}

/** @throws TypeError for what no store may answer. */
function checkReservation(answer: Reservation): Reservation {
  const { state, token, retryAfter } = (answer ?? {}) as { state?: unknown; token?: unknown; retryAfter?: unknown };
  if (state === 'done') return answer;
  if (state === 'reserved' && typeof token === 'string') return answer;
  if (state === 'in_progress' && typeof retryAfter === 'number' && Number.isFinite(retryAfter)) return answer;
  throw new TypeError('The store answered nothing that a store answers.');
}

function inProgress(provider: string, retryAfter: number): WebhookError {
  const seconds = Math.max(1, Math.ceil(retryAfter));
  return new WebhookError('delivery_in_progress', { provider, headers: { 'retry-after': String(seconds) } });
}

function warnOfLostLease(provider: string, lease: number, warn: Warn): void {
  warn(
    'LEASE_LOST',
    provider,
    `handling a delivery took longer than its lease of ${lease} seconds, and another attempt took it over. ` +
      `It may have been handled twice: give the option lease more seconds.`,
  );
}
