import { setTimeout } from 'node:timers/promises';
import { withDeadline } from '@hooknotary/core/internal';
import {
  toDelay,
  toSize,
  type Attempts,
  type EngineWorker,
  type Outcome,
  type Retention,
  type Room,
  type WorkSettings,
} from '@hooknotary/inbox';
import { createChange } from './change.js';
import { startHeartbeat } from './heartbeat.js';
import { hold, type Held } from './held.js';
import type { InboxSettings } from './inbox.js';
import { noteWait, toCounts } from './notes.js';
import { startPurge, type Times } from './purge.js';
import { createSettling } from './settle.js';
import { createTaking, type Taken } from './taking.js';
import { openWorker } from './open-worker.js';

/** Options of {@link startWorker}. */
export interface StartOptions {
  readonly settings: InboxSettings;
  readonly attempts: Attempts;
  readonly workSettings: WorkSettings;
  readonly retention: Retention;
  readonly times: Times;
}

/** Milliseconds: after trouble, and where entries wait for which there is no room. */
const [RETRY, POLL] = [250, 250];
/** Taken at one time. */
const MOST = 10;
/** Successes remembered that could not be written. */
const LATE = 1000;
const HANDLED: Pick<Attempts, 'make'> = { make: async () => ({ state: 'handled' }) };

/** Resolves when the worker is connected, and has begun. */
export async function startWorker({ settings, attempts, workSettings, ...kept }: StartOptions): Promise<EngineWorker> {
  const { lanes, backoff } = workSettings;
  const { retention, times } = kept;
  const { timeout } = settings;
  const lease = Math.ceil(settings.lease * 1000);
  const { backend, run, toJob, end } = await openWorker(settings);
  const settling = createSettling({ backend, run, retention });
  const taking = createTaking(backend, run, toJob);
  const running = new Map<string, Held>();
  const change = createChange();
  /** Jobs whose handler succeeded when somebody else had them: they are handled all the same. */
  const late = new Set<string>();
  let isClosing = false;
  /** Whether one is under way that nothing must be beside. */
  let isAlone = false;
  /** Whether such a one waits until nothing is under way. */
  let isDraining = false;
  let isMore = false;
  let isTaking = false;

  async function loop(): Promise<void> {
    const isOpen = () => !isClosing;
    // oxlint-disable-next-line no-await-in-loop -- A step at a time.
    while (isOpen()) await step().catch(recover);
  }

  async function recover(): Promise<void> {
    if (isClosing) return;
    await setTimeout(RETRY);
    await withDeadline(backend.reconnectBlocking(), timeout, 'Redis').catch(() => undefined);
  }

  async function step(): Promise<void> {
    const room = toRoom();
    const size = toSize(room);
    if (size <= 0 || isAlone || (isDraining && running.size > 0)) return change.next();
    const isFull = [room.shared, ...room.own.values()].some((each) => each <= 0);
    const isFound = !isFull || (await taking.arrange(room));
    // Where none has been found, one is taken all the same: with it comes due what was delayed.
    const most = isFull || isDraining || !isMore ? 1 : Math.min(size, MOST);
    isDraining = false;
    isMore = (await takeSome(most)) === most;
    if (isFull && (!isFound || !isMore)) return change.next(POLL);
    if (!isMore) await taking.untilMore();
  }

  async function takeSome(most: number): Promise<number> {
    isTaking = true;
    try {
      const taken = await taking.take(most);
      await place(taken);
      return taken.length;
    } finally {
      isTaking = false;
    }
  }

  function toRoom(more: readonly Taken[] = []): Room {
    return lanes.toRoom([...running.values(), ...more.map(({ job }) => job.data)].map(({ provider }) => provider));
  }

  /** Begins what may begin, and gives the rest back before that: what begins may end the process. */
  async function place(taken: readonly Taken[]): Promise<void> {
    const starts: Taken[] = [];
    const waits: Taken[] = [];
    const backs: Taken[] = [];
    let suspect: Taken | undefined;
    for (const each of taken) {
      const { isSuspect, hasWaited } = toCounts(each.job);
      const held = running.get(each.jobId);
      if (held !== undefined) Object.assign(held, { job: each.job, token: each.token });
      else if (isClosing) backs.push(each);
      else if (late.has(each.jobId)) starts.push(each);
      else if (isSuspect && !hasWaited) waits.push(each);
      else if (isSuspect && suspect === undefined && running.size === 0) suspect = each;
      else if (isSuspect || !hasRoom(each, starts)) {
        backs.push(each);
        isDraining ||= isSuspect;
      } else starts.push(each);
    }
    if (suspect !== undefined) {
      backs.push(...starts.splice(0));
      starts.push(suspect);
      isAlone = true;
    }
    // The first of them is to be the first again.
    await Promise.all([...backs.toReversed().map(giveBack), ...waits.map(sendToWait)]);
    for (const each of starts) start(each);
  }

  function hasRoom({ job }: Taken, starts: readonly Taken[]): boolean {
    const { shared, own } = toRoom(starts);
    return (own.get(job.data.provider) ?? shared) > 0;
  }

  async function giveBack({ jobId, token }: Taken): Promise<void> {
    await backend.moveJobFromActiveToWait(jobId, token).catch(() => undefined);
  }

  /** What was cut short waits before it is tried again. */
  async function sendToWait({ job, jobId, token }: Taken): Promise<void> {
    const delay = Math.ceil(toDelay(toCounts(job).cutShort, backoff) * 1000);
    const options = { skipAttempt: true, fieldsToUpdate: { progress: noteWait(job) } };
    await backend.moveToDelayed(jobId, Date.now(), delay, token, options).catch(() => undefined);
  }

  function start(taken: Taken): void {
    const held = hold(late.delete(taken.jobId) ? HANDLED : attempts, taken);
    running.set(taken.jobId, held);
    held.settled = settle(held);
  }

  async function settle(held: Held): Promise<void> {
    const outcome: Outcome = await held.outcome;
    try {
      const isWritten = await settling.settle(held, outcome);
      if (!isWritten && outcome.state === 'handled') remember(held.jobId);
    } catch {
      // The worker closes, and Redis is away: the entry comes back when its lease has run out.
    } finally {
      running.delete(held.jobId);
      isAlone = false;
      change.tell();
    }
  }

  function remember(jobId: string): void {
    late.add(jobId);
    const [oldest] = late;
    if (late.size > LATE && oldest !== undefined) late.delete(oldest);
  }

  const stopPurge = startPurge(backend, run, times);
  const isStill = () => !isTaking;
  const { lose } = attempts;
  const stopHeart = startHeartbeat({ backend, run, lease, owner: taking.owner, running, isStill, lose });
  const looping = loop();

  async function close(): Promise<void> {
    isClosing = true;
    stopPurge();
    change.tell();
    backend.disconnectBlocking(false).catch(() => undefined);
    await withDeadline(looping, timeout, 'Redis').catch(() => undefined);
    const left = [...running.values()];
    await Promise.all(left.map(({ outcome }) => outcome));
    settling.hurry();
    await withDeadline(Promise.all(left.map(({ settled }) => settled)), timeout, 'Redis').catch(() => undefined);
    stopHeart();
    await end();
  }

  return { wake: change.tell, close };
}
