import { describe, expect, it } from 'vitest';
import { fc } from '../../../../test/properties/seeded.ts';
import { diagnose, type CauseCode } from '../../src/index.js';
import type { FieldCase, Situation } from './case.js';
import { catalogue, spare } from './catalogue.js';
import { five } from './five.js';
import { hopeless } from './hopeless.js';
import { PROVEN } from './proven.js';
import { refusalOf } from './refusal.js';

/** What shows without a match. */
const TRACES: ReadonlySet<CauseCode> = new Set(['signature_missing', 'signature_unreadable', 'method_not_allowed']);

function codesOf({ provider, secret, delivery, options }: Situation): readonly CauseCode[] {
  return diagnose<never>(provider as never, secret, delivery, options).causes.map(({ code }) => code);
}

const isProven = ({ id }: FieldCase): boolean => (PROVEN[id] ?? []).some((code) => !TRACES.has(code));

describe('of the deliveries of the field', () => {
  it('ninety of a hundred are proven, and of those that were only measured more than eight of ten', () => {
    expect(five.filter(isProven).length).toBeGreaterThanOrEqual(90);
    expect(catalogue.filter(isProven).length).toBeGreaterThanOrEqual(90);
    expect(spare.filter(isProven).length / spare.length).toBeGreaterThan(0.8);
  });

  it.each([...five, ...catalogue, ...spare])('$id: what is proven, and nothing else: $truth', (story) => {
    expect(codesOf(story)).toEqual(PROVEN[story.id]);
  });
});

describe('of what is hopeless', () => {
  it('nothing is claimed but what shows without a match, and that a genuine token does not fit', () => {
    const allowed = new Set<CauseCode>([...TRACES, 'token_does_not_fit']);
    fc.assert(
      fc.property(hopeless, (each) => {
        // Asterisks in what has to be base64 show by themselves, and the receiver says so, too.
        const shown = refusalOf(each) === 'secret_unavailable' ? ['secret_unusable'] : [];
        expect([each.truth, codesOf(each).filter((code) => !allowed.has(code))]).toEqual([each.truth, shown]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
