import { isSuccess, lastOf, type Attempts } from './attempts.js';
import { readCode, toOutcome, type Expectation, type Outcome, type Outcomes } from './outcome.js';

/** What came of many deliveries. */
export interface Summary {
  /** Deliveries, by the status of the last answer, or by why there was none. */
  readonly answers: Readonly<Record<string, number>>;
  readonly deliveries: number;
  readonly attempts: number;
  /** Deliveries without what the vendor takes for success. */
  readonly failed: number;
  /** Deliveries by what came of them, measured by what should. */
  readonly outcomes: Outcomes;
  /** The codes that refusals named, in the order of their alphabet. */
  readonly codes: readonly string[];
  /** Seconds that an attempt took. */
  readonly seconds: { readonly least: number; readonly median: number; readonly most: number };
}

/** More than there are; who answers may make up any. */
const MOST_CODES = 32;

/** Counts deliveries. */
export interface Tally {
  readonly add: (attempts: Attempts) => void;
  readonly read: () => Summary;
}

/** Makes a tally of deliveries of one kind. */
export function createTally(expectation: Expectation): Tally {
  const answers = new Map<string, number>();
  const times: number[] = [];
  const codes = new Set<string>();
  const outcomes: Record<Outcome, number> = { expected: 0, unexpected: 0, unanswered: 0 };
  let deliveries = 0;
  let failed = 0;

  function add(attempts: Attempts): void {
    const last = lastOf(attempts);
    const answer = last.status === undefined ? last.reason : String(last.status);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    times.push(...attempts.map(({ seconds }) => seconds));
    deliveries += 1;
    if (!isSuccess(expectation.known, last)) failed += 1;
    outcomes[toOutcome(expectation, last)] += 1;
    const code = last.status === undefined ? undefined : readCode(last);
    if (code !== undefined && codes.size < MOST_CODES) codes.add(code);
  }

  function read(): Summary {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    return {
      answers: Object.fromEntries([...answers].toSorted()),
      deliveries,
      attempts: times.length,
      failed,
      outcomes: { ...outcomes },
      codes: [...codes].toSorted(),
      seconds: { least: at(0), median: at(0.5), most: at(1) },
    };
  }

  return { add, read };
}
