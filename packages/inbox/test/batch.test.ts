import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBatcher } from '../src/index.js';

/** A flush whose batches the test ends one by one. */
function createFlush() {
  const batches: { items: readonly number[]; end: (results: readonly number[]) => void }[] = [];
  const flush = (items: readonly number[]): Promise<readonly number[]> =>
    new Promise((resolve) => batches.push({ items, end: resolve }));
  return { flush, batches };
}

/** For promises of which a test wants nothing. */
function ignore(promises: readonly Promise<unknown>[]): void {
  void Promise.allSettled(promises);
}

/** In a function of its own, whose end lets go of them. */
function addObjects(add: (item: object) => Promise<unknown>) {
  const items = [1, 2, 3].map(() => ({}));
  // An error keeps those alive in whose functions it was made.
  const refused = Promise.allSettled(items.map(add)).then((results) => results.map(({ status }) => status));
  return { refused, references: items.map((item) => new WeakRef(item)) };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

describe('the batches of createBatcher', () => {
  it('hold all that arrived meanwhile, where no number is set', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: Infinity, inFlight: 1 });
    ignore([add(1)]);
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    ignore(Array.from({ length: 2000 }, (_, index) => add(index)));
    batches[0]?.end([1]);
    await vi.waitFor(() => expect(batches[1]?.items).toHaveLength(2000));
  });

  it('end before they are too large, and an item that is goes alone', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 10, inFlight: 9, toBytes: (item) => item, mostBytes: 100 });
    ignore([60, 30, 20, 500, 50, 50, 1].map(add));
    await vi.waitFor(() => expect(batches.map(({ items }) => items)).toEqual([[60, 30], [20], [500], [50, 50], [1]]));
  });
});

describe('an item of createBatcher that has no patience without end', () => {
  const patience = { what: 'The engine', timeout: 5, most: 3, mostBytes: 100 };
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('leaves at its deadline, and no batch has it afterwards', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 1, inFlight: 1, patience });
    const refused = Promise.allSettled([add(1), add(2)]);
    await setImmediate();
    vi.advanceTimersByTime(4000);
    const later = add(3);
    vi.advanceTimersByTime(1000);
    expect((await refused).map((each) => 'reason' in each && String(each.reason))).toEqual([
      'Error: The engine did not answer within 5 seconds.',
      'Error: The engine could not be asked within 5 seconds.',
    ]);
    batches[0]?.end([1]);
    await vi.waitFor(() => expect(batches.map(({ items }) => items)).toEqual([[1], [3]]));
    batches[1]?.end([30]);
    expect(await later).toBe(30);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves nothing in memory', async () => {
    const add = createBatcher<object, unknown>(() => new Promise(() => {}), { most: 1, inFlight: 1, patience });
    ignore([add({})]);
    await setImmediate();
    const { refused, references } = addObjects(add);
    vi.advanceTimersByTime(5000);
    expect(await refused).toEqual(['rejected', 'rejected', 'rejected']);
    await setImmediate();
    collectGarbage();
    expect(references.map((item) => item.deref())).toEqual([undefined, undefined, undefined]);
  });

  it('is refused at once where as many wait as may', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 1, inFlight: 1, patience });
    ignore([add(0)]);
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    const waiting = [add(1), add(2), add(3)];
    await expect(add(4)).rejects.toThrow('The engine cannot keep up: 3 wait for it already.');
    batches[0]?.end([0]);
    await vi.waitFor(() => expect(batches).toHaveLength(2));
    ignore([...waiting, add(5)]);
    await expect(add(6)).rejects.toThrow('cannot keep up');
  });

  it('is refused at once where as much waits as may, unless nothing does', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 1, inFlight: 1, toBytes: (item) => item, patience });
    ignore([add(1)]);
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    const large = add(500);
    await expect(add(1)).rejects.toThrow('The engine cannot keep up: 1 wait for it already.');
    batches[0]?.end([1]);
    await vi.waitFor(() => expect(batches).toHaveLength(2));
    ignore([large, add(99), add(1)]);
    await expect(add(1)).rejects.toThrow('cannot keep up: 2 wait');
  });
});

describe('what a batch of createBatcher needs', () => {
  /** What is to be prepared, in order. */
  function createPreparations() {
    const preparations: PromiseWithResolvers<string>[] = [];
    const prepare = () => {
      const preparation = Promise.withResolvers<string>();
      preparations.push(preparation);
      return preparation.promise;
    };
    return { prepare, preparations };
  }
  const flush = async (items: readonly number[], means: string) => items.map((item) => `${means} ${item}`);

  it('is got once for all that come until it is there', async () => {
    const { prepare, preparations } = createPreparations();
    const add = createBatcher(flush, { most: 2, inFlight: 5, prepare });
    const first = add(1);
    await setImmediate();
    const second = add(2);
    await setImmediate();
    expect(preparations).toHaveLength(1);
    ignore([add(3)]);
    await vi.waitFor(() => expect(preparations).toHaveLength(2));
    preparations[0]?.resolve('by connection');
    expect(await Promise.all([first, second])).toEqual(['by connection 1', 'by connection 2']);
  });

  it('is handed over though all have left meanwhile', async () => {
    const { prepare, preparations } = createPreparations();
    const watched = vi.fn(flush);
    const patience = { what: 'The engine', timeout: 0.001, most: 10, mostBytes: 10 };
    const add = createBatcher(watched, { most: 2, inFlight: 1, prepare, patience });
    await expect(add(1)).rejects.toThrow('could not be asked within 0.001 seconds');
    preparations[0]?.resolve('late');
    await vi.waitFor(() => expect(watched).toHaveBeenCalledWith([], 'late'));
  });

  it('fails those that wait for it, and not who comes then', async () => {
    const { prepare, preparations } = createPreparations();
    const add = createBatcher(flush, { most: 2, inFlight: 1, prepare });
    const failing = Promise.allSettled([add(1), add(2), add(3)]);
    await setImmediate();
    preparations[0]?.reject(new Error('refused'));
    await vi.waitFor(() => expect(preparations).toHaveLength(2));
    preparations[1]?.resolve('then');
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
