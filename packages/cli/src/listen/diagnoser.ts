import { Worker } from 'node:worker_threads';
import type { Delivery, StaticSecret } from '@hooknotary/core';
import type { Compared } from './difference.js';
import type { DiagnosisAnswer } from './wire.js';

/** What is to be found out, in what a thread can be given. */
export interface Question {
  /** Its name. */
  readonly provider: string;
  readonly secret: StaticSecret;
  /** Of the other providers, by name. */
  readonly secrets: Readonly<Record<string, StaticSecret>>;
  readonly delivery: Delivery;
  /** Origin of the URL that the sender calls. */
  readonly publicUrl?: string;
  /** When it came, milliseconds since 1970. */
  readonly now: number;
}

/** What was found out, before it is made to be shown. */
export interface Explanation extends Omit<DiagnosisAnswer, 'difference'> {
  readonly compared?: Compared;
}

/** Diagnoses in a thread of its own, one question at a time. */
export interface Diagnoser {
  /** Never rejects. */
  readonly ask: (question: Question, seconds: number) => Promise<Explanation>;
  readonly close: () => Promise<void>;
}

// Compiled, also where this file is not.
const THREAD = new URL('../../dist/listen/thread.js', import.meta.url);

/** Makes a diagnoser; its thread begins with the first question, and begins anew after it died or had to be ended. */
export function createDiagnoser(): Diagnoser {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function ask(question: Question, seconds: number): Promise<Explanation> {
    const answer = last.then(() => (isClosed ? GIVEN_UP : askThread(question, seconds))).catch(() => GIVEN_UP);
    last = answer;
    return answer;
  }

  async function askThread(question: Question, seconds: number): Promise<Explanation> {
    const thread = (worker ??= start());
    const { promise, resolve } = Promise.withResolvers<Explanation>();
    const onMessage = (answer: Explanation): void => resolve(answer);
    const onEnd = (): void => resolve(GIVEN_UP);
    const timer = setTimeout(() => {
      resolve({ causes: [], unavailable: `The diagnosis took longer than ${seconds} s, and was given up.` });
      // Nothing else ends what is being computed.
      stop(thread);
    }, seconds * 1000);
    thread.once('message', onMessage).once('exit', onEnd);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(question);
    const answer = await promise;
    clearTimeout(timer);
    thread.off('message', onMessage).off('exit', onEnd);
    return answer;
  }

  function start(): Worker {
    const thread = new Worker(THREAD);
    // What it dies of may hold parts of a delivery: nothing of it is printed, and `exit` follows.
    thread.on('error', () => undefined);
    thread.on('exit', () => forget(thread));
    // The process may end while it waits.
    thread.unref();
    return thread;
  }

  function stop(thread: Worker): void {
    forget(thread);
    void thread.terminate();
  }

  function forget(thread: Worker): void {
    if (worker === thread) worker = undefined;
  }

  async function close(): Promise<void> {
    isClosed = true;
    await worker?.terminate();
  }

  return { ask, close };
}

const GIVEN_UP: DiagnosisAnswer = {
  causes: [],
  unavailable: 'The diagnosis broke off. Open the delivery again to have it tried once more.',
};
