import { createWaitingLine, type Patience, type Waiter } from './waiting-line.js';

/**
 * Does something to many items at once; the result has one value or error for each item, in order. Where there is a
 * `prepare`, all may have left meanwhile.
 */
export type Flush<Item, Result, Means = undefined> = (
  items: readonly Item[],
  means: Means,
) => PromiseLike<readonly Result[]> | readonly Result[];

/** Options of {@link createBatcher}. */
export interface BatchOptions<Item, Means = undefined> {
  /** Most items in one batch. */
  readonly most: number;
  /** Most batches under way at one time. */
  readonly inFlight: number;
  /** How large an item is; default 0. */
  readonly toBytes?: (item: Item) => number;
  /** Most bytes in one batch; an item that is larger goes alone. Default as many as come. */
  readonly mostBytes?: number;
  /** What bounds those that wait; default nothing. */
  readonly patience?: Patience;
  /** Gets what a batch needs before it can begin, such as a connection; it takes those that wait by then. */
  readonly prepare?: () => PromiseLike<Means>;
}

/** Adds an item to the next batch; the promise settles as its batch does, or rejects at its deadline. */
export type Batcher<Item, Result> = (item: Item) => Promise<Result>;

/**
 * Joins what many requests want at the same moment into one operation: whatever arrives in one turn of the event loop, or
 * while as many batches as allowed are under way, goes together. Nobody waits for a timer.
 */
export function createBatcher<Item, Result, Means = undefined>(
  flush: Flush<Item, Result, Means>,
  { most, inFlight, toBytes = () => 0, mostBytes = Infinity, patience, prepare }: BatchOptions<Item, Means>,
): Batcher<Item, Result> {
  const line = createWaitingLine<Item, Result>(patience);
  let underWay = 0;
  let preparing = 0;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || !isWanted()) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      while (isWanted()) void run();
    });
  }

  /** Whether some wait for whom no batch is being prepared. */
  function isWanted(): boolean {
    return underWay < inFlight && line.size() > (preparing === 0 ? 0 : preparing * most);
  }

  async function run(): Promise<void> {
    underWay++;
    let batch: readonly Waiter<Item, Result>[] | undefined;
    try {
      const means = await toMeans();
      batch = line.take(most, mostBytes);
      schedule();
      const items = batch.map(({ item }) => item);
      const results = await flush(items, means);
      if (results.length !== batch.length) throw new Error('A batch has not as many results as items.');
      // The cast is true: the lengths are the same.
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch ?? line.take(most, mostBytes)) reject(error);
    } finally {
      underWay--;
      schedule();
    }
  }

  async function toMeans(): Promise<Means> {
    preparing++;
    try {
      // The cast is true: without a `prepare` a flush takes no means.
      return await (prepare?.() ?? (undefined as Means));
    } finally {
      preparing--;
    }
  }

  return (item) => {
    const joined = line.join(item, toBytes(item));
    schedule();
    return joined;
  };
}
