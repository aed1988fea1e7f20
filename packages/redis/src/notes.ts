/** What BullMQ says of a job's attempts. */
interface JobFacts {
  readonly progress: unknown;
  /** How often its lock ran out. */
  readonly stalledCounter: number;
  readonly attemptsMade: number;
}

/** What an inbox notes of a job, in its `progress`: BullMQ counts what was cut short for ever, and what was given back, too. */
interface Notes {
  readonly failed: number;
  /** Of the `stalledCounter`: what it was when the counts began anew, when an attempt last ended, and when it has waited for that. */
  readonly base: number;
  readonly ended: number;
  readonly waited: number;
}

/** The attempts at an entry. */
export interface Counts {
  readonly failed: number;
  readonly cutShort: number;
  /** Whether its last attempt was cut short. */
  readonly isSuspect: boolean;
  /** Whether a suspect has waited for its next attempt. */
  readonly hasWaited: boolean;
}

export function toCounts(job: JobFacts): Counts {
  const { failed, base, ended, waited } = readNotes(job);
  const { stalledCounter } = job;
  return {
    failed,
    cutShort: Math.max(stalledCounter - base, 0),
    isSuspect: stalledCounter > ended,
    hasWaited: waited >= stalledCounter,
  };
}

/** Notes after an attempt has ended. */
export function noteEnd(job: JobFacts, failed: number): string {
  const { stalledCounter: ended } = job;
  return JSON.stringify({ ...readNotes(job), failed, ended } satisfies Notes);
}

/** Notes of a suspect that is sent to wait. */
export function noteWait(job: JobFacts): string {
  return JSON.stringify({ ...readNotes(job), waited: job.stalledCounter } satisfies Notes);
}

/** Notes of an entry that begins anew. */
export function noteStart({ stalledCounter }: JobFacts): string {
  return JSON.stringify({ failed: 0, base: stalledCounter, ended: stalledCounter, waited: 0 } satisfies Notes);
}

function readNotes({ progress, attemptsMade }: JobFacts): Notes {
  // The cast is true of what was noted here; a job that came before has none.
  const noted = (typeof progress === 'object' && progress !== null ? progress : {}) as Partial<Notes>;
  const { failed = attemptsMade, base = 0, ended = 0, waited = 0 } = noted;
  return { failed, base, ended, waited };
}
