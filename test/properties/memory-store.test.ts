import { memoryStore, type MemoryStore, type Reservation } from '@hooknotary/core';
import { expect, it } from 'vitest';
import { fc } from './seeded.ts';

interface Kept {
  readonly owner: number;
  readonly isHandled: boolean;
  readonly ends: number;
}

/** The rules of the store as Maps alone would have them: their order is that of handling, as what is handled is put in anew. */
function createModel(maxEntries: number) {
  const kept = new Map<string, Kept>();
  /** Owners whose lease another took over, or nobody had room for; as many as there may be entries. */
  const late = new Set<number>();

  function loseLease({ owner, isHandled }: Kept): void {
    if (isHandled) return;
    late.add(owner);
    for (const first of late) if (late.size > maxEntries) late.delete(first);
  }

  function put(key: string, entry: Kept, time: number): boolean {
    const known = kept.get(key);
    if (known === undefined && kept.size === maxEntries) {
      const all = [...kept];
      const ended = all.filter(([, { ends }]) => ends <= time).toSorted(([, one], [, other]) => one.ends - other.ends);
      const leaves = all.find(([, { isHandled }]) => isHandled) ?? ended[0];
      if (leaves === undefined) return false;
      loseLease(leaves[1]);
      kept.delete(leaves[0]);
    }
    if (known !== undefined && known.owner !== entry.owner) loseLease(known);
    kept.delete(key);
    kept.set(key, entry);
    return true;
  }

  return {
    size: () => kept.size,
    reserve(key: string, owner: number, lease: number, time: number): string {
      const known = kept.get(key);
      if (known !== undefined && known.ends > time)
        return known.isHandled ? 'done' : `for ${Math.round(known.ends - time)}`;
      return put(key, { owner, isHandled: false, ends: time + lease }, time) ? 'reserved' : 'full';
    },
    commit(key: string, owner: number, keep: number, time: number): boolean | 'full' {
      const known = kept.get(key);
      const isHis = known !== undefined && !known.isHandled && known.owner === owner;
      if (!isHis && (known !== undefined || !late.has(owner))) return false;
      if (!put(key, { owner, isHandled: true, ends: time + keep }, time)) return 'full';
      late.delete(owner);
      return true;
    },
    release(key: string, owner: number): boolean {
      const known = kept.get(key);
      late.delete(owner);
      return known !== undefined && !known.isHandled && known.owner === owner && kept.delete(key);
    },
  };
}

/** What a full store throws. */
function orFull<T>(answer: () => T): T | 'full' {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Error && error.message.includes("as 'maxEntries' allows")) return 'full';
    throw error;
  }
}

function told(reservation: Reservation | 'full'): string {
  if (reservation === 'full') return 'full';
  return reservation.state === 'in_progress' ? `for ${Math.round(reservation.retryAfter * 1000)}` : reservation.state;
}

const step = fc.record({
  verb: fc.constantFrom('reserve', 'reserve', 'reserve', 'commit', 'commit', 'release'),
  key: fc.integer({ min: 0, max: 12 }).map((number) => `key ${number}`),
  /** Which of the tokens given so far, counted from the last. */
  back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(30)),
  seconds: fc.integer({ min: 1, max: 9 }),
  passes: fc.constantFrom(0, 0, 0, 1000, 4000),
});

it('memoryStore holds to the rules of a store with a bound, whatever comes after whatever', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step, { maxLength: 120 }), (maxEntries, steps) => {
      let time = 0;
      const store = memoryStore({ maxEntries, now: () => time });
      const model = createModel(maxEntries);
      const said: unknown[] = [];
      const foretold: unknown[] = [];
      const given: { readonly key: string; readonly owner: number; readonly token: string }[] = [];
      for (const [index, { verb, key, back, seconds: whole, passes }] of steps.entries()) {
        time += passes;
        // No two end at one time.
        const seconds = whole + index / 1000;
        const owner = given.length;
        const held = given.at(-1 - back);
        if (verb === 'reserve') {
          const reservation = orFull(() => store.reserve(key, seconds) as Reservation);
          if (reservation !== 'full' && reservation.state === 'reserved') {
            given.push({ key, owner, token: reservation.token });
          }
          said.push(told(reservation), store.size);
          foretold.push(model.reserve(key, owner, seconds * 1000, time), model.size());
        } else if (held !== undefined && verb === 'commit') {
          said.push(
            orFull(() => store.commit(held.token, seconds)),
            store.size,
          );
          foretold.push(model.commit(held.key, held.owner, seconds * 1000, time), model.size());
        } else if (held !== undefined) {
          said.push(store.release(held.token), store.size);
          foretold.push(model.release(held.key, held.owner), model.size());
        }
      }
      expect(said).toEqual(foretold);
    }),
    { numRuns: 3000 },
  );
});

it('memoryStore finds each of many thousands of keys, whichever others leave', () => {
  const take = (store: MemoryStore, key: string) => store.reserve(key, 60) as Reservation & { state: 'reserved' };
  fc.assert(
    fc.property(fc.infiniteStream(fc.boolean()), (leaves) => {
      const store = memoryStore();
      const held = Array.from({ length: 5000 }, (_, index) => `sender:${index * 7919}`).map((key) => ({
        key,
        token: take(store, key).token,
        leaves: leaves.next().value,
      }));
      for (const { token, leaves: isLeaving } of held) expect(isLeaving ? store.release(token) : true).toBe(true);
      for (const { token, leaves: isLeaving } of held) expect(isLeaving || store.commit(token, 60)).toBe(true);
      expect(store.size).toBe(held.filter(({ leaves: isLeaving }) => !isLeaving).length);
      for (const { key, leaves: isLeaving } of held)
        expect(take(store, key).state).toBe(isLeaving ? 'reserved' : 'done');
    }),
    { numRuns: 5 },
  );
});
