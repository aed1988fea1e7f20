import { randomUUID } from 'node:crypto';
import type { Room } from '@hooknotary/inbox';
import type { IQueueBackend, Job, JobJson } from 'bullmq';
import type { RunOnQueue } from './commands.js';
import type { InboxJob } from './entries.js';

/** A job that BullMQ has handed out. */
export interface Taken {
  readonly job: InboxJob;
  readonly jobId: string;
  /** Of its lock. */
  readonly token: string;
}

/** Takes jobs of a queue. */
export interface Taking {
  /** What the tokens of all locks begin with. */
  readonly owner: string;
  /** As many as these at most; fewer where there are no more. */
  readonly take: (most: number) => Promise<readonly Taken[]>;
  /** Brings one for which there is room before all others; false where none has been found so far. */
  readonly arrange: (room: Room) => Promise<boolean>;
  /** Resolves when there may be more, and some seconds later anyway. */
  readonly untilMore: () => Promise<void>;
}

/** Seconds: Redis may forget whom it lets wait. */
const LONGEST = 5;

/** Jobs of a line that are looked through at one time. */
const STEP = 1000;

export function createTaking(
  backend: IQueueBackend,
  run: RunOnQueue,
  toJob: (json: JobJson, id: string) => Job,
): Taking {
  const owner = randomUUID();
  let taken = 0;
  let from = 0;
  /** When the next one comes due that is delayed, in milliseconds; 0 where none is. */
  let due = 0;

  async function takeOne(): Promise<Taken | undefined> {
    const token = `${owner}:${++taken}`;
    // The cast is true of what BullMQ answers.
    const [json, id, , delayed] = (await backend.moveToActive(token)) as [JobJson | null, string, number, number];
    due = Number(delayed) || 0;
    return json ? { job: toJob(json, id), jobId: String(id), token } : undefined;
  }

  return {
    owner,
    async take(most) {
      const all = await Promise.all(Array.from({ length: most }, takeOne));
      return all.filter((each) => each !== undefined);
    },
    async arrange({ shared, own }) {
      const rooms = [...own].flatMap(([provider, room]) => [provider, room > 0 ? 1 : 0]);
      const answer = await run('arrange', from, STEP, shared > 0 ? 1 : 0, ...rooms);
      // The cast is true of the script's answer.
      const [isFound, looked] = answer as readonly [number, number];
      // The next look goes on where this one ended.
      from = isFound === 1 || looked < STEP ? 0 : from + STEP;
      return isFound === 1;
    },
    async untilMore() {
      const wait = due === 0 ? LONGEST : (due - Date.now()) / 1000;
      if (wait <= 0) return;
      const marker = await backend.waitForJob(Math.min(Math.max(wait, backend.minimumBlockTimeout), LONGEST));
      if (marker !== null && marker.score > Date.now()) due = marker.score;
    },
  };
}
