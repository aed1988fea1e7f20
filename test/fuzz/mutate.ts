/** A whole number from 0 to one less than the limit. */
export type Random = (below: number) => number;

/** mulberry32: the same numbers for the same seed, on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const LONGEST = 4096;

/** An input changed in one place or in several. */
export function mutate(
  input: Buffer,
  { corpus, words, random }: { corpus: readonly Buffer[]; words: readonly string[]; random: Random },
): Buffer {
  const pick = <Each>(list: readonly Each[], otherwise: Each): Each => list[random(list.length)] ?? otherwise;
  const at = (bytes: Buffer): number => random(bytes.length + 1);
  const replace = (bytes: Buffer, start: number, end: number, put: Uint8Array): Buffer =>
    Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(end)]);
  const range = (bytes: Buffer): [number, number] => {
    const start = at(bytes);
    return [start, Math.min(bytes.length, start + random(1 + (random(4) === 0 ? bytes.length : 8)))];
  };
  const mutations: readonly ((bytes: Buffer) => Buffer)[] = [
    (bytes) => replace(bytes, ...range(bytes), Buffer.of()),
    (bytes) => insert(bytes, Buffer.from(pick(words, ''))),
    (bytes) => insert(bytes, Buffer.from(pick(words, ''))),
    (bytes) => replace(bytes, ...range(bytes), Buffer.from(pick(words, ''))),
    (bytes) => insert(bytes, Buffer.of(random(256))),
    (bytes) => insert(bytes, bytes.subarray(...range(bytes))),
    (bytes) => insert(bytes, Buffer.concat(Array(2 + random(64)).fill(bytes.subarray(...range(bytes))) as Buffer[])),
    (bytes) => splice(bytes, pick(corpus, bytes)),
    (bytes) => exchangeValue(bytes, random),
    (bytes) => exchangeValue(bytes, random),
    (bytes) => {
      const [start, end] = range(bytes);
      const put = Buffer.from(bytes.subarray(start, end));
      for (const index of put.keys()) if (random(2) === 0) put[index] = (put[index] ?? 0) ^ (1 << random(8));
      return replace(bytes, start, end, put);
    },
  ];

  function insert(bytes: Buffer, put: Uint8Array): Buffer {
    const place = at(bytes);
    return replace(bytes, place, place, put);
  }

  function splice(bytes: Buffer, other: Buffer): Buffer {
    return Buffer.concat([bytes.subarray(0, at(bytes)), other.subarray(at(other))]);
  }

  let mutated = input;
  for (let left = 1 + random(4); left > 0; left--) mutated = pick(mutations, (bytes) => bytes)(mutated);
  return Buffer.from(mutated.subarray(0, LONGEST));
}

type Holder = Record<string, unknown>;

/** JSON of the other types, and undefined, which leaves a member out. */
const VALUES: readonly unknown[] = [undefined, null, true, 0, -1.5, '', 'text', [], {}, [null], ['a'], { a: null }];

/** Where an input holds a JSON document, one value within it exchanged: changed bytes alone seldom leave it one. */
function exchangeValue(bytes: Buffer, random: Random): Buffer {
  const start = bytes.indexOf('{');
  const document = start === -1 ? undefined : readObject(bytes.subarray(start));
  if (document === undefined) return bytes;
  const places = placesIn(document);
  const [holder, name] = places[random(places.length)] ?? [document, 'a'];
  holder[name] = VALUES[random(VALUES.length)];
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(JSON.stringify(document))]);
}

function readObject(bytes: Buffer): Holder | undefined {
  try {
    // The cast is true: a document that begins with a brace is an object.
    return JSON.parse(bytes.toString()) as Holder;
  } catch {
    return undefined;
  }
}

function placesIn(holder: Holder): readonly (readonly [Holder, string])[] {
  return Object.entries(holder).flatMap(([name, value]) => [
    [holder, name] as const,
    // The cast is true: a list has its values by name, too.
    ...(typeof value === 'object' && value !== null ? placesIn(value as Holder) : []),
  ]);
}

const ATTEMPTS = 1000;

/** A smaller input for which the test still holds, by leaving out ever smaller pieces. */
export function shrink(input: Buffer, holds: (input: Buffer) => boolean): Buffer {
  let smallest = input;
  let attempts = 0;
  for (let size = Math.ceil(input.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < smallest.length && attempts < ATTEMPTS; attempts++) {
      const shorter = Buffer.concat([smallest.subarray(0, start), smallest.subarray(start + size)]);
      if (holds(shorter)) smallest = shorter;
      else start += size;
    }
  }
  return smallest;
}
