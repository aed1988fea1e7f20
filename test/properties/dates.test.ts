import { expect, it } from 'vitest';
import { toDate } from '../../packages/core/src/payload.js';
import { fc } from './seeded.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days before a year of the Gregorian calendar, counted from the year 1. */
function daysBefore(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function daysOf(year: number, month: number): number {
  const isLeap = daysBefore(year + 1) - daysBefore(year) === 366;
  return (DAYS[month - 1] ?? 0) + (isLeap && month === 2 ? 1 : 0);
}

/** Milliseconds since 1970 of a day and a time of the clock, by counting; the clock's own library has no part in it. */
function count(year: number, month: number, day: number, minutes: number, seconds: number): number {
  const months = Array.from({ length: month - 1 }, (_, index) => daysOf(year, index + 1));
  const days = daysBefore(year) + months.reduce((sum, each) => sum + each, day - 1) - daysBefore(1970);
  return ((days * 1440 + minutes) * 60 + seconds) * 1000;
}

const write = (number: number, digits = 2): string => String(number).padStart(digits, '0');
const upTo = (max: number) => fc.integer({ min: 0, max });
/** One of sixty or so, and often none: with hour 24, only that was ever read. */
const sixtieth = fc.oneof(upTo(61), fc.constant(0));
const year = fc.oneof(upTo(9999), fc.constantFrom(0, 4, 1900, 1904, 2000, 2023, 2024, 2100, 9999));

it('toDate reads each day and hour that the calendar has, in every zone, and no other', () => {
  const zone = fc.record({ sign: fc.constantFrom(1, -1), hours: upTo(25), minutes: upTo(61) });
  const text = fc.record({ year, month: upTo(13), day: upTo(32), hour: upTo(25), minute: sixtieth, second: sixtieth });
  fc.assert(
    fc.property(text, fc.option(zone), (time, offset) => {
      const day = `${write(time.year, 4)}-${write(time.month)}-${write(time.day)}`;
      const clock = `${write(time.hour)}:${write(time.minute)}:${write(time.second)}`;
      const end =
        offset === null ? 'Z' : `${offset.sign < 0 ? '-' : '+'}${write(offset.hours)}:${write(offset.minutes)}`;
      const isDay = time.month >= 1 && time.day >= 1 && time.day <= daysOf(time.year, time.month);
      const isClock = time.hour < 24 && time.minute < 60 && time.second < 60;
      const isZone = offset === null || (offset.hours < 24 && offset.minutes < 60);
      const shift = offset === null ? 0 : offset.sign * (offset.hours * 60 + offset.minutes);
      const minutes = time.hour * 60 + time.minute - shift;
      expect(toDate(`${day}T${clock}${end}`)?.getTime()).toBe(
        isDay && isClock && isZone ? count(time.year, time.month, time.day, minutes, time.second) : undefined,
      );
    }),
    { numRuns: 5000 },
  );
});
