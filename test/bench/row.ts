import { createRandom } from '../fuzz/mutate.ts';

/** What a figure counts. */
export type Unit =
  | 'ns'
  | 'µs'
  | 'ms'
  | 'requests/CPU s'
  | 'µs CPU/request'
  | 'MiB'
  | 'bytes/delivery'
  | 'packages'
  | '%'
  | 'exponent';

/** One line of the results. */
export interface Row {
  readonly heading: string;
  readonly name: string;
  readonly unit: Unit;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Median of the best quarter of the turns: what the machine's other work adds to them is least. */
  readonly best: number;
  /** To the first row under the heading, where that is a baseline. */
  readonly ratio: Ratio | undefined;
  /** Medians of what else was counted, by what it is. */
  readonly also: Readonly<Record<string, number>>;
}

/** The median of the ratios of all rounds, and the bounds of the interval in which it lies with 95 % confidence, by a bootstrap. */
interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** A part of the benchmark: rows, a few headings at a time. */
export type Part = (settings: Settings) => AsyncIterable<readonly Row[]>;

interface Settings {
  /** Fewer and shorter turns: to see that all works, and for a rough idea. */
  readonly quick: boolean;
}

/** What one turn measured. */
export interface Figures {
  readonly value: number;
  readonly also?: Readonly<Record<string, number>>;
}

/** All turns of one subject, in order. */
export interface Turns {
  readonly name: string;
  readonly figures: readonly Figures[];
}

/** Units of which more is better. */
const RATES: ReadonlySet<Unit> = new Set(['requests/CPU s']);

/**
 * Rows of subjects that took turns. A ratio is the median of what each round gave: what else the machine did meanwhile
 * falls on both sides of it.
 */
export function toRows(heading: string, unit: Unit, subjects: readonly Turns[]): readonly Row[] {
  const baseline = subjects[0]?.figures ?? [];
  return subjects.map(({ name, figures }) => {
    const values = figures.map(({ value }) => value);
    const ratios = values.map((value, round) => value / (baseline[round]?.value ?? Number.NaN));
    return {
      heading,
      name,
      unit,
      median: median(values),
      low: Math.min(...values),
      high: Math.max(...values),
      best: bestOf(values, RATES.has(unit)),
      ratio: { median: median(ratios), ...bootstrap(ratios) },
      also: mediansOf(figures),
    };
  });
}

/** A row of one figure that was not taken in turns. */
export function toRow(heading: string, name: string, unit: Unit, value: number): Row {
  return { heading, name, unit, median: value, low: value, high: value, best: value, ratio: undefined, also: {} };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

function bestOf(values: readonly number[], isRate: boolean): number {
  const sorted = values.toSorted((a, b) => (isRate ? b - a : a - b));
  return median(sorted.slice(0, Math.ceil(sorted.length / 4)));
}

const SAMPLES = 2000;

/** Bounds of a median, by the medians of samples drawn from its own values. */
function bootstrap(values: readonly number[]): { readonly low: number; readonly high: number } {
  // The same values give the same bounds.
  const random = createRandom(1);
  const medians = Array.from({ length: SAMPLES }, () =>
    // The cast is true: the index is one of theirs.
    median(values.map(() => values[random(values.length)] as number)),
  ).toSorted((a, b) => a - b);
  const at = (share: number): number => medians[Math.floor(share * (SAMPLES - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

function mediansOf(figures: readonly Figures[]): Readonly<Record<string, number>> {
  const names = Object.keys(figures[0]?.also ?? {});
  return Object.fromEntries(names.map((name) => [name, median(figures.map(({ also }) => also?.[name] ?? Number.NaN))]));
}
