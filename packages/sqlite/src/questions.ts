import { readSteadyClock } from './clock.js';
import type { Asked } from './protocol.js';

export type Question = Exclude<Asked, { readonly drop: string }>;

/** What has been asked and not answered, in the order in which it came. */
export interface Questions {
  readonly add: (question: Question) => void;
  readonly isEmpty: () => boolean;
  /** Takes out all of which this is true. */
  readonly take: (isMeant: (question: Question) => boolean) => readonly Question[];
  /** Takes out the first: as many as one transaction may have. */
  readonly takeBatch: () => readonly Question[];
  /** Puts back what was taken out first. */
  readonly putBack: (batch: readonly Question[]) => void;
}

/** Most operations in one transaction, and most bytes: others must get their turn, too. */
const MOST = 1000;
const MOST_BYTES = 4 * 1024 * 1024;

export function createQuestions(): Questions {
  let waiting: Question[] = [];

  return {
    add: (question) => void waiting.push(question),
    isEmpty: () => waiting.length === 0,
    take(isMeant) {
      const taken = waiting.filter(isMeant);
      waiting = waiting.filter((question) => !isMeant(question));
      return taken;
    },
    takeBatch() {
      let bytes = 0;
      const end = waiting.findIndex((question, index) => index === MOST || (bytes += question.bytes) > MOST_BYTES);
      // One that is larger than all that is allowed goes alone.
      return waiting.splice(0, end === -1 ? MOST : Math.max(end, 1));
    },
    putBack: (batch) => void (waiting = [...batch, ...waiting]),
  };
}

/** Whether it was to be begun before now. */
export function isLate({ until }: Question): boolean {
  return until <= readSteadyClock();
}
