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
  /** Turns of each subject, one of each after the other: what else the machine does then falls on all of them. */
  readonly rounds: number;
  /** Milliseconds that one turn lasts, about. */
  readonly turn: number;
  /** How many are under way at one time. */
  readonly atOnce: number;
}

/** Microseconds that one took, by all the turns of a subject. */
export interface Cost {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Measures subjects in turns. */
export async function compare(subjects: readonly Subject[], plan: Plan): Promise<readonly Cost[]> {
  const turns = subjects.map((subject) => ({ subject, costs: [] as number[], count: 1 }));
  for (const each of turns) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other is what is measured.
    each.count = await findCount(each.subject, plan);
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const { subject, costs, count } of turns) {
      // oxlint-disable-next-line no-await-in-loop -- As above.
      costs.push(await takeTurn(subject, count, plan.atOnce));
    }
  }
  return turns.map(({ subject, costs }) => summarise(subject.name, costs));
}

/** How many fill a turn; finding it also warms up. */
async function findCount(subject: Subject, { turn, atOnce }: Plan, count = atOnce): Promise<number> {
  const cost = await takeTurn(subject, count, atOnce);
  const milliseconds = (cost * count) / 1000;
  if (milliseconds < turn / 4) return findCount(subject, { rounds: 0, turn, atOnce }, count * 4);
  return Math.max(atOnce, Math.round((count * turn) / milliseconds));
}

/** Microseconds a delivery. */
async function takeTurn({ once, size = 1 }: Subject, count: number, atOnce: number): Promise<number> {
  let left = Math.ceil(count / size);
  const deliveries = left * size;
  async function runner(): Promise<void> {
    while (left-- > 0) {
      // oxlint-disable-next-line no-await-in-loop -- One runner does one at a time.
      await once();
    }
  }
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: Math.ceil(atOnce / size) }, runner));
  return Number(process.hrtime.bigint() - start) / 1000 / deliveries;
}

function summarise(name: string, costs: readonly number[]): Cost {
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { name, median: at(0.5), low: at(0), high: at(1) };
}
