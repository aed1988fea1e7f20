import type { InboxOptions } from '@hooknotary/core';
import { toRetention } from '@hooknotary/inbox';
import type { IQueueBackend } from 'bullmq';
import type { RunOnQueue } from './commands.js';

/** Seconds from one look to the next: as many as the shortest time, within these. */
const [OFTEN, SELDOM] = [1, 60];
// Redis does nothing else while it removes them.
const MOST = 1000;

/** Removes what is past its time now and every minute, or more often where it is kept for less. Returns what stops it. */
export function startPurge(backend: IQueueBackend, run: RunOnQueue, { handled, dead, shortest }: Times): () => void {
  let isStopped = false;

  async function purge(): Promise<void> {
    await repeat(async () => Number(await run('purge', Date.now(), MOST)));
    // What nothing was noted of: earlier versions did not, and a process may have ended in between.
    await repeat(() => clean('completed', handled));
    await repeat(() => clean('failed', dead));
  }

  async function clean(state: 'completed' | 'failed', seconds: number): Promise<number> {
    if (seconds === Infinity) return 0;
    return (await backend.cleanJobsByState(state, Date.now() - seconds * 1000, MOST)).length;
  }

  async function repeat(step: () => Promise<number>): Promise<void> {
    const removed = isStopped ? 0 : await step();
    if (removed >= MOST) await repeat(step);
  }

  const begin = () => void purge().catch(() => undefined);
  begin();
  const timer = setInterval(begin, Math.min(Math.max(shortest, OFTEN), SELDOM) * 1000).unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Seconds for which entries are kept: at most, of those that were handled and of dead ones, and any of all at least. */
export interface Times {
  readonly handled: number;
  readonly dead: number;
  readonly shortest: number;
}

export function toTimes(options: InboxOptions): Times {
  const { handled, dead, bodies } = toRetention(options);
  const { keep, keepDead, keepBodies } = options;
  const named = [keep, keepDead, keepBodies].flatMap((each) => (typeof each === 'object' ? Object.keys(each) : []));
  // Every other provider is as one without a name.
  const all = ['', ...named];
  const [ofHandled, ofDead] = [all.map(handled), all.map((provider) => dead(provider) ?? Infinity)];
  return {
    handled: Math.max(...ofHandled),
    dead: Math.max(...ofDead),
    shortest: Math.min(...ofHandled, ...ofDead, ...all.map(bodies).filter((seconds) => seconds > 0)),
  };
}
