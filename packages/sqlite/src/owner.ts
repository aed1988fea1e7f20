import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Asked, Fault, Told } from './protocol.js';

/** The thread that owns a file, as this one sees it. */
export interface Owner {
  readonly ask: (question: Omit<Extract<Asked, { readonly name: string }>, 'id'>) => Promise<unknown>;
  readonly listen: (owner: string, onLost: (entry: string) => void) => () => void;
  /** Ends the thread, once it has answered. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Makes the owner of a file. The thread begins with the first question; where it ends unasked, the next one begins another. */
export function startOwner(path: string): Owner {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (entry: string) => void>();
  let thread: Worker | undefined;
  let asked: Asked[] = [];
  let last = 0;

  function start(): Worker {
    const begun = new Worker(new URL('./thread.js', import.meta.url), {
      name: 'hooknotary sqlite',
      workerData: { path },
    });
    let trouble: Error | undefined;
    begun.on('message', (told: readonly Told[]) => {
      for (const each of told) hear(each);
      if (waiting.size === 0) begun.unref();
    });
    begun.on('error', (error) => (trouble = error));
    begun.on('exit', () => {
      if (thread === begun) thread = undefined;
      const error = new Error('The thread that owns the file has ended.', { cause: trouble });
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return begun;
  }

  function hear(told: Told): void {
    if ('lostBy' in told) return listeners.get(told.lostBy)?.(told.entry);
    const answered = waiting.get(told.id);
    waiting.delete(told.id);
    if ('fault' in told) answered?.reject(toError(told.fault));
    else answered?.resolve(told.value);
  }

  /** What is asked in one turn goes together. */
  function send(more: Asked): void {
    if (asked.length === 0) queueMicrotask(flush);
    asked.push(more);
  }

  function flush(): void {
    const together = asked;
    asked = [];
    thread ??= start();
    // Whoever waits for an answer is not to see the process end before.
    if (waiting.size > 0) thread.ref();
    thread.postMessage(together);
  }

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        send({ ...question, id });
      }),
    listen(owner, onLost) {
      listeners.set(owner, onLost);
      return () => {
        listeners.delete(owner);
        if (thread !== undefined) send({ drop: owner });
      };
    },
    async close() {
      const ending = thread;
      if (ending === undefined) return;
      ending.ref();
      const ended = once(ending, 'exit');
      ending.postMessage('close');
      await ended;
    },
  };
}

function toError({ message, errcode }: Fault): Error {
  return Object.assign(new Error(message), errcode !== undefined && { errcode });
}
