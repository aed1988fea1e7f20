import { toRow, type Row } from '../row.ts';

/** How cost grows with what the rows differ by: the slope of both logarithms, by least squares; 1 is linear, 0 constant. */
export function withSlope(amounts: readonly number[], rows: readonly Row[]): readonly Row[] {
  const points = rows
    .slice(0, amounts.length)
    .map((row, index) => [Math.log(amounts[index] ?? Number.NaN), Math.log(row.median)] as const);
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const covariance = mean(points.map(([x, y]) => (x - meanX) * (y - meanY)));
  const variance = mean(points.map(([x]) => (x - meanX) ** 2));
  return [...rows, toRow(rows[0]?.heading ?? '', 'slope', 'exponent', covariance / variance)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
