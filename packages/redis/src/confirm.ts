import { setImmediate } from 'node:timers/promises';
import type { WatchedConnection } from './own-connection.js';

/** What is to have a write before it counts. */
export interface Demand {
  /** So many replicas. */
  readonly replicas: number;
  /** The log on the disk: the primary's, and those of the replicas. */
  readonly disk: boolean;
}

/**
 * Writes, and resolves with the answer once all that are to have it do. `hasChanged` tells by the answer whether there is
 * anything to wait for; `write` must be one that does no harm a second time. Rejects where they are too few at `end`, by
 * `performance.now()`.
 */
export type Confirm = <T>(write: () => Promise<T>, end: number, hasChanged?: (answer: T) => boolean) => Promise<T>;

interface Waiting {
  /** The connection's when the write was sent. */
  readonly epoch: number;
  readonly end: number;
  /** With false where the connection has been another since: what Redis says is true of what came over the same one alone. */
  readonly resolve: (isConfirmed: boolean) => void;
  readonly reject: (error: unknown) => void;
}

const LOST = 'The connection to Redis was lost before replicas had it.';

// Milliseconds. Redis reads nothing from a connection that waits, so what came meanwhile gets its turn after these.
const SLICE = 200;

/** Makes what joins all writes answered in one turn into one question: Redis answers it for all that came before. */
export function createConfirm({ send, epoch }: WatchedConnection, { replicas, disk }: Demand): Confirm {
  let waiting: Waiting[] = [];
  let isAsking = false;

  async function askForAll(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- One question at a time: the next is for what came meanwhile.
      await setImmediate();
      // oxlint-disable-next-line no-await-in-loop
      await ask(waiting.splice(0));
    }
    isAsking = false;
  }

  async function ask(asking: readonly Waiting[]): Promise<void> {
    try {
      const first = asking.reduce((least, { end }) => Math.min(least, end), Infinity);
      const kept = await count(Math.max(1, Math.min(SLICE, Math.ceil(first - performance.now()))));
      for (const each of asking) settle(each, kept);
    } catch (error) {
      for (const { reject } of asking) reject(toReason(error));
    }
  }

  async function count(milliseconds: number): Promise<Kept> {
    const command = disk ? ['WAITAOF', '1', `${replicas}`] : ['WAIT', `${replicas}`];
    const answer = await send([...command, `${milliseconds}`]);
    const [own, others] = Array.isArray(answer) ? answer.map(Number) : [1, Number(answer)];
    return { own: own ?? 0, others: others ?? 0 };
  }

  function settle(each: Waiting, { own, others }: Kept): void {
    const isSame = epoch() === each.epoch;
    if (isSame && own >= 1 && others >= replicas) each.resolve(true);
    else if (performance.now() >= each.end) each.reject(new Error(isSame ? toShortage(own, others) : LOST));
    else if (isSame) waiting.push(each);
    else each.resolve(false);
  }

  function toShortage(own: number, others: number): string {
    const log = own >= 1 ? '' : ', and its own disk has not';
    return `${others} of ${replicas} replicas have it${disk ? ' on their disks' : ''}${log}: Redis may lose it.`;
  }

  return (write, end, hasChanged = () => true) => {
    const writeOnce = async (): Promise<Awaited<ReturnType<typeof write>>> => {
      const begun = epoch();
      const answer = await write();
      if (!hasChanged(answer)) return answer;
      const isConfirmed = await new Promise<boolean>((resolve, reject) => {
        waiting.push({ epoch: begun, end, resolve, reject });
        if (!isAsking) void askForAll();
      });
      return isConfirmed ? answer : writeOnce();
    };
    return writeOnce();
  };
}

interface Kept {
  readonly own: number;
  readonly others: number;
}

function toReason(error: unknown): unknown {
  if (!(error instanceof Error) || !/unknown command/i.test(error.message)) return error;
  return new Error("The option 'disk' needs Redis 7.2 or later.", { cause: error });
}
