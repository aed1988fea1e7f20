import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { toRows, type Figures, type Row, type Turns, type Unit } from './row.ts';

// A round is not to pay for what the one before it left behind.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Something whose cost is measured. */
export interface Subject {
  readonly name: string;
  /** Does it once. */
  readonly once: () => unknown;
  /** How many deliveries that is; default 1. */
  readonly size?: number;
}

/** How it is measured. */
export interface Plan {
  readonly heading: string;
  readonly unit: 'ns' | 'µs';
  /** Turns of each subject, one of each after the other: what else the machine does then falls on all of them. */
  readonly rounds: number;
  /** Milliseconds that one turn lasts, about. */
  readonly turn: number;
  /** How many are under way at one time, of subjects that are not done at once. */
  readonly atOnce: number;
}

/** Something that is measured in turns. */
export interface Competitor {
  readonly name: string;
  readonly takeTurn: () => Figures | Promise<Figures>;
}

interface Rounds {
  readonly heading: string;
  readonly unit: Unit;
  readonly rounds: number;
  readonly beforeRound?: () => unknown;
}

/** Lets competitors take turns, A B A B; the first is the baseline. */
export async function inTurns(
  competitors: readonly Competitor[],
  { heading, unit, rounds, beforeRound = () => undefined }: Rounds,
): Promise<readonly Row[]> {
  const turns = competitors.map(({ name }) => ({ name, figures: [] as Figures[] }) satisfies Turns);
  for (let round = 0; round < rounds; round++) {
    beforeRound();
    for (const [index, { takeTurn }] of competitors.entries()) turns[index]?.figures.push(await takeTurn());
  }
  return toRows(heading, unit, turns);
}

/** What each subject costs a delivery. */
export async function compare(subjects: readonly Subject[], plan: Plan): Promise<readonly Row[]> {
  const scale = plan.unit === 'ns' ? 1 : 1000;
  const competitors: Competitor[] = [];
  for (const subject of subjects) {
    const count = await findCount(subject, plan);
    const takeTurn = async () => ({ value: (await time(subject, count, plan.atOnce)) / scale });
    competitors.push({ name: subject.name, takeTurn });
  }
  // What runs seldom is compiled late: nobody's first turn counts.
  for (const { takeTurn } of competitors) await takeTurn();
  return inTurns(competitors, { ...plan, beforeRound: collectGarbage });
}

/** How many fill a turn. */
async function findCount(subject: Subject, plan: Plan, count = plan.atOnce): Promise<number> {
  const cost = await time(subject, count, plan.atOnce);
  const milliseconds = (cost * count) / 1_000_000;
  if (milliseconds < plan.turn / 2) return findCount(subject, plan, count * 2);
  return Math.max(plan.atOnce, Math.round((count * plan.turn) / milliseconds));
}

/** Nanoseconds a delivery. */
async function time({ once, size = 1 }: Subject, count: number, atOnce: number): Promise<number> {
  let left = Math.ceil(count / size);
  const deliveries = left * size;
  const start = process.hrtime.bigint();
  const first = once();
  left -= 1;
  if (first instanceof Promise) {
    await Promise.all([first.then(runner), ...Array.from({ length: Math.ceil(atOnce / size) - 1 }, runner)]);
  } else {
    // Waiting for what is done already would cost more than much of what is measured here.
    for (; left > 0; left--) once();
  }
  return Number(process.hrtime.bigint() - start) / deliveries;

  async function runner(): Promise<void> {
    while (left-- > 0) await once();
  }
}
