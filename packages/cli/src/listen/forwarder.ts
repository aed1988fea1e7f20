import pLimit from 'p-limit';
import type { Target } from '../target.js';
import { isWhole, send, toResent } from './outgoing.js';
import type { Journal } from './journal.js';
import type { SentAnswer } from './wire.js';

/** Sends each delivery on as it came. */
export interface Forwarder {
  /** Gives the answer; undefined where the delivery is no longer kept when its turn comes. Never rejects. */
  readonly forward: (id: number) => Promise<SentAnswer | undefined>;
  /** Leaves all that waits. */
  readonly close: () => void;
}

const MOST_AT_ONCE = 8;

/** Makes a forwarder. What waits is the number of a delivery, so that the journal alone holds bodies. */
export function createForwarder(journal: Pick<Journal, 'read'>, target: Target): Forwarder {
  const limit = pLimit(MOST_AT_ONCE);
  let isClosed = false;

  async function sendOn(id: number): Promise<SentAnswer | undefined> {
    const entry = isClosed ? undefined : journal.read(id);
    if (entry === undefined) return undefined;
    if (isWhole(entry)) return send(toResent(entry, target), target);
    const url = target.url.href;
    return { url, status: undefined, milliseconds: 0, text: 'It was not received whole, and so not forwarded.' };
  }

  return { forward: (id) => limit(sendOn, id), close: () => void (isClosed = true) };
}
