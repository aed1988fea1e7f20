import { expect, it } from 'vitest';
import { CANARY, pathsOf, samples, withValue } from '../../packages/providers/test/forms-samples.js';
import { findMismatch } from '@hooknotary/core/internal';
import { fc } from './seeded.ts';

const text = fc.constant(CANARY);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1.5, Infinity),
    text,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(text, tie('any')),
  ),
})).any;

it('a payload is explained just where its check fails, and by nothing that the sender wrote', () => {
  const change = fc.record({ at: fc.nat(), value: fc.option(value, { nil: undefined }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.constantFrom(...samples),
      fc.array(change, { maxLength: 4 }),
      ({ payload: original, provider, type: own }, { type: other }, changes) => {
        const payload = changes.reduce<unknown>((before, { at, value: after }) => {
          const paths = [[], ...pathsOf(before)];
          return withValue(before, paths[at % paths.length] ?? [], after);
        }, original);
        for (const type of [own, other]) {
          const [check, form] = [provider.types.get(type), provider.forms.get(type)];
          if (check === undefined || form === undefined) continue;
          const misfit = findMismatch(form, payload);
          expect(misfit === undefined).toBe(check(payload));
          expect(JSON.stringify(misfit) ?? '').not.toContain('ca~');
        }
      },
    ),
    { numRuns: 5000 },
  );
});
