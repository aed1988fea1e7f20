/** The thread that owns a file: what it is asked is done here, so that nobody else of the process waits for a disk or a lock. */
import { parentPort, workerData } from 'node:worker_threads';
import { isBusy } from './database.js';
import type { Asked, Fault, Told, Writes } from './protocol.js';
import { createQuestions, isLate, type Question } from './questions.js';
import { createSession } from './session.js';

const MINUTE = 60_000;
/** Minutes. */
const AN_HOUR = 60;
/** Milliseconds, where another process has the lock. */
const RENEW_AGAIN = 20;
const PURGE_AGAIN = 100;
const LONGEST_PAUSE = 20;

// The casts are true: owner.ts starts this thread.
const port = parentPort as NonNullable<typeof parentPort>;
const { path } = workerData as { readonly path: string };
const questions = createQuestions();
const session = createSession({
  path,
  // What an earlier process left.
  onOpen: () => setImmediate(purge),
  onLost: (owner, entry) => told.push({ lostBy: owner, entry }),
});

let told: Told[] = [];
let isScheduled = false;
let renewal: NodeJS.Timeout | undefined;
let minutes = 0;
let purgeLater: NodeJS.Timeout | undefined;
const purging = setInterval(() => {
  minutes++;
  if (purgeLater === undefined) purge();
}, MINUTE);

port.on('message', (asked: readonly Asked[] | 'close') => {
  if (asked === 'close') return close();
  for (const each of asked) {
    if ('drop' in each) session.current()?.drop(each.drop);
    else questions.add(each);
  }
  // All that has come is taken together.
  schedule((run) => setImmediate(run));
});

function schedule(later: (run: () => void) => unknown): void {
  if (isScheduled) return;
  isScheduled = true;
  later(() => {
    isScheduled = false;
    answerAll();
    flush();
    // Not all at one beat, so that of many processes each gets the lock in its time.
    if (!questions.isEmpty()) schedule((run) => setTimeout(run, 1 + Math.random() * LONGEST_PAUSE));
  });
}

function answerAll(): void {
  try {
    const { reads, writes } = session.use();
    for (const question of questions.take(({ name }) => name in reads)) read(reads, question);
    while (!questions.isEmpty()) write(writes);
  } catch (error) {
    // Where another process has the lock, what may wait longer is tried again.
    const refused = questions.take((question) => !isBusy(error) || isLate(question));
    for (const { id } of refused) told.push({ id, fault: toFault(error) });
  }
}

function read(reads: object, question: Question): void {
  const { id } = question;
  try {
    told.push({ id, value: call(reads, question) });
  } catch (error) {
    told.push({ id, fault: toFault(error) });
  }
}

function write(writes: Writes): void {
  const batch = questions.takeBatch();
  try {
    const outcomes = session.transact(batch.map((question) => () => call(writes, question)));
    for (const [index, { id }] of batch.entries()) {
      const outcome = outcomes[index] ?? { error: new Error('It has no outcome.') };
      told.push('error' in outcome ? { id, fault: toFault(outcome.error) } : { id, value: outcome.value });
    }
    flush();
    scheduleRenewal();
  } catch (error) {
    questions.putBack(batch);
    throw error;
  }
}

function call(functions: object, { name, parameters }: Question): unknown {
  // The cast is true: the other side asks for what is there, with the parameters that it takes.
  return (Reflect.get(functions, name) as (...given: readonly unknown[]) => unknown)(...parameters);
}

function flush(): void {
  if (told.length > 0) port.postMessage(told);
  told = [];
}

function scheduleRenewal(): void {
  const wait = session.current()?.toRenewal();
  if (wait === undefined || renewal !== undefined) return;
  const renew = (): void => {
    // Where it cannot be written, others cannot take anything either: whoever is quick keeps what they have.
    if (tryWrite('renew') === undefined) return void (renewal = setTimeout(renew, RENEW_AGAIN));
    renewal = undefined;
    scheduleRenewal();
  };
  renewal = setTimeout(renew, wait);
}

/** Goes on by parts until nothing is left that is past its time; what is asked comes between two of them. */
function purge(): void {
  purgeLater = undefined;
  if (session.current() === undefined) return;
  const removed = new Set([tryWrite('purge'), minutes % AN_HOUR === 1 ? tryWrite('purgeAbandoned') : false]);
  if (removed.has(undefined)) purgeLater = setTimeout(purge, PURGE_AGAIN);
  else if (removed.has(true)) setImmediate(purge);
  else session.cutLog();
}

/** What it gave; undefined where it cannot be written now. */
function tryWrite(name: 'renew' | 'purge' | 'purgeAbandoned'): unknown {
  try {
    const [outcome] = session.transact([() => session.use().writes[name]() ?? false]);
    flush();
    return outcome !== undefined && 'value' in outcome ? outcome.value : undefined;
  } catch {
    return undefined;
  }
}

function close(): void {
  clearInterval(purging);
  clearTimeout(purgeLater);
  clearTimeout(renewal);
  session.close();
  port.close();
}

function toFault(error: unknown): Fault {
  const { message, errcode } = error as { readonly message?: string; readonly errcode?: number };
  return { message: String(message ?? error), errcode };
}
