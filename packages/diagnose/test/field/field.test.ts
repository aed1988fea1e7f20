import * as registry from '@hooknotary/providers/registry';
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../test/properties/seeded.ts';
import { catalogue, spare } from './catalogue.js';
import { five } from './five.js';
import { hopeless } from './hopeless.js';
import { refusalOf } from './refusal.js';

const hundreds = [...five, ...catalogue];

describe('the field', () => {
  it('has a hundred deliveries of the five, and a hundred of the others', () => {
    expect(five).toHaveLength(100);
    expect(catalogue).toHaveLength(100);
    expect(new Set([...hundreds, ...spare].map(({ id }) => id)).size).toBe(200 + spare.length);
    expect(hundreds.filter(({ changes }) => changes === 2).length).toBeGreaterThanOrEqual(30);
    expect(new Set(five.map(({ provider }) => provider.name)).size).toBe(5);
    expect(new Set(catalogue.map(({ provider }) => provider.name)).size).toBeGreaterThanOrEqual(25);
  });

  it.each([...hundreds, ...spare])('$id is refused, and verified before', (story) => {
    expect(refusalOf(story.genuine)).toBeUndefined();
    expect(refusalOf(story)).toBeDefined();
    // Of two mistakes each is one by itself.
    for (const each of story.breaks) expect(refusalOf(each(story.genuine, story.genuine))).toBeDefined();
  });
});

describe('what is hopeless', () => {
  it('is refused, and verified before', () => {
    fc.assert(
      fc.property(hopeless, (each) => {
        expect(refusalOf(each.genuine)).toBeUndefined();
        expect(refusalOf(each)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('comes from all senders, and in all ways', () => {
    const sample = fc.sample(hopeless, { numRuns: 1500, seed: 1 });
    expect(new Set(sample.map(({ provider }) => provider.name)).size).toBe(Object.keys(registry).length);
    expect(new Set(sample.map(({ truth }) => truth)).size).toBe(20);
  });
});
