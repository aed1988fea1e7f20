/** How long items wait, and how many. */
export interface Patience {
  /** Whom they wait for. */
  readonly what: string;
  /** Seconds after which an item is given up: one that waits leaves, one that has been taken is no longer waited for. */
  readonly timeout: number;
  /** Items that wait, and their bytes, beyond which the next is refused at once. */
  readonly most: number;
  readonly mostBytes: number;
}

/** One item, and whom to tell what became of it. */
export interface Waiter<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Items in the order in which they came. */
export interface WaitingLine<Item, Result> {
  readonly size: () => number;
  /** Settles as whoever took it says, or rejects at its deadline. */
  readonly join: (item: Item, bytes: number) => Promise<Result>;
  /** Takes the first: at least one, if there is one, and no more than that many bytes otherwise. */
  readonly take: (most: number, mostBytes: number) => readonly Waiter<Item, Result>[];
}

/** Without patience whoever comes waits for ever. Nothing of an item is kept once it has left. */
export function createWaitingLine<Item, Result>(patience: Patience | undefined): WaitingLine<Item, Result> {
  const waiting = new Set<Waiter<Item, Result>>();
  let waitingBytes = 0;

  function leave(gone: Waiter<Item, Result>): boolean {
    if (!waiting.delete(gone)) return false;
    waitingBytes -= gone.bytes;
    return true;
  }

  function add(item: Item, bytes: number): readonly [Waiter<Item, Result>, Promise<Result>] {
    const { promise, ...settle } = Promise.withResolvers<Result>();
    const added = { item, bytes, ...settle };
    waiting.add(added);
    waitingBytes += bytes;
    return [added, promise];
  }

  async function join(item: Item, bytes: number): Promise<Result> {
    if (patience === undefined) return add(item, bytes)[1];
    const { what, timeout, most, mostBytes } = patience;
    if (waiting.size >= most || (waiting.size > 0 && waitingBytes + bytes > mostBytes)) {
      throw new Error(`${what} cannot keep up: ${waiting.size} wait for it already.`);
    }
    const [added, promise] = add(item, bytes);
    const timer = setTimeout(() => {
      const verb = leave(added) ? 'could not be asked' : 'did not answer';
      added.reject(new Error(`${what} ${verb} within ${timeout} seconds.`));
    }, timeout * 1000);
    return promise.finally(() => clearTimeout(timer));
  }

  function take(most: number, mostBytes: number): readonly Waiter<Item, Result>[] {
    const taken: Waiter<Item, Result>[] = [];
    let bytes = 0;
    for (const next of waiting) {
      if (taken.length === most || (taken.length > 0 && bytes + next.bytes > mostBytes)) break;
      bytes += next.bytes;
      taken.push(next);
      leave(next);
    }
    return taken;
  }

  return { size: () => waiting.size, join, take };
}
