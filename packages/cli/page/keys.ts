import { useLayoutEffect, useRef } from 'preact/hooks';

/** Runs what belongs to a key, wherever the focus is: but not while somebody writes or chooses, and not over a dialogue. */
export function useKeys(actions: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  // Before it is seen: a key that is pressed at once counts, too.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event.target)) return;
      // Capitals, too: somebody may have them locked.
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type=radio]), select, textarea, dialog') !== null;
}

/** The shortcuts, for people. */
export const SHORTCUTS: readonly (readonly [keys: string, what: string])[] = [
  ['J or ↓, K or ↑', 'next and previous delivery'],
  ['Home, End', 'newest and oldest, in the list'],
  ['S', 'show or hide signatures, codes and phone numbers'],
  ['R', 'resend'],
  ['C', 'show as curl'],
  ['/', 'search'],
  ['F', 'go to the filter'],
  ['Esc', 'back to the list'],
  ['?', 'this list'],
];
