import { styleText } from 'node:util';

/** One line of the table. */
export interface Row {
  readonly cells: readonly string[];
  readonly colour: 'green' | 'yellow' | 'red';
}

/** Groups of rows under common headings, every column as wide as its widest cell; in colour where the terminal has it. */
export function toTable(headings: readonly string[], groups: readonly (readonly Row[])[]): string {
  const all = [headings, ...groups.flat().map(({ cells }) => cells)];
  const widths = headings.map((_heading, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');

  function toLine(cells: readonly string[]): string {
    return widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join('  ');
  }

  return [
    toLine(headings),
    ...groups.flatMap((rows) => [rule, ...rows.map((row) => inColour(row.colour, toLine(row.cells)))]),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Plain text where the output is no terminal, or NO_COLOR is set. */
export function inColour(colour: Row['colour'], text: string): string {
  return styleText(colour, text, { stream: process.stdout });
}
