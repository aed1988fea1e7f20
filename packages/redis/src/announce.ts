import { setImmediate } from 'node:timers/promises';
import { OWN_KEYS } from './commands.js';
import type { OpenQueue } from './queue.js';

/** Notes of an entry that it is open, and since when. */
export type Announce = (jobId: string, now: number) => Promise<unknown>;

/** Makes what says so in one command of all that come in one turn of the event loop. */
export function createAnnounce({ queue, send }: OpenQueue): Announce {
  let pending: string[] = [];
  let sending: Promise<unknown> | undefined;

  async function sendAll(): Promise<unknown> {
    await setImmediate();
    const announced = pending;
    pending = [];
    sending = undefined;
    return send(['ZADD', queue.toKey(OWN_KEYS.open), 'NX', ...announced]);
  }

  return (jobId, now) => {
    pending.push(`${now}`, jobId);
    return (sending ??= sendAll());
  };
}
