/** Does something to many items at once; the result has one value or error for each item, in order. */
export type Flush<Item, Result> = (items: readonly Item[]) => PromiseLike<readonly Result[]> | readonly Result[];

/** Options of {@link createBatcher}. */
export interface BatchOptions {
  /** Most items in one batch. */
  readonly most: number;
  /** Most batches under way at one time. */
  readonly inFlight: number;
}

/** Adds an item to the next batch; the promise settles as its batch does. */
export type Batcher<Item, Result> = (item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins what many requests want at the same moment into one operation: whatever arrives in one turn of the event loop, or
 * while as many batches as allowed are under way, goes together. Nobody waits for a timer.
 */
export function createBatcher<Item, Result>(
  flush: Flush<Item, Result>,
  { most, inFlight }: BatchOptions,
): Batcher<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || underWay >= inFlight || waiting.length === 0) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      underWay++;
      void run(waiting.splice(0, most));
      schedule();
    });
  }

  async function run(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await flush(batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new Error('A batch has not as many results as items.');
      // The cast is true: the lengths are the same.
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay--;
      schedule();
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
