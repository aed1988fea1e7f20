import { describe, expect, it } from 'vitest';
import { readText, toDate, toValidDate } from '../src/payload.js';

describe('readText', () => {
  it('gives the member of that name', () => {
    expect(readText({ status: 'verified', event: 'x' }, 'status')).toBe('verified');
    expect(readText({ status: '' }, 'status')).toBe('');
  });

  it.each([
    ['no member of that name', {}],
    ['a member that is a number', { status: 1 }],
    ['a member that is null', { status: null }],
    ['an inherited member', Object.create({ status: 'verified' })],
    ['text', 'status'],
    ['text with members', Object.assign(() => {}, { status: 'verified' })],
    ['null', null],
    ['undefined', undefined],
  ])('gives nothing of a payload that is or has %s', (_what, payload) => {
    expect(readText(payload, 'status')).toBeUndefined();
  });
});

describe('toDate', () => {
  it.each([
    ['2026-04-04T14:30:05Z', Date.UTC(2026, 3, 4, 14, 30, 5)],
    ['2026-04-04T14:30:05.1Z', Date.UTC(2026, 3, 4, 14, 30, 5, 100)],
    ['2026-04-04T14:30:05.123456789Z', Date.UTC(2026, 3, 4, 14, 30, 5, 123)],
    ['2026-04-04T14:30:05.000+02:30', Date.UTC(2026, 3, 4, 12, 0, 5)],
    ['2026-04-04T14:30:05-01:00', Date.UTC(2026, 3, 4, 15, 30, 5)],
    ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['2000-02-29T00:00:00-12:00', Date.UTC(2000, 1, 29, 12)],
    ['2026-12-31T23:30:00-01:00', Date.UTC(2027, 0, 1, 0, 30)],
    ['2026-03-01T00:30:00+01:00', Date.UTC(2026, 1, 28, 23, 30)],
    ['0004-02-29T00:00:00Z', Date.parse('0004-02-29T00:00:00.000Z')],
  ])('reads %s', (text, time) => {
    expect(toDate(text)).toEqual(new Date(time));
  });

  it.each([
    ['without a zone', '2026-04-04T14:30:05'],
    ['a zone without a colon', '2026-04-04T14:30:05+0230'],
    ['a zone of one digit', '2026-04-04T14:30:05+2:30'],
    ['a zone without minutes', '2026-04-04T14:30:05+02:0'],
    ['a zone of letters', '2026-04-04T14:30:05+aa:00'],
    ['a zone of letters in its minutes', '2026-04-04T14:30:05+02:aa'],
    ['a space for the T', '2026-04-04 14:30:05Z'],
    ['a point without digits', '2026-04-04T14:30:05.Z'],
    ['ten digits of a second', '2026-04-04T14:30:05.1234567890Z'],
    ['letters of a second', '2026-04-04T14:30:05.aZ'],
    ['no seconds', '2026-04-04T14:30Z'],
    ['a day alone', '2026-04-04'],
    ['a year of six digits', '+002026-04-04T14:30:05Z'],
    ['a year of three digits', '026-04-04T14:30:05Z'],
    ['words', 'Sat, 04 Apr 2026 14:30:05 GMT'],
    ['a number', '1775313005000'],
    ['a space before', ' 2026-04-04T14:30:05Z'],
    ['a space behind', '2026-04-04T14:30:05Z '],
    ['more behind', '2026-04-04T14:30:05Z (UTC)'],
    ['a NUL behind, where V8 itself would stop reading', '2026-04-04T14:30:05Z\0more'],
    ['a month that does not exist', '2026-13-04T14:30:05Z'],
    ['no month', '2026-00-04T14:30:05Z'],
    ['no day', '2026-04-00T14:30:05Z'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['30 February, in another zone', '2026-02-30T00:00:00.000+02:00'],
    ['29 February of a year that is no leap year', '2026-02-29T00:00:00-01:00'],
    ['29 February of a century that is none', '1900-02-29T00:00:00Z'],
    ['31 April', '2026-04-31T23:59:59.999Z'],
    ['31 November', '2026-11-31T00:00:00Z'],
    ['32 January', '2026-01-32T00:00:00Z'],
    ['hour 24', '2026-04-04T24:00:00Z'],
    ['hour 24, in another zone', '2026-04-04T24:00:00.000-05:00'],
    ['an hour that does not exist', '2026-04-04T25:30:05Z'],
    ['minute 60', '2026-04-04T23:60:00Z'],
    ['second 60, of which no clock of computers knows', '2016-12-31T23:59:60Z'],
    ['a zone of 24 hours', '2026-04-04T14:30:05+24:00'],
    ['a zone of 60 minutes', '2026-04-04T14:30:05+02:60'],
    ['nothing', ''],
    ['null', null],
    ['what is not there', undefined],
  ])('gives nothing for %s', (_what, text) => {
    expect(toDate(text)).toBeUndefined();
  });
});

describe('toValidDate', () => {
  it('takes milliseconds, and gives nothing where there is no such time', () => {
    expect(toValidDate(0)).toEqual(new Date(0));
    expect(toValidDate(8.64e15 + 1)).toBeUndefined();
    expect(toValidDate(Number.NaN)).toBeUndefined();
  });
});
