import { setTimeout } from 'node:timers/promises';
import { ROUTES, type Route } from './protocol.ts';
import type { Vendor } from './vendor.ts';

/** Deliveries to all routes, without end. */
export interface Traffic {
  /** Resolves when what is under way has been acknowledged, or was given up. */
  readonly stop: () => Promise<unknown>;
}

/** Deliveries under way at one time. */
const SENDERS = 12;
/** Between two deliveries of one sender, in milliseconds: what is tested is not how fast it goes. */
const PAUSE = 40;
/** Of so many deliveries one is sent twice at once, and one again when it was acknowledged, as vendors do. */
const STRANGE = 5;

export function startTraffic(vendor: Vendor): Traffic {
  const stopping = new AbortController();
  const work = Promise.all(Array.from({ length: SENDERS }, (_, index) => send(index)));

  async function send(turn: number): Promise<void> {
    for (let sent = turn; !stopping.signal.aborted; sent++) {
      // The cast is true: the remainder is an index.
      const delivery = await vendor.deliver(ROUTES[sent % ROUTES.length] as Route, sent % STRANGE === 1 ? 2 : 1);
      if (sent % STRANGE === 0) await vendor.repeat(delivery);
      await setTimeout(PAUSE);
    }
  }

  function stop(): Promise<unknown> {
    stopping.abort();
    return work;
  }

  return { stop };
}
