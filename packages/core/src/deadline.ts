import type { Awaitable } from './store.js';

/** Seconds that a receiver waits for a secret function, a store or an inbox, where those name no time of their own. */
export const PATIENCE = 5;

/**
 * What the promise comes to, or a rejection after so many seconds: what is waited for may wait for a dead server for ever.
 * `late` gets what comes after all.
 */
export async function withDeadline<T>(
  promise: PromiseLike<T>,
  seconds: number,
  what: string,
  late?: (result: T) => unknown,
): Promise<T> {
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new Error(`${what} did not answer within ${seconds} seconds.`));
    }, seconds * 1000);
  });
  const answer = Promise.resolve(promise).finally(() => clearTimeout(timer));
  // Whoever comes late may also fail; nobody is left to hear of it.
  answer.then((result) => isLate && late?.(result)).catch(() => undefined);
  return Promise.race([answer, deadline]);
}

/** Whether there is something to wait for. */
export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** Goes on with what there is, or with what is still to come. */
export function andThen<T, R>(value: T | PromiseLike<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  // Anybody's promise may call back more than once, or throw.
  return isPromiseLike(value) ? Promise.resolve(value).then(next) : next(value);
}

/** Does a step, and goes on with what it comes to, or with why it failed: at once, or when that is known. */
export function attempt<T, R>(
  step: () => T | PromiseLike<T>,
  next: (value: T) => Awaitable<R>,
  fail: (error: unknown) => Awaitable<R>,
): Awaitable<R> {
  let value: T | PromiseLike<T>;
  let isPending: boolean;
  try {
    value = step();
    // Somebody's own may throw where it is looked at.
    isPending = isPromiseLike(value);
  } catch (error) {
    return fail(error);
  }
  // The cast is true by that look.
  return isPending ? Promise.resolve(value).then(next, fail) : next(value as T);
}
