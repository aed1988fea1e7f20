import { expect, it } from 'vitest';
import { createFakeClock } from '../src/index.js';

it('stands still until told otherwise', () => {
  const clock = createFakeClock();
  const start = clock.now();
  expect([clock.now(), new Date(start).toISOString()]).toEqual([start, '2026-01-01T00:00:00.000Z']);
});

it.each([
  ['a date', new Date(1_644_512_345_678)],
  ["a date's text", '2022-02-10T16:59:05.678Z'],
  ['milliseconds', 1_644_512_345_678],
])('starts at and is set to %s', (_, time) => {
  const clock = createFakeClock(0);
  expect(createFakeClock(time).now()).toBe(1_644_512_345_678);
  clock.set(time);
  expect(clock.now()).toBe(1_644_512_345_678);
});

it('advances by seconds, and back', () => {
  const clock = createFakeClock(1000);
  clock.advance(1.5);
  expect(clock.now()).toBe(2500);
  clock.advance(-2);
  expect(clock.now()).toBe(500);
});

it('takes no time that is none', () => {
  const clock = createFakeClock(1000);
  for (const time of ['tomorrow', Number.NaN, new Date('')]) {
    expect(() => createFakeClock(time)).toThrow("A clock is set to a date, a date's text or milliseconds.");
    expect(() => clock.set(time)).toThrow(TypeError);
  }
  for (const seconds of [Number.NaN, Infinity]) expect(() => clock.advance(seconds)).toThrow(TypeError);
  expect(clock.now()).toBe(1000);
});

it('can be passed around in parts', () => {
  const { now, set, advance } = createFakeClock(0);
  set(5);
  advance(1);
  expect(now()).toBe(1005);
});
