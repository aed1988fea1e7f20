import { createKeyTable, doubled, NONE } from './key-table.js';
import type { DeliveryStore } from './store.js';
import { readToken, toToken } from './token.js';

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Most keys held at one time, in progress and handled together; default 100,000. */
  readonly maxEntries?: number | undefined;
  /** The clock, in milliseconds; default one that nobody can set. */
  readonly now?: (() => number) | undefined;
}

/** Reservations of all stores: none's token is good for another. */
let reserved = 0;

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
  let table = createKeyTable(512);
  const handled = createOrder();
  // What is known of each slot. A reservation's number proves that it is this one's, and not an earlier one's.
  let numbers = new Float64Array(table.capacity);
  let ends = new Float64Array(table.capacity);
  /** Where those of the latest reservations are, by their numbers: most are done with soon. */
  const latest = new Int32Array(4096);
  let used = 0;
  const free: number[] = [];

  /** A slot for a key that has none; where all are taken, that of what was handled longest ago. */
  function takeSlot(): number {
    const freed = free.length > 0 ? free.pop() : undefined;
    if (freed !== undefined) return freed;
    if (used < maxEntries) {
      if (used === table.capacity) grow();
      return used++;
    }
    const oldest = handled.first();
    const slot = oldest === NONE ? findEnded(now()) : oldest;
    if (slot === NONE) {
      throw new Error(`memoryStore: ${maxEntries} deliveries are in progress, as many as 'maxEntries' allows.`);
    }
    handled.remove(slot);
    table.remove(slot);
    return slot;
  }

  /** Of the leases that have run out, the one that did so first. */
  function findEnded(time: number): number {
    let first = NONE;
    for (let slot = 0; slot < used; slot++) {
      if ((ends[slot] as number) <= time && (first === NONE || (ends[slot] as number) < (ends[first] as number)))
        first = slot;
    }
    return first;
  }

  function grow(): void {
    table = table.doubled();
    numbers = doubled(numbers);
    ends = doubled(ends);
  }

  function addKey(key: string): number {
    const slot = takeSlot();
    table.add(key, slot);
    return slot;
  }

  /** The slot that a token is good for, or NONE. */
  function slotOf(token: string): number {
    const number = readNumber(token);
    const recent = latest[number % latest.length] as number;
    if (numbers[recent] === number) return recent;
    const slot = table.find(readToken(token).key);
    return numbers[slot] === number ? slot : NONE;
  }

  return {
    reserve(key, leaseSeconds) {
      const time = now();
      let slot = table.find(key);
      if (slot === NONE) {
        slot = addKey(key);
      } else if ((ends[slot] as number) > time) {
        if (handled.has(slot)) return { state: 'done' };
        return { state: 'in_progress', retryAfter: ((ends[slot] as number) - time) / 1000 };
      } else {
        handled.remove(slot);
      }
      numbers[slot] = ++reserved;
      latest[reserved % latest.length] = slot;
      ends[slot] = time + leaseSeconds * 1000;
      return { state: 'reserved', token: toToken(`${reserved}`, key) };
    },
    commit(token, keepSeconds) {
      let slot = slotOf(token);
      if (slot === NONE) {
        // Where nobody has it, a lease that ran out is still good.
        const { key } = readToken(token);
        if (table.find(key) !== NONE) return false;
        slot = addKey(key);
        numbers[slot] = NONE;
      }
      if (handled.has(slot)) return false;
      ends[slot] = now() + keepSeconds * 1000;
      handled.add(slot);
      return true;
    },
    release(token) {
      const slot = slotOf(token);
      if (slot === NONE || handled.has(slot)) return false;
      table.remove(slot);
      numbers[slot] = NONE;
      free.push(slot);
      return true;
    },
    get size() {
      return used - free.length;
    },
  };
}

/** The whole number that a text begins with: its digits alone are looked at. */
function readNumber(text: string): number {
  let value = 0;
  let index = 0;
  for (let digit = text.charCodeAt(0) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(++index) - 48) {
    value = value * 10 + digit;
  }
  return value;
}

/** Slots in the order in which they were added. Any can leave at once, wherever it stands. */
function createOrder() {
  // A ring of links. Zero is where a slot that is not in it points, one the place before the first slot and behind the last.
  const ends = 1;
  const placeOf = (slot: number) => slot + 2;
  let before = new Int32Array(512);
  let behind = new Int32Array(512);
  const link = (place: number, next: number) => {
    behind[place] = next;
    before[next] = place;
  };
  link(ends, ends);
  const has = (slot: number) => placeOf(slot) < behind.length && behind[placeOf(slot)] !== 0;

  return {
    has,
    /** The slot added longest ago, or NONE. */
    first: () => (behind[ends] === ends ? NONE : (behind[ends] as number) - placeOf(0)),
    add(slot: number): void {
      const place = placeOf(slot);
      if (place >= behind.length) {
        before = doubled(before);
        behind = doubled(behind);
      }
      link(before[ends] as number, place);
      link(place, ends);
    },
    remove(slot: number): void {
      if (!has(slot)) return;
      const place = placeOf(slot);
      link(before[place] as number, behind[place] as number);
      behind[place] = 0;
    },
  };
}
