import type { DeliveryStore } from './store.js';
import { readToken, toToken } from './token.js';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Most keys held at one time, in progress and handled together; default 100,000. */
  readonly maxEntries?: number | undefined;
  /** The clock, in milliseconds; default one that nobody can set. */
  readonly now?: (() => number) | undefined;
}

interface Entry {
  readonly key: string;
  readonly token: string;
  isHandled: boolean;
  /** Whether it has been forgotten, or another has taken its place. */
  isGone: boolean;
  /** When it is forgotten or, in progress, may be taken over. */
  ends: number;
}

/** A store that lives in this process and is forgotten with it. Has no I/O, so its methods answer at once. */
export interface MemoryStore extends DeliveryStore {
  /** Keys held now, in progress and handled together. */
  readonly size: number;
}

/**
 * Makes a store for one process. Where it is full, the keys handled longest ago are forgotten first; a key in progress
 * never is: if all are, `reserve` throws.
 *
 * @throws TypeError for an option out of range.
 */
export function memoryStore({
  maxEntries = 100_000,
  now = () => performance.now(),
}: MemoryStoreOptions = {}): MemoryStore {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) {
    throw new TypeError("memoryStore: the option 'maxEntries' must be a positive whole number.");
  }
  if (typeof now !== 'function') throw new TypeError("memoryStore: the option 'now' must be a function.");
  const entries = new Map<string, Entry>();
  const handled = createQueue();
  let reservations = 0;

  function makeRoom(): void {
    if (entries.size < maxEntries || forgetOldest()) return;
    for (const entry of entries.values()) {
      if (entry.ends <= now()) return forget(entry);
    }
    throw new Error(`memoryStore: ${maxEntries} deliveries are in progress, as many as 'maxEntries' allows.`);
  }

  function forgetOldest(): boolean {
    for (let oldest = handled.shift(); oldest !== undefined; oldest = handled.shift()) {
      if (oldest.isGone) continue;
      forget(oldest);
      return true;
    }
    return false;
  }

  function forget(entry: Entry): void {
    entry.isGone = true;
    entries.delete(entry.key);
  }

  function add(key: string, token: string): Entry {
    makeRoom();
    const entry = { key, token, isHandled: false, isGone: false, ends: 0 };
    entries.set(key, entry);
    return entry;
  }

  return {
    reserve(key, leaseSeconds) {
      const time = now();
      const entry = entries.get(key);
      if (entry !== undefined && entry.ends > time) {
        return entry.isHandled ? { state: 'done' } : { state: 'in_progress', retryAfter: (entry.ends - time) / 1000 };
      }
      if (entry !== undefined) forget(entry);
      const token = toToken(`${++reservations}`, key);
      add(key, token).ends = time + leaseSeconds * 1000;
      return { state: 'reserved', token };
    },
    commit(token, keepSeconds) {
      const { key } = readToken(token);
      // Where nobody has it, a lease that ran out is still good.
      const entry = entries.get(key) ?? add(key, token);
      if (entry.isHandled || entry.token !== token) return false;
      entry.isHandled = true;
      entry.ends = now() + keepSeconds * 1000;
      handled.push(entry);
      // What was taken out, or handled once more since, is let go of when there is as much of it as of the rest.
      if (handled.length > 2 * maxEntries + 1000) handled.compact();
      return true;
    },
    release(token) {
      const { key } = readToken(token);
      const entry = entries.get(key);
      if (entry === undefined || entry.isHandled || entry.token !== token) return false;
      forget(entry);
      return true;
    },
    get size() {
      return entries.size;
    },
  };
}

/** What was handled, in that order. A Map knows it, too, but takes ever longer to find its first key as others are deleted. */
function createQueue() {
  let entries: Entry[] = [];
  let first = 0;

  /** Lets go of what was taken out, and of what is gone. */
  function compact(): void {
    entries = entries.slice(first).filter(({ isGone }) => !isGone);
    first = 0;
  }

  return {
    get length() {
      return entries.length;
    },
    push: (entry: Entry) => void entries.push(entry),
    shift: () => (first < entries.length ? entries[first++] : undefined),
    compact,
  };
}
