import type { Row } from '../row.ts';

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly kind: 'ours' | 'peer' | 'limit';
}

/** Bars to be compared with each other. */
export interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
}

/** What the picture shows of the results; a part that was not run is not shown. */
export function toPanels(rows: readonly Row[]): readonly Panel[] {
  const panels = [
    toPanel(rows, {
      heading: 'Verifying one signature, 112 B',
      title: 'Signatures verified a second, 112 B',
      valueOf: ({ median }) => 1e9 / median,
      format: (value) => Math.round(value).toLocaleString('en'),
    }),
    ...['Express', 'Koa', 'Fastify'].map((framework) =>
      toPanel(rows, {
        heading: `${framework}, 112 B`,
        title: `${framework}: requests by the server's processor time, as a ratio to JSON parsed and nothing verified, 112 B`,
        valueOf: ({ ratio }) => ratio?.median ?? Number.NaN,
        format: (value) => value.toFixed(2),
      }),
    ),
  ];
  return panels.filter(({ bars }) => bars.length > 0);
}

interface Wanted {
  readonly heading: string;
  readonly title: string;
  readonly valueOf: (row: Row) => number;
  readonly format: Panel['format'];
}

function toPanel(rows: readonly Row[], { heading, title, valueOf, format }: Wanted): Panel {
  const bars = rows
    .filter((row) => row.heading === heading && !row.name.includes('forged'))
    .map((row) => ({ name: row.name, value: valueOf(row), kind: kindOf(row.name) }))
    .toSorted((a, b) => b.value - a.value);
  return { title, bars, format };
}

function kindOf(name: string): Bar['kind'] {
  if (name.startsWith('Hooknotary')) return 'ours';
  return /^(limit|floor|JSON parsed|nothing parsed)/.test(name) ? 'limit' : 'peer';
}
