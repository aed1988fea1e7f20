import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asked, Counts, Orders, Question, Told } from './protocol.ts';
import { readSharedClock } from './records.ts';

/** How a process ended. */
export interface End {
  readonly orders: Orders;
  /** Exit code, or the signal that ended it. */
  readonly how: number | string;
  /** By the clock of the records: when it was killed from here, else when its end was heard of. */
  readonly at: number;
  /** What it printed, warnings of Hooknotary aside. */
  readonly printed: string;
}

/** A receiver or worker in its process. */
export interface Child {
  readonly pid: number;
  /** Once it listens. */
  readonly port: () => number | undefined;
  /** Resolves when it has begun or ended; after a minute it is killed. */
  readonly begun: Promise<unknown>;
  readonly gone: Promise<End>;
  readonly counts: () => Promise<Counts>;
  /** Milliseconds by which its event loop was late since it was asked last, but for one turn of a hundred. */
  readonly readLoopDelay: () => Promise<number>;
  /** Bytes. */
  readonly readMemory: () => Promise<number>;
  /** Lets it hold all its connections to the engine, and give them back. */
  readonly exhaust: () => Promise<unknown>;
  readonly relieve: () => Promise<unknown>;
  readonly setClock: (seconds: number) => Promise<unknown>;
  /** Lets it end by itself; after half a minute it is killed. */
  readonly close: () => Promise<End>;
  /** Ends it at once, if it still runs. */
  readonly kill: () => void;
}

/** What to start a process by: the program and its arguments, given those that start the child. */
export type Launch = (command: readonly [program: string, ...rest: string[]]) => readonly [string, ...string[]];

type Answer = Omit<Extract<Told, { readonly id: number }>, 'id'>;

/** Milliseconds. */
const LONGEST_BEGINNING = 60_000;
const LONGEST_END = 30_000;
const PROGRAM = fileURLToPath(new URL('child.ts', import.meta.url));
// What is left to print is a fault: of Hooknotary's warnings these tests bring about every one.
const QUIET = ['--disable-warning=HooknotaryWarning', '--disable-warning=ExperimentalWarning'];

export function startChild(orders: Orders, launch: Launch = (command) => command): Child {
  const [program, ...rest] = launch([process.execPath, ...QUIET, PROGRAM, JSON.stringify(orders)]);
  const child = spawn(program, rest, {
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(orders.records), 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => printed.push(String(text)));
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  let port: number | undefined;

  let killedAt: number | undefined;
  const ended = once(child, 'exit').then(() => killedAt ?? readSharedClock());
  const gone = once(child, 'close').then(async ([code, signal]): Promise<End> => {
    const how = typeof code === 'number' ? code : String(signal);
    return { orders, how, at: await ended, printed: printed.join('').slice(0, 2000) };
  });
  const begun = new Promise((resolve) => {
    child.on('message', (told: Told) => {
      if ('id' in told) waiting.get(told.id)?.(told);
      else resolve((port = told.port));
    });
    gone.then(resolve).catch(resolve);
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_BEGINNING);
  void begun.then(() => clearTimeout(patience));

  async function ask(question: Question): Promise<Answer> {
    const id = asked++;
    const told = new Promise<Told>((resolve) => void waiting.set(id, resolve));
    child.send({ ...question, id } satisfies Asked, () => undefined);
    const heard = await Promise.race([told, gone]);
    waiting.delete(id);
    if ('how' in heard) throw new Error(`The process ended (${heard.how}): ${heard.printed}`);
    if ('failure' in heard && heard.failure !== undefined) throw new Error(heard.failure);
    return 'id' in heard ? heard : {};
  }

  async function close(): Promise<End> {
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_END);
    await begun;
    // That it could not end in good order shows in how it did.
    await ask({ ask: 'close' }).catch(() => undefined);
    const end = await gone;
    clearTimeout(timer);
    return end;
  }

  return {
    pid: child.pid ?? 0,
    port: () => port,
    begun,
    gone,
    counts: async () => (await ask({ ask: 'counts' })).counts ?? { waiting: 0, working: 0, handled: 0, dead: 0 },
    readLoopDelay: async () => (await ask({ ask: 'loop delay' })).delay ?? Infinity,
    readMemory: async () => (await ask({ ask: 'memory' })).bytes ?? Infinity,
    exhaust: () => ask({ ask: 'exhaust' }),
    relieve: () => ask({ ask: 'relieve' }),
    setClock: (seconds) => ask({ ask: 'set clock', seconds }),
    close,
    kill() {
      killedAt ??= readSharedClock();
      child.kill('SIGKILL');
    },
  };
}
