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
}

const NOTHING: Live = { state: undefined, deliveries: [], isLive: false, isLockedOut: false };

/** Follows the listener for as long as the page is open, also when it was away for a while. */
export function useLive(): Live {
  const [live, setLive] = useState(NOTHING);
  const change = (changes: Partial<Live>) => setLive((before) => ({ ...before, ...changes }));

  useEffect(() => {
    const add = (more: readonly DeliverySummary[]) =>
      setLive((before) => ({ ...before, deliveries: merge(before, more) }));
    const events = openEvents();
    events.addEventListener('open', async () => {
      try {
        const [state, deliveries] = await Promise.all([readState(), listDeliveries()]);
        setLive((before) => ({ ...before, state, isLive: true, deliveries: merge({ ...before, state }, deliveries) }));
      } catch {
        change({ isLive: false });
      }
    });
    // The cast is true: the server writes its events by this type.
    events.addEventListener('delivery', ({ data }) => add([JSON.parse(data as string) as DeliverySummary]));
    events.addEventListener('cleared', () => change({ deliveries: [] }));
    events.addEventListener('error', async () => {
      change({ isLive: false });
      // An event source does not say why; asked once more, the listener does.
      if (events.readyState === EventSource.CLOSED) change({ isLockedOut: await isLockedOut() });
    });
    return () => events.close();
  }, []);

  return live;
}

async function isLockedOut(): Promise<boolean> {
  return readState().then(
    () => false,
    (error: unknown) => error instanceof ApiError && error.status === 401,
  );
}

/** Each once, the newest first, no more than the listener keeps. */
function merge({ deliveries, state }: Live, more: readonly DeliverySummary[]): readonly DeliverySummary[] {
  const byId = new Map([...deliveries, ...more].map((each) => [each.id, each]));
  return [...byId.values()].toSorted((one, other) => other.id - one.id).slice(0, state?.keep ?? more.length + 500);
}
