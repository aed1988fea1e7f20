import type { Exchange } from './deliveries.ts';
import { MOST_DELIVERIES, type Ledger } from './protocol.ts';

/** What was sent and answered, to be held against what the server saw. */
export interface Journal {
  readonly nextNumber: () => number;
  readonly addOutcome: (exchange: Exchange, outcome: string) => void;
  /** Refusals that the server must have told of, beside those of exchanges. */
  readonly addRefusals: (refusal: string, count: number) => void;
  /** Genuine deliveries sent so far, and how many of these were not acknowledged. */
  readonly genuine: () => Tally;
  /** The same of hostile ones, and how many were not refused as expected. */
  readonly hostile: () => Tally;
  /** Exchanges by kind. */
  readonly kinds: ReadonlyMap<string, number>;
  /** The first few surprises. */
  readonly surprises: readonly string[];
  /** Answers of status 500 and above. */
  readonly serverErrors: () => number;
  /** Deliveries not handled as often as they must be: a genuine one once, any other never. */
  readonly misHandled: (ledger: Ledger) => number;
  /** Differences between the refusals expected and those told. */
  readonly misTold: (ledger: Ledger) => readonly string[];
}

interface Tally {
  readonly sent: number;
  readonly wrong: number;
}

const MOST_SURPRISES = 5;

export function createJournal(): Journal {
  const isGenuine = new Uint8Array(MOST_DELIVERIES);
  const kinds = new Map<string, number>();
  const refusals = new Map<string, number>();
  const surprises: string[] = [];
  const tallies = { genuine: { sent: 0, wrong: 0 }, hostile: { sent: 0, wrong: 0 } };
  let numbers = 0;
  let serverErrors = 0;

  function nextNumber(): number {
    if (numbers === MOST_DELIVERIES) throw new Error(`No more than ${MOST_DELIVERIES} deliveries can be sent.`);
    return numbers++;
  }

  function addOutcome({ number, kind, expected, request }: Exchange, outcome: string): void {
    const tally = tallies[kind === 'genuine' ? 'genuine' : 'hostile'];
    tally.sent++;
    if (kind === 'genuine') isGenuine[number] = 1;
    else addRefusals(/^\d/.test(expected) ? expected : ABORTED, 1);
    add(kinds, kind, 1);
    if (/^5\d\d /.test(outcome)) serverErrors++;
    if (outcome === expected) return;
    tally.wrong++;
    if (surprises.length >= MOST_SURPRISES) return;
    surprises.push(`${kind} to ${request.target}: expected ${expected}, got ${outcome}`);
  }

  function addRefusals(refusal: string, count: number): void {
    add(refusals, refusal, count);
  }

  function misHandled({ handled }: Ledger): number {
    return handled.reduce((wrong, times, number) => wrong + (times === isGenuine[number] ? 0 : 1), 0);
  }

  function misTold(ledger: Ledger): readonly string[] {
    const told = new Map(Object.entries(ledger.refusals));
    return [...new Set([...refusals.keys(), ...told.keys()])]
      .filter((refusal) => refusals.get(refusal) !== told.get(refusal))
      .map((refusal) => `${refusal}: ${refusals.get(refusal) ?? 0} sent, ${told.get(refusal) ?? 0} told`);
  }

  return {
    nextNumber,
    addOutcome,
    addRefusals,
    genuine: () => ({ ...tallies.genuine }),
    hostile: () => ({ ...tallies.hostile }),
    kinds,
    surprises,
    serverErrors: () => serverErrors,
    misHandled,
    misTold,
  };
}

/** What becomes of a delivery whose sender goes away. */
export const ABORTED = '400 body_aborted';

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
