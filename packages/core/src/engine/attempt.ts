import type { Attempt, InboxHandler, WorkOptions } from '../inbox.js';
import type { AnyWebhook } from '../provider.js';
import { warn } from '../warn.js';

interface Delays {
  readonly first: number;
  readonly longest: number;
}

/** {@link WorkOptions} with their defaults. */
export interface WorkSettings {
  readonly concurrency: number;
  readonly attempts: number;
  readonly backoff: Delays;
  readonly timeout: number;
  readonly onFailed: WorkOptions['onFailed'];
}

/** @throws TypeError for a handler that is none, an unknown option and one out of range. */
export function toWorkSettings(handler: unknown, options: WorkOptions): WorkSettings {
  if (typeof handler !== 'function') throw new TypeError('work: the handler must be a function.');
  const { concurrency = 10, attempts = 10, backoff = {}, timeout = 60, onFailed, ...others } = options;
  const { first = 1, longest = Math.max(3600, first), ...unknown } = backoff;
  for (const name of [...Object.keys(others), ...Object.keys(unknown)]) {
    throw new TypeError(`work: there is no option '${name}'.`);
  }
  checkCount('concurrency', concurrency);
  checkCount('attempts', attempts);
  checkSeconds('timeout', timeout);
  checkSeconds('backoff.first', first);
  checkSeconds('backoff.longest', longest);
  if (onFailed !== undefined && typeof onFailed !== 'function') {
    throw new TypeError("work: the option 'onFailed' must be a function.");
  }
  return { concurrency, attempts, backoff: { first, longest }, timeout, onFailed };
}

function checkCount(name: string, value: unknown): void {
  if (Number.isSafeInteger(value) && (value as number) > 0) return;
  throw new TypeError(`work: the option '${name}' must be a positive whole number.`);
}

function checkSeconds(name: string, value: unknown): void {
  // A timer cannot wait for longer than 2^31 milliseconds.
  if (typeof value === 'number' && value > 0 && value <= 2_000_000) return;
  throw new TypeError(`work: the option '${name}' must be a positive number of seconds, 2,000,000 at most.`);
}

/** Seconds to wait after the attempt of this number; between half and all of the doubled time, so that many do not return as one. */
export function toDelay(attempt: number, { first, longest }: Delays): number {
  const doubled = Math.min(first * 2 ** (attempt - 1), longest);
  return doubled * (0.5 + Math.random() / 2);
}

/** One attempt. Rejects with what the handler threw, or where it took too long. */
export async function runAttempt<W extends AnyWebhook>(
  handler: InboxHandler<W>,
  webhook: W,
  number: number,
  { attempts, timeout, onFailed }: WorkSettings,
): Promise<void> {
  const controller = new AbortController();
  const attempt: Attempt = { number, last: number >= attempts, signal: controller.signal };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`The handler took longer than ${timeout} seconds.`);
      controller.abort(error);
      reject(error);
    }, timeout * 1000);
  });
  try {
    await Promise.race([handle(), deadline]);
  } catch (error) {
    await tell(onFailed, error, webhook, attempt);
    throw error;
  } finally {
    clearTimeout(timer);
  }

  // Its own function, so that what a handler throws at once is a rejection, too.
  async function handle(): Promise<void> {
    await handler(webhook, attempt);
  }
}

async function tell(
  listener: WorkOptions['onFailed'],
  error: unknown,
  webhook: AnyWebhook,
  attempt: Attempt,
): Promise<void> {
  if (listener === undefined && attempt.last) warnOfDeadLetter(webhook);
  try {
    await listener?.(error, webhook, attempt);
  } catch {
    // The listener's own fault must not change what becomes of the delivery.
  }
}

// What was thrown, and even the id, may hold personal data, so they are not printed.
function warnOfDeadLetter({ provider }: AnyWebhook): void {
  warn('DEAD_LETTER', `${provider}: a webhook became a dead letter. Give work the option onFailed to see why.`);
}

/** What was thrown, as an inbox keeps it: at most 1,000 characters, and none that an engine cannot keep. */
export function toErrorText(error: unknown): string {
  return toText(error).slice(0, 1000).toWellFormed().replaceAll('\0', '\ufffd');
}

function toText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something that is no text';
  }
}
