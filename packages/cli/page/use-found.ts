import { useEffect, useState } from 'preact/hooks';
import { search } from './api.ts';

const NOTHING: ReadonlySet<number> = new Set();
/** Milliseconds that somebody who writes is waited for. */
const PAUSE = 150;

/** The deliveries in whose content the listener finds a text; asked anew when another has come. */
export function useFound(text: string, newest: number | undefined): ReadonlySet<number> {
  const [found, setFound] = useState(NOTHING);
  const words = text.trim();
  useEffect(() => {
    if (words === '') {
      setFound(NOTHING);
      return undefined;
    }
    let isLatest = true;
    const timer = setTimeout(() => {
      search(words).then(
        (ids) => isLatest && setFound(new Set(ids)),
        // What the list itself shows is still found.
        () => isLatest && setFound(NOTHING),
      );
    }, PAUSE);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [words, newest]);
  return found;
}
