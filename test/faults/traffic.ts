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

/** `pause` is what a sender waits after each delivery, in milliseconds. */
export function startTraffic(vendor: Vendor, pause = PAUSE): Traffic {
  const stopping = new AbortController();
  const work = Promise.all(Array.from({ length: SENDERS }, (_, index) => send(index)));

  async function send(turn: number): Promise<void> {
    // Each keeps to its route: those that took turns all waited for the store together, once it was back later than the inbox.
    // The cast is true: the remainder is an index.
    const route = ROUTES[turn % ROUTES.length] as Route;
    for (let sent = turn; !stopping.signal.aborted; sent++) {
      const delivery = await vendor.deliver(route, sent % STRANGE === 1 ? 2 : 1);
      if (sent % STRANGE === 0) await vendor.repeat(delivery);
      await setTimeout(pause);
    }
  }

  function stop(): Promise<unknown> {
    stopping.abort();
    vendor.lastCall();
    return work;
  }

  return { stop };
}
