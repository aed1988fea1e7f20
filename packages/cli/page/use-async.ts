import { useEffect, useState } from 'preact/hooks';

/** What an asking gave; both are undefined while it is under way. */
export interface Asked<T> {
  readonly value?: T;
  readonly error?: string;
}

/** Asks anew whenever the key changes, and forgets what comes too late. What was there stays until the new is. */
export function useAsync<T>(key: string, ask: () => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({});
  useEffect(() => {
    let isLatest = true;
    ask().then(
      (value) => isLatest && setAsked({ value }),
      (error: unknown) => isLatest && setAsked({ error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isLatest = false;
    };
  }, [key]);
  return asked;
}
