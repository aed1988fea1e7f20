import type { DeliveryStore } from './store.js';
import { readToken, toToken } from './token.js';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Most keys held at one time, in progress and handled together; default 100,000. */
  readonly maxEntries?: number | undefined;
  /** The clock, in milliseconds; default one that nobody can set. */
  readonly now?: (() => number) | undefined;
}

interface Hold {
  readonly token: string;
  readonly ends: number;
}

interface Memory {
  readonly key: string;
  readonly ends: number;
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
  const held = new Map<string, Hold>();
  const handled = new Map<string, Memory>();
  const memories = createQueue();
  let reservations = 0;

  const isCurrent = (memory: Memory) => handled.get(memory.key) === memory;

  function makeRoom(): void {
    if (forgetOldest()) return;
    for (const [key, { ends }] of held) {
      if (ends > now()) continue;
      held.delete(key);
      return;
    }
    throw new Error(`memoryStore: ${maxEntries} deliveries are in progress, as many as 'maxEntries' allows.`);
  }

  function forgetOldest(): boolean {
    for (let oldest = memories.shift(); oldest !== undefined; oldest = memories.shift()) {
      if (!isCurrent(oldest)) continue;
      handled.delete(oldest.key);
      return true;
    }
    return false;
  }

  // A lease that ran out stays good until somebody else takes the key.
  function owns(token: string, key: string): boolean {
    const hold = held.get(key);
    return hold === undefined ? !handled.has(key) : hold.token === token;
  }

  return {
    reserve(key, leaseSeconds) {
      const time = now();
      if ((handled.get(key)?.ends ?? -Infinity) > time) return { state: 'done' };
      const hold = held.get(key);
      if (hold !== undefined && hold.ends > time) {
        return { state: 'in_progress', retryAfter: (hold.ends - time) / 1000 };
      }
      handled.delete(key);
      held.delete(key);
      if (held.size + handled.size >= maxEntries) makeRoom();
      const token = toToken(`${++reservations}`, key);
      held.set(key, { token, ends: time + leaseSeconds * 1000 });
      return { state: 'reserved', token };
    },
    commit(token, keepSeconds) {
      const { key } = readToken(token);
      if (!owns(token, key)) return false;
      if (!held.delete(key) && handled.size + held.size >= maxEntries) makeRoom();
      const memory = { key, ends: now() + keepSeconds * 1000 };
      handled.set(key, memory);
      memories.push(memory);
      // What was taken out, or handled once more since, is let go of when there is as much of it as of the rest.
      if (memories.length > 2 * maxEntries + 1000) memories.compact(isCurrent);
      return true;
    },
    release(token) {
      const { key } = readToken(token);
      return held.get(key)?.token === token && held.delete(key);
    },
    get size() {
      return held.size + handled.size;
    },
  };
}

/** What was handled, in that order. A Map knows it, too, but takes ever longer to find its first key as others are deleted. */
function createQueue() {
  let memories: Memory[] = [];
  let first = 0;

  /** Lets go of what was taken out, and of what `isCurrent` does not know. */
  function compact(isCurrent: (memory: Memory) => boolean): void {
    memories = memories.slice(first).filter(isCurrent);
    first = 0;
  }

  return {
    get length() {
      return memories.length;
    },
    push: (memory: Memory) => void memories.push(memory),
    shift: () => (first < memories.length ? memories[first++] : undefined),
    compact,
  };
}
