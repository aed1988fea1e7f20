import { setTimeout } from 'node:timers/promises';
import { deliver, type Answer, type Failure, type OutgoingRequest } from './deliver.js';
import type { KnownProvider } from './providers.js';
import type { Target } from './target.js';

/** How one delivery is made. */
export interface AttemptOptions {
  readonly known: KnownProvider;
  readonly target: Target;
  /** Seconds for each attempt. */
  readonly timeout: number;
  /** Factor of the vendor's waits between attempts; undefined for one attempt only. */
  readonly retryScale: number | undefined;
  /** Ends it, be it in the middle of an attempt or of a wait. */
  readonly interruption?: AbortSignal | undefined;
  /** Told before each wait. */
  readonly onWait: (result: Answer | Failure, seconds: number) => void;
}

/** What came of one delivery: the result of each attempt, at least one. */
export type Attempts = readonly [Answer | Failure, ...(Answer | Failure)[]];

/** Sends a request and, where that is wanted, sends the same again as its vendor does. */
export function attempt(request: OutgoingRequest, options: AttemptOptions): Promise<Attempts> {
  const { known, retryScale } = options;
  return attemptAgain(request, options, retryScale === undefined ? [] : known.retries.delays);
}

async function attemptAgain(
  request: OutgoingRequest,
  options: AttemptOptions,
  [delay, ...later]: readonly number[],
): Promise<Attempts> {
  const { known, target, timeout, retryScale = 1, interruption, onWait } = options;
  const result = await deliver(request, target, { timeout, interruption });
  if (isSuccess(known, result) || delay === undefined || interruption?.aborted) return [result];
  const seconds = delay * retryScale;
  onWait(result, seconds);
  // Where it is interrupted, what comes next finds that it is.
  await setTimeout(seconds * 1000, undefined, interruption && { signal: interruption }).catch(() => undefined);
  if (interruption?.aborted) return [result];
  return [result, ...(await attemptAgain(request, options, later))];
}

/** Whether the vendor would take this for success. */
export function isSuccess({ isSuccess: isAccepted }: KnownProvider, { status }: Answer | Failure): boolean {
  return status !== undefined && isAccepted(status);
}

/** What came last. */
export function lastOf(attempts: Attempts): Answer | Failure {
  return attempts.at(-1) ?? attempts[0];
}
