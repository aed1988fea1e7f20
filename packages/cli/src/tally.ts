import { isSuccess, lastOf, type Attempts } from './attempts.js';
import type { KnownProvider } from './providers.js';

/** What came of many deliveries. */
export interface Summary {
  /** Deliveries, by the status of the last answer, or by why there was none. */
  readonly answers: Readonly<Record<string, number>>;
  readonly deliveries: number;
  readonly attempts: number;
  /** Deliveries without what the vendor takes for success. */
  readonly failed: number;
  /** Seconds that an attempt took. */
  readonly seconds: { readonly least: number; readonly median: number; readonly most: number };
}

/** Counts deliveries. */
export interface Tally {
  readonly add: (attempts: Attempts) => void;
  readonly read: () => Summary;
}

/** Makes a tally of one provider's deliveries. */
export function createTally(known: KnownProvider): Tally {
  const answers = new Map<string, number>();
  const times: number[] = [];
  let deliveries = 0;
  let failed = 0;

  function add(attempts: Attempts): void {
    const last = lastOf(attempts);
    const answer = last.status === undefined ? last.reason : String(last.status);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    times.push(...attempts.map(({ seconds }) => seconds));
    deliveries += 1;
    if (!isSuccess(known, last)) failed += 1;
  }

  function read(): Summary {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return {
      answers: Object.fromEntries([...answers].toSorted()),
      deliveries,
      attempts: times.length,
      failed,
      seconds: { least: at(0), median: at(0.5), most: at(1) },
    };
  }

  return { add, read };
}
