import type { InboxQueue } from './entries.js';
import { toJobId } from './ids.js';

/** Keeps new deliveries out of a queue that has as many waiting as it may. */
export interface Backlog {
  /** Rejects where there is no room for the entry of this id; there is for a duplicate of one that is kept. */
  readonly admit: (queue: InboxQueue, id: string) => Promise<void>;
}

// Milliseconds for which a count is good, and what this process has let in since is added to it.
const FRESH = 1000;

export function createBacklog(maxWaiting = Infinity): Backlog {
  let count = 0;
  let countedAt = -Infinity;
  let counting: Promise<void> | undefined;

  async function recount(queue: InboxQueue): Promise<void> {
    try {
      count = await queue.count();
      countedAt = performance.now();
    } catch {
      // Who adds will hear of it.
    } finally {
      counting = undefined;
    }
  }

  return {
    async admit(queue, id) {
      if (maxWaiting === Infinity) return;
      if (performance.now() - countedAt > FRESH) await (counting ??= recount(queue));
      if (count < maxWaiting) return void count++;
      if ((await queue.getJob(toJobId(id))) !== undefined) return;
      throw new Error(`The inbox is full: ${count} deliveries wait, and maxWaiting is ${maxWaiting}.`);
    },
  };
}
