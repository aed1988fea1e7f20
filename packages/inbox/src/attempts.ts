import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attempt, InboxHandler, AnyWebhook } from '@hooknotary/core';
import { tellListeners } from './listeners.js';
import { toErrorText, toReturned, type Outcome } from './outcome.js';
import { fromRecord, toUnreadable, type InboxRecord } from './record.js';
import type { Records } from './records.js';
import { toDelay, type WorkSettings } from './settings.js';
import { isOver } from './wait.js';

/** An entry that a worker has taken. */
export interface Task {
  /** The entry's. */
  readonly id: string;
  /** Undefined where the content is no longer kept. May throw where it has been damaged. */
  readonly read: (() => InboxRecord) | undefined;
  /** Attempts before that failed. */
  readonly failed: number;
  /** Attempts before that their process did not outlive. */
  readonly cutShort: number;
}

/** The attempts of one worker. */
export interface Attempts {
  /**
   * Makes one attempt and says what came of it. Never rejects. Where an attempt at the entry is under way already, for its
   * lease ran out beside it, that attempt's outcome serves. Once they are to end, none begins.
   */
  readonly make: (task: Task) => Promise<Outcome>;
  /** Tells the handler that somebody else has the entry by now. */
  readonly lose: (id: string) => void;
  /**
   * Resolves when none is under way. After so many seconds their signals are aborted, and a moment later those that go on
   * come to be waiting, as if they had not begun.
   */
  readonly end: (seconds?: number) => Promise<void>;
}

/** Options of {@link createAttempts}. */
export interface AttemptsOptions<W extends AnyWebhook> {
  readonly handler: InboxHandler<W>;
  readonly settings: WorkSettings;
  readonly records: Records;
}

interface Running {
  readonly outcome: Promise<Outcome>;
  readonly controller: AbortController;
  /** Lets the worker have done with it. */
  readonly giveUp: () => void;
}

/** What of an entry can be read, and why the rest cannot: `isLasting` where nothing will change that. */
type Content =
  | { readonly webhook: AnyWebhook; readonly fault?: undefined }
  | { readonly webhook: AnyWebhook; readonly fault: unknown; readonly isLasting: boolean };

/** What a dead letter fails with that its process did not outlive too often. */
export const CUT_SHORT = new Error('The process ended during the last attempt.');
const LOST = new Error('Another worker has this delivery by now.');
const CLOSING = new Error('The inbox is closing.');

/** Milliseconds for a handler that heeds its signal to come to an end. */
const A_MOMENT = 1000;

/** Makes what makes attempts, all in the asynchronous context of this call: that of a request is nobody's here. */
export function createAttempts<W extends AnyWebhook>({ handler, settings, records }: AttemptsOptions<W>): Attempts {
  const inContext = AsyncLocalStorage.snapshot();
  const running = new Map<string, Running>();
  let isEnding = false;

  function begin(task: Task): Promise<Outcome> {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const giveUp = () => resolve(toReturned(task));
    const outcome = Promise.race([attempt(task, controller), promise]).finally(() => running.delete(task.id));
    running.set(task.id, { outcome, controller, giveUp });
    return outcome;
  }

  async function attempt(task: Task, controller: AbortController): Promise<Outcome> {
    const { webhook, ...content } = await read(task);
    const { attempted, toPostponed } = createAttempt(task, settings, controller.signal);
    if (content.fault !== undefined) return fail(content.fault, content.isLasting);
    if (task.cutShort >= settings.cutShort) return fail(CUT_SHORT, true);
    try {
      // The cast is true where the application says rightly what its inbox keeps.
      await run(webhook as W, attempted, controller);
      return toPostponed() ?? { state: 'handled' };
    } catch (error) {
      const { reason } = controller.signal;
      // Nobody is to hear that this failed: it was not to go on.
      if (reason === LOST || reason === CLOSING) return toReturned(task);
      return toPostponed() ?? fail(error, attempted.last);
    }

    function fail(error: unknown, last: boolean): Outcome {
      const failed = task.failed + (error === CUT_SHORT ? 0 : 1);
      tellListeners(settings, error, webhook, { ...attempted, last });
      return last
        ? { state: 'dead', failed, error: toErrorText(error) }
        : { state: 'waiting', failed, delay: toDelay(failed, settings.backoff), error: toErrorText(error) };
    }
  }

  async function read({ id, read: readRecord, failed }: Task): Promise<Content> {
    const webhook = toUnreadable(id);
    let isLasting = true;
    try {
      if (readRecord === undefined) throw new Error('The content of this entry is gone.');
      const record = readRecord();
      // Whoever opens it may have the key the next time.
      isLasting = failed + 1 >= settings.attempts;
      const opened = await records.open(record);
      isLasting = true;
      return fromRecord(opened);
    } catch (error) {
      return { webhook, fault: error ?? new Error('It cannot be read.'), isLasting };
    }
  }

  /** Rejects with what the handler threw, or where it took too long. */
  async function run(webhook: W, attempted: Attempt, controller: AbortController): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const error = new Error(`The handler took longer than ${settings.timeout} seconds.`);
      controller.abort(error);
      if (!settings.holdSlot) late.reject(error);
    }, settings.timeout * 1000);
    // From then on the inbox's own time counts, and no timer is to keep the process.
    controller.signal.addEventListener('abort', () => controller.signal.reason === CLOSING && clearTimeout(timer));
    try {
      // Its own function, so that what a handler throws at once is a rejection, too.
      await Promise.race([(async () => handler(webhook, attempted))(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function end(seconds?: number): Promise<void> {
    isEnding = true;
    const ended = Promise.all([...running.values()].map(({ outcome }) => outcome));
    if (seconds !== undefined && !(await isOver(ended, seconds * 1000))) {
      for (const { controller } of running.values()) controller.abort(CLOSING);
      if (!(await isOver(ended, A_MOMENT))) for (const { giveUp } of running.values()) giveUp();
    }
    await ended;
  }

  return {
    async make(task) {
      const outcome = running.get(task.id)?.outcome;
      if (outcome !== undefined) return outcome;
      return isEnding ? toReturned(task) : inContext(() => begin(task));
    },
    lose: (id) => running.get(id)?.controller.abort(LOST),
    end,
  };
}

/** An attempt as its handler sees it, and what it comes to where the handler said "not now". */
function createAttempt(
  { id, failed, cutShort }: Task,
  { attempts }: WorkSettings,
  signal: AbortSignal,
): { readonly attempted: Attempt; readonly toPostponed: () => Outcome | undefined } {
  let delay: number | undefined;
  const attempted: Attempt = {
    entryId: id,
    number: failed + cutShort + 1,
    cutShort,
    last: failed + 1 >= attempts,
    signal,
    retryAfter(seconds) {
      if (!(seconds > 0 && seconds <= A_CENTURY)) throw new TypeError('retryAfter: give a positive number of seconds.');
      delay = seconds;
    },
  };
  const toPostponed = (): Outcome | undefined =>
    delay === undefined ? undefined : { state: 'waiting', failed, delay, error: undefined };
  return { attempted, toPostponed };
}

/** Seconds, about. */
const A_CENTURY = 2_000_000_000;
