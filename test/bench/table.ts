import type { Row } from './row.ts';

/** Tables of rows, one to each heading. */
export function toTables(rows: readonly Row[]): string {
  const headings = [...new Set(rows.map(({ heading }) => heading))];
  return headings.map((heading) => toTable(rows.filter((row) => row.heading === heading))).join('\n\n');
}

function toTable(rows: readonly Row[]): string {
  const { heading = '', unit = '' } = rows[0] ?? {};
  const others = [...new Set(rows.flatMap(({ also }) => Object.keys(also)))];
  const lines = [
    [heading, unit, 'lowest - highest', 'best quarter', 'ratio', '95 %', ...others],
    ...rows.map((row) => [
      row.name,
      `${toText(row.median)}${row.unit === unit ? '' : ` ${row.unit}`}`,
      row.low === row.high ? '' : `${toText(row.low)} - ${toText(row.high)}`,
      row.low === row.high ? '' : toText(row.best),
      row.ratio === undefined ? '' : row.ratio.median.toFixed(2),
      row.ratio === undefined ? '' : `${row.ratio.low.toFixed(2)} - ${row.ratio.high.toFixed(2)}`,
      ...others.map((name) => (row.also[name] === undefined ? '' : toText(row.also[name]))),
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const [titles = '', ...texts] = lines.map((line) =>
    line.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join('  '),
  );
  return [titles, '-'.repeat(titles.length), ...texts].map((line) => line.trimEnd()).join('\n');
}

function pad(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function toText(value: number): string {
  if (Number.isNaN(value)) return '?';
  if (Math.abs(value) < 100) return value.toFixed(2);
  return Math.round(value).toLocaleString('en');
}
