/** Where nothing was found. */
export const NONE = -1;

/**
 * Finds the slots of keys. A Map of this many keys costs several cache misses for each that is added and one more for each that is
 * taken out; here it is one array of whole numbers, and a key's text is looked at only where its hash is the same.
 */
export function createKeyTable() {
  // So that nobody who chooses keys knows which of them meet.
  const seed = Math.trunc(Math.random() * 2 ** 32);
  /** A slot plus one, or zero: linear probing, never more than half full. */
  let places = new Int32Array(1024);
  let hashes = new Int32Array(places.length / 2);
  const keys: string[] = [];

  let lastKey = '';
  let lastHash = 0;

  function hashOf(key: string): number {
    // A key that is not there is looked for and added.
    if (key === lastKey) return lastHash;
    lastKey = key;
    let hash = seed;
    for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01_00_01_93);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
    return (lastHash = hash ^ (hash >>> 13));
  }

  const slotAt = (place: number) => (places[place] as number) - 1;
  const placeOf = (hash: number) => hash & (places.length - 1);
  const after = (place: number) => placeOf(place + 1);

  function put(slot: number, hash: number): void {
    let place = placeOf(hash);
    while (slotAt(place) !== NONE) place = after(place);
    places[place] = slot + 1;
  }

  function grow(): void {
    const taken = places.filter((place) => place !== 0);
    places = new Int32Array(places.length * 2);
    hashes = doubled(hashes);
    for (const place of taken) put(place - 1, hashes[place - 1] as number);
  }

  return {
    /** The slot of a key, or {@link NONE}. */
    find(key: string): number {
      const hash = hashOf(key);
      let place = placeOf(hash);
      for (let slot = slotAt(place); slot !== NONE; slot = slotAt(place)) {
        if (hashes[slot] === hash && keys[slot] === key) return slot;
        place = after(place);
      }
      return NONE;
    },
    /** Puts a key that is not there into a slot that is free: the first one never used, or one that was removed. */
    add(key: string, slot: number): void {
      if (slot >= places.length / 2) grow();
      keys[slot] = key;
      const hash = hashOf(key);
      hashes[slot] = hash;
      put(slot, hash);
    },
    /** Takes the key out of a slot. */
    remove(slot: number): void {
      let place = placeOf(hashes[slot] as number);
      while (slotAt(place) !== slot) place = after(place);
      keys[slot] = '';
      // What comes behind, up to the next gap, moves up where it is looked for from there.
      let gap = place;
      for (place = after(gap); slotAt(place) !== NONE; place = after(place)) {
        const home = placeOf(hashes[slotAt(place)] as number);
        if (placeOf(place - home) < placeOf(place - gap)) continue;
        places[gap] = places[place] as number;
        gap = place;
      }
      places[gap] = 0;
    },
  };
}

/** An array with room for twice as many, and the same at its start. */
export function doubled<T extends Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
