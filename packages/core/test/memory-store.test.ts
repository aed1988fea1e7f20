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
