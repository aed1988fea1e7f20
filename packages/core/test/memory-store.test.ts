import { describe, expect, it } from 'vitest';
import { memoryStore, type MemoryStore, type Reservation } from '../src/index.js';

describe('memoryStore', () => {
  function create(maxEntries: number) {
    const clock = { time: 0 };
    return { store: memoryStore({ maxEntries, now: () => clock.time }), clock };
  }

  function reserve(store: MemoryStore, key: string, lease = 60): string {
    return (store.reserve(key, lease) as Reservation & { state: 'reserved' }).token;
  }

  const handle = (store: MemoryStore, key: string, keep = 3600) => store.commit(reserve(store, key), keep);
  const stateOf = (store: MemoryStore, key: string) => (store.reserve(key, 60) as Reservation).state;

  it('forgets what was handled longest ago where it is full', () => {
    const { store } = create(3);
    for (const key of ['a', 'b', 'c', 'd']) handle(store, key);
    expect(store.size).toBe(3);
    expect(['b', 'c', 'd'].map((key) => stateOf(store, key))).toEqual(['done', 'done', 'done']);
    expect(stateOf(store, 'a')).toBe('reserved');
    expect(stateOf(store, 'b')).toBe('reserved');
  });

  it('counts from the time of handling, not of reserving', () => {
    const { store } = create(2);
    const early = reserve(store, 'early');
    handle(store, 'late');
    store.commit(early, 3600);
    reserve(store, 'new');
    expect(stateOf(store, 'early')).toBe('done');
  });

  it('never forgets a delivery in progress: it throws if all are', () => {
    const { store, clock } = create(2);
    const first = reserve(store, 'a', 60);
    reserve(store, 'b', 30);
    expect(() => store.reserve('c', 60)).toThrow(/2 deliveries are in progress/);
    expect([stateOf(store, 'a'), stateOf(store, 'b')]).toEqual(['in_progress', 'in_progress']);
    clock.time = 30_000;
    expect(stateOf(store, 'c')).toBe('reserved');
    expect(store.size).toBe(2);
    expect(store.commit(first, 60)).toBe(true);
  });

  it('stays within its bound when a late owner comes back', () => {
    const { store, clock } = create(1);
    const first = reserve(store, 'a');
    clock.time = 60_000;
    handle(store, 'b');
    expect(store.commit(first, 60)).toBe(true);
    expect([store.size, stateOf(store, 'a')]).toEqual([1, 'done']);
  });

  it('knows a late owner until he gives up, and no more of them than there may be entries', () => {
    const { store, clock } = create(2);
    const owners = ['a', 'b', 'c', 'd', 'e'].map((key, index) => {
      clock.time = index * 1000;
      return reserve(store, key, 1);
    });
    clock.time = 10_000;
    // The last two have their entries, the two before them are late, and of the first nothing is known any more.
    expect(store.release(owners[2] as string)).toBe(false);
    expect(owners.map((token) => store.commit(token, 60))).toEqual([false, true, false, true, true]);
    expect(store.size).toBe(2);
  });

  it('knows a reservation among thousands that come and go', () => {
    const { store } = create(5000);
    const held = Array.from({ length: 300 }, (_, index) => reserve(store, `held ${index}`));
    for (let index = 0; index < 3000; index++) handle(store, `handled ${index}`);
    expect(held.filter((token) => !store.commit(token, 60))).toEqual([]);
    expect(stateOf(store, 'held 0')).toBe('done');
  });

  it('remembers what was handled in whatever order a burst ends', () => {
    const { store } = create(100_000);
    const tokens = Array.from({ length: 3000 }, (_, index) => reserve(store, `burst ${index}`));
    for (const [index, token] of [...tokens.entries()].toReversed()) {
      expect([store.commit(token, 60), stateOf(store, `burst ${index}`)]).toEqual([true, 'done']);
    }
    expect(tokens.filter((_, index) => stateOf(store, `burst ${index}`) !== 'done')).toEqual([]);
  });

  it('lets nobody commit or release twice, though thousands came back late before', () => {
    const { store, clock } = create(3000);
    const late: string[] = [];
    for (let index = 0; index < 2500; index++) {
      late.push(reserve(store, `late ${index}`, 1));
      clock.time += 2000;
      // Another takes the key over, and gives it up: all of them had the same place.
      store.release(reserve(store, `late ${index}`, 1));
    }
    for (const token of late) expect(store.commit(token, 60)).toBe(true);
    const token = reserve(store, 'next');
    expect([store.commit(token, 60), store.release(token), store.commit(token, 60)]).toEqual([true, false, false]);
    expect(stateOf(store, 'next')).toBe('done');
  });

  it.each(['', 'x', '0', '-1', '1.5', 'NaN', '1e3'])('knows no reservation by %o', (token) => {
    const { store } = create(2);
    reserve(store, 'a');
    expect([store.commit(token, 60), store.release(token), store.size]).toEqual([false, false, 1]);
  });

  it('knows which was handled longest ago, however often keys came again', () => {
    const { store, clock } = create(3);
    for (let time = 0; time < 5000; time += 2) {
      clock.time = time;
      for (const key of ['a', 'b', 'c']) store.commit(reserve(store, key), 0.001);
    }
    clock.time = 5000;
    for (const key of ['b', 'c', 'a', 'd']) handle(store, key);
    expect(['c', 'a', 'd'].map((key) => stateOf(store, key))).toEqual(['done', 'done', 'done']);
    expect(stateOf(store, 'b')).toBe('reserved');
  });

  it('ends a lease and a memory to the millisecond', () => {
    const { store, clock } = create(10);
    reserve(store, 'a', 1);
    clock.time = 999;
    expect(store.reserve('a', 1)).toEqual({ state: 'in_progress', retryAfter: 0.001 });
    clock.time = 1000;
    store.commit(reserve(store, 'a', 1), 2);
    clock.time = 2999;
    expect(stateOf(store, 'a')).toBe('done');
    clock.time = 3000;
    expect(stateOf(store, 'a')).toBe('reserved');
  });

  it.each([
    ['no entries', { maxEntries: 0 }],
    ['half an entry', { maxEntries: 1.5 }],
    ['entries without end', { maxEntries: Infinity }],
    ['a clock that is a number', { now: 1 }],
  ])('refuses %s', (_, options) => {
    expect(() => memoryStore(options as object)).toThrow(TypeError);
  });
});
