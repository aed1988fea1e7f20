import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeliverySummary } from '../src/listen/wire.ts';

interface Unseen {
  /** Those that came while the page was open, and that nobody has opened. */
  readonly unseen: ReadonlySet<number>;
  readonly see: (id: number) => void;
}

const TITLE = 'Hooknotary: deliveries';

/** Marks what is new, once the list was read; in the title stands how many have come while the page was in the background. */
export function useUnseen(deliveries: readonly DeliverySummary[], isRead: boolean): Unseen {
  const [unseen, setUnseen] = useState<ReadonlySet<number>>(new Set());
  const known = useRef<number>(undefined);
  const [away, setAway] = useState(0);

  useEffect(() => {
    const last = known.current;
    // What was there when the list was read first is not new.
    if (isRead) known.current = deliveries[0]?.id ?? 0;
    if (last === undefined) return;
    const more = deliveries.filter(({ id }) => id > last).map(({ id }) => id);
    if (more.length === 0) return;
    setUnseen((before) => new Set([...before, ...more]));
    if (document.hidden) setAway((before) => before + more.length);
  }, [deliveries, isRead]);
  useEffect(() => {
    const look = () => !document.hidden && setAway(0);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    document.title = away === 0 ? TITLE : `(${away}) ${TITLE}`;
  }, [away]);

  const see = (id: number) =>
    setUnseen((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : before));
  return { unseen, see };
}
