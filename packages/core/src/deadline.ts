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
