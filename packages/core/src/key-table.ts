/** Where nothing was found. */
export const NONE = -1;

/** Finds the slots of keys. */
export interface KeyTable {
  /** Slots that it has room for; a power of two. */
  readonly capacity: number;
  /** The slot of a key, or {@link NONE}. */
  readonly find: (key: string) => number;
  /** Puts a key that is not there into a slot that holds none. */
  readonly add: (key: string, slot: number) => void;
  readonly keyOf: (slot: number) => string;
  /** Takes the key out of a slot. */
  readonly remove: (slot: number) => void;
  /** The same keys, with room for twice as many. */
  readonly doubled: () => KeyTable;
}

// So that nobody who chooses keys knows which of them meet.
const SEED = Math.trunc(Math.random() * 2 ** 32);

function hashOf(key: string): number {
  let hash = SEED;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
  return hash ^ (hash >>> 13);
}

/**
 * Makes a table. A Map of this many keys costs several cache misses for each that is added and one more for each that is taken out;
 * here it is one array of whole numbers, and a key's text is looked at only where its hash is the same.
 */
export function createKeyTable(capacity: number): KeyTable {
  /** Two numbers a place, of one line of the cache: a slot plus one, or zero, and its key's hash. Linear probing, never more than half full. */
  const places = new Int32Array(capacity * 4);
  const hashes = new Int32Array(capacity);
  const keys: string[] = [];
  // A key that is looked for and not there is the next one to be added.
  let lastKey = '';
  let lastHash = hashOf(lastKey);

  const slotAt = (place: number) => (places[place] as number) - 1;
  const placeOf = (hash: number) => (hash << 1) & (places.length - 1);
  const after = (place: number) => (place + 2) & (places.length - 1);
  const distance = (from: number, to: number) => (to - from) & (places.length - 1);

  return {
    capacity,
    find(key) {
      lastKey = key;
      lastHash = hashOf(key);
      let place = placeOf(lastHash);
      for (let slot = slotAt(place); slot !== NONE; slot = slotAt(place)) {
        if (places[place + 1] === lastHash && keys[slot] === key) return slot;
        place = after(place);
      }
      return NONE;
    },
    add(key, slot) {
      const hash = key === lastKey ? lastHash : hashOf(key);
      keys[slot] = key;
      hashes[slot] = hash;
      let place = placeOf(hash);
      while (slotAt(place) !== NONE) place = after(place);
      places[place] = slot + 1;
      places[place + 1] = hash;
    },
    keyOf: (slot) => keys[slot] as string,
    remove(slot) {
      let gap = placeOf(hashes[slot] as number);
      while (slotAt(gap) !== slot) gap = after(gap);
      // What comes behind, up to the next place that is free, moves up where it is looked for from there.
      for (let place = after(gap); slotAt(place) !== NONE; place = after(place)) {
        const home = placeOf(places[place + 1] as number);
        if (distance(home, place) < distance(gap, place)) continue;
        places[gap] = places[place] as number;
        places[gap + 1] = places[place + 1] as number;
        gap = place;
      }
      places[gap] = 0;
    },
    doubled() {
      const larger = createKeyTable(capacity * 2);
      for (let place = 0; place < places.length; place += 2) {
        const slot = slotAt(place);
        if (slot !== NONE) larger.add(keys[slot] as string, slot);
      }
      return larger;
    },
  };
}

/** An array with room for twice as many, and the same at its start. */
export function doubled<T extends Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
