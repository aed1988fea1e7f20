import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import type { Harness } from './harness.ts';
import { rows } from './rows.ts';

const subjects = [...new Set(rows.map(({ about }) => about))];

/** Runs the whole table against some frameworks. Every adapter has a test file of its own, so that they run at once. */
export function describeContract(harnesses: readonly Harness[]): void {
  describe.each(harnesses)('$framework', (harness) => {
    describe.each(subjects)('%s', (subject) => {
      const own = rows.filter(({ about }) => about === subject).map((row) => [row.it, row] as const);
      it.each(own)('%s', async (_it, row) => {
        expect.hasAssertions();
        await check(harness, row);
      });
    });
  });
}
