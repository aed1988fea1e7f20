import { createKeyTable, doubled, NONE } from './key-table.js';
import type { DeliveryStore } from './store.js';

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
  /** Of each slot, when its lease or its time to be remembered ends. */
  let ends = new Float64Array(table.capacity);
  const tickets = createTickets();
  /** Keys whose lease ran out and was taken over, or forgotten, while their owner may still be at work; by his number. */
  const late = new Map<number, string>();
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
    if (oldest === NONE) loseLease(slot);
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

  function loseLease(slot: number): void {
    late.set(tickets.take(slot), table.keyOf(slot));
    for (const number of late.keys()) {
      if (late.size <= maxEntries) return;
      late.delete(number);
    }
  }

  function grow(): void {
    table = table.doubled();
    ends = doubled(ends);
  }

  function addKey(key: string): number {
    const slot = takeSlot();
    table.add(key, slot);
    return slot;
  }

  /** A slot for the key of an owner whose lease ran out, where nobody else has it; else NONE. */
  function returnTo(number: number): number {
    const key = late.get(number);
    if (key === undefined || table.find(key) !== NONE) return NONE;
    const slot = addKey(key);
    late.delete(number);
    return slot;
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
      } else if (handled.has(slot)) {
        handled.remove(slot);
      } else {
        loseLease(slot);
      }
      ends[slot] = time + leaseSeconds * 1000;
      return { state: 'reserved', token: `${tickets.give(slot)}` };
    },
    commit(token, keepSeconds) {
      const number = readNumber(token);
      const held = tickets.find(number);
      const slot = held === NONE ? returnTo(number) : held;
      if (slot === NONE) return false;
      if (held !== NONE) tickets.take(held);
      ends[slot] = now() + keepSeconds * 1000;
      handled.add(slot);
      return true;
    },
    release(token) {
      const number = readNumber(token);
      const slot = tickets.find(number);
      late.delete(number);
      if (slot === NONE) return false;
      tickets.take(slot);
      table.remove(slot);
      free.push(slot);
      return true;
    },
    get size() {
      return used - free.length;
    },
  };
}

/** The number that a text is in digits; NaN where it is none. */
function readNumber(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The numbers of reservations that are neither settled nor lost, and their slots. */
function createTickets() {
  // A number's place is what is left of it: one whose place is taken is passed over.
  let numbers = new Float64Array(512);
  let slots = new Int32Array(512);
  let placeOf = new Int32Array(512);
  let open = 0;

  function widen(): void {
    const [oldNumbers, oldSlots] = [numbers, slots];
    numbers = new Float64Array(oldNumbers.length * 2);
    slots = new Int32Array(numbers.length);
    for (const [index, number] of oldNumbers.entries()) if (number !== 0) put(number, oldSlots[index] as number);
  }

  function put(number: number, slot: number): void {
    const place = number % numbers.length;
    numbers[place] = number;
    slots[place] = slot;
    while (slot >= placeOf.length) placeOf = doubled(placeOf);
    placeOf[slot] = place;
  }

  return {
    /** A new one for this slot. */
    give(slot: number): number {
      if (++open > numbers.length / 2) widen();
      while (numbers[++reserved % numbers.length] !== 0);
      put(reserved, slot);
      return reserved;
    },
    /** The slot of a number, or NONE. */
    find(number: number): number {
      const place = number % numbers.length;
      return numbers[place] === number && number !== 0 ? (slots[place] as number) : NONE;
    },
    /** Ends that of a slot which has one, and says which it was. */
    take(slot: number): number {
      const place = placeOf[slot] as number;
      const number = numbers[place] as number;
      numbers[place] = 0;
      open--;
      return number;
    },
  };
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
      // Slots are added in the order of handling: the first may be any of those given out.
      while (place >= behind.length) {
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
