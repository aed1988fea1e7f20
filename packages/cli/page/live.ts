import { useEffect, useState } from 'preact/hooks';
import type { DeliverySummary, ListenerState } from '../src/listen/wire.ts';
import { ApiError, listDeliveries, openEvents, readState } from './api.ts';

/** What the page knows of the listener. */
export interface Live {
  readonly state: ListenerState | undefined;
  /** The newest first. */
  readonly deliveries: readonly DeliverySummary[];
  /** Whether what comes will be told. */
  readonly isLive: boolean;
  /** Whether the listener does not know this page's token. */
  readonly isLockedOut: boolean;
  /** Reads the state anew. */
  readonly refresh: () => Promise<void>;
}

type Known = Omit<Live, 'refresh'>;

/** Milliseconds. */
const DRAW_EVERY = 40;

const NOTHING: Known = { state: undefined, deliveries: [], isLive: false, isLockedOut: false };

/** Follows the listener for as long as the page is open, also when it was away for a while. */
export function useLive(): Live {
  const [live, setLive] = useState(NOTHING);
  const change = (changes: Partial<Known>) => setLive((before) => ({ ...before, ...changes }));

  useEffect(() => {
    // What came since it was drawn last: each by itself would be faster than anybody sees.
    let arrived: DeliverySummary[] = [];
    // What is told while the list is under way may not be on it.
    let told: DeliverySummary[] | undefined;
    const draw = () => {
      const more = arrived.splice(0);
      setLive((before) => ({ ...before, deliveries: merge(before, more) }));
    };
    const events = openEvents();
    events.addEventListener('open', async () => {
      told = [];
      try {
        const [state, listed] = await Promise.all([readState(), listDeliveries()]);
        arrived = [];
        // Not what was there before: after a restart other deliveries have the same numbers.
        change({ state, isLive: true, deliveries: merge({ deliveries: listed, state }, told) });
      } catch {
        change({ isLive: false });
      }
      told = undefined;
    });
    events.addEventListener('delivery', ({ data }) => {
      // The cast is true: the server writes its events by this type.
      const delivery = JSON.parse(data as string) as DeliverySummary;
      told?.push(delivery);
      // No frame of animation: a page in the background has none, and its title counts.
      if (arrived.push(delivery) === 1) setTimeout(draw, DRAW_EVERY);
    });
    events.addEventListener('cleared', () => {
      arrived = [];
      change({ deliveries: [] });
    });
    events.addEventListener('error', async () => {
      change({ isLive: false });
      // An event source does not say why; asked once more, the listener does.
      if (events.readyState === EventSource.CLOSED) change({ isLockedOut: await isLockedOut() });
    });
    return () => events.close();
  }, []);

  return { ...live, refresh: async () => change({ state: await readState() }) };
}

async function isLockedOut(): Promise<boolean> {
  return readState().then(
    () => false,
    (error: unknown) => error instanceof ApiError && error.status === 401,
  );
}

/** Each once, as it was told last; the newest first, no more than the listener keeps. */
function merge(
  { deliveries, state }: Pick<Known, 'deliveries' | 'state'>,
  more: readonly DeliverySummary[],
): readonly DeliverySummary[] {
  const byId = new Map([...deliveries, ...more].map((each) => [each.id, each]));
  return [...byId.values()].toSorted((one, other) => other.id - one.id).slice(0, state?.keep ?? more.length + 500);
}
