import { useEffect, useState } from 'preact/hooks';

// A fragment is never sent to any server, nor to the pages that one goes to from here.
const read = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));

/** What opens the page. */
export const token = read().get('token') ?? '';

/** The address of a delivery, or of the page without one. */
export function toAddress(id: number | undefined): string {
  const parameters = new URLSearchParams({ token, ...(id === undefined ? {} : { delivery: String(id) }) });
  return `#${parameters}`;
}

/** The delivery that the address names, and the way to another: one that can be gone back from, or in its place. */
export function useRoute(): readonly [number | undefined, (id: number | undefined, how?: 'push' | 'replace') => void] {
  const [id, setId] = useState(readId);
  useEffect(() => {
    const follow = () => setId(readId());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (to: number | undefined, how: 'push' | 'replace' = 'push') => {
    if (to !== readId()) history[`${how}State`](undefined, '', toAddress(to));
    setId(to);
  };
  return [id, go];
}

function readId(): number | undefined {
  const text = read().get('delivery');
  return text === null ? undefined : Number(text);
}
