import { cpus, release } from 'node:os';
import type { Cost } from './compare.ts';

/** What the figures depend on. */
export function describeMachine(): string {
  const [cpu] = cpus();
  return `Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? 'unknown'}, ${process.platform} ${release()}`;
}

/** Costs, and each as a ratio to the first. */
export function toTable(heading: string, costs: readonly Cost[]): string {
  const [base] = costs;
  const lines = costs.map(({ name, median, low, high }) => {
    const ratio = base === undefined ? '' : (median / base.median).toFixed(2);
    const perSecond = Math.round(1_000_000 / median).toLocaleString('en');
    return [
      name.padEnd(46),
      toMicroseconds(median),
      `${toMicroseconds(low)} -${toMicroseconds(high)}`,
      ratio.padStart(6),
      perSecond.padStart(10),
    ].join('  ');
  });
  const titles = [heading.padEnd(46), '   µs', '  lowest - highest', ' ratio', 'per second'].join('  ');
  return [titles, '-'.repeat(titles.length), ...lines].join('\n');
}

function toMicroseconds(value: number): string {
  return (value < 100 ? value.toFixed(2) : value.toFixed(0)).padStart(8);
}
