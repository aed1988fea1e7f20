import type { Backoff, WorkOptions } from '@hooknotary/core';
import { createWarn, type Warn } from '@hooknotary/core/internal';
import { toLanes, type Lanes } from './lanes.js';

/** {@link WorkOptions} with their defaults. */
export interface WorkSettings {
  readonly lanes: Lanes;
  /** Most that fail. */
  readonly attempts: number;
  /** Most that are cut short. */
  readonly cutShort: number;
  readonly backoff: Readonly<Required<{ [Name in keyof Backoff]: number }>>;
  readonly timeout: number;
  readonly holdSlot: boolean;
  readonly onFailed: WorkOptions['onFailed'];
  readonly onDead: WorkOptions['onDead'];
  readonly warn: Warn;
}

const OPTIONS = 'concurrency, attempts, cutShort, backoff.first, backoff.longest, timeout, holdSlot, onFailed, onDead';

/** @throws TypeError for a handler that is none, an unknown option and one out of range. */
export function toWorkSettings(handler: unknown, options: WorkOptions): WorkSettings {
  if (typeof handler !== 'function') throw new TypeError('work: the handler must be a function.');
  const { concurrency = 10, attempts = 10, cutShort = 5, backoff = {}, timeout = 60, ...rest } = options;
  const { holdSlot = false, onFailed, onDead, ...others } = rest;
  const { first = 1, longest = Math.max(3600, first), ...unknown } = backoff;
  for (const name of [...Object.keys(others), ...Object.keys(unknown).map((each) => `backoff.${each}`)]) {
    throw new TypeError(`work: there is no option '${name}'; there are ${OPTIONS}.`);
  }
  checkCount('attempts', attempts);
  checkCount('cutShort', cutShort);
  checkSeconds('timeout', timeout);
  checkSeconds('backoff.first', first);
  checkSeconds('backoff.longest', longest);
  if (typeof holdSlot !== 'boolean') throw new TypeError("work: the option 'holdSlot' must be true or false.");
  checkListener('onFailed', onFailed);
  checkListener('onDead', onDead);
  const lanes = toLanes(concurrency, (name, value) => checkCount(name, value));
  return {
    lanes,
    attempts,
    cutShort,
    backoff: { first, longest },
    timeout,
    holdSlot,
    onFailed,
    onDead,
    warn: createWarn(),
  };
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

function checkListener(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return;
  throw new TypeError(`work: the option '${name}' must be a function.`);
}

/** Seconds to wait after the attempt of this number; between half and all of the doubled time, so that many do not return as one. */
export function toDelay(attempt: number, { first, longest }: WorkSettings['backoff']): number {
  const doubled = Math.min(first * 2 ** (attempt - 1), longest);
  return doubled * (0.5 + Math.random() / 2);
}
