/** The member of that name if the payload is an object with its own such member of text. */
export function readText(payload: unknown, name: string): string | undefined {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, name)) return undefined;
  const value = (payload as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

const ISO_8601 = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const MINUTE = 60_000;
const ZERO = 0x30;

/** An ISO 8601 time with its zone as a Date; undefined for any other text, also for those that `Date` would guess at. */
export function toDate(text: string | null | undefined): Date | undefined {
  if (typeof text !== 'string' || !ISO_8601.test(text)) return undefined;
  const [year, month, day] = [readDigits(text, 0, 4), readDigits(text, 5, 7), readDigits(text, 8, 10)];
  // `Date` takes 30 February for 2 March, and the year 50 for 1950.
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  if (year < 100) return new Date(text);
  // Digit by digit, for `Date` takes several times as long to read a text.
  const [hours, minutes, seconds] = [readDigits(text, 11, 13), readDigits(text, 14, 16), readDigits(text, 17, 19)];
  const zone = text.endsWith('Z') ? 1 : 6;
  let milliseconds = 0;
  for (let at = 20, worth = 100; at < text.length - zone && worth >= 1; at++, worth /= 10) {
    milliseconds += worth * (text.charCodeAt(at) - ZERO);
  }
  const time = Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds);
  return new Date(zone === 1 ? time : time - readZone(text) * MINUTE);
}

function readDigits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** Minutes that a zone such as `+02:00` is ahead. */
function readZone(text: string): number {
  const end = text.length;
  const minutes = readDigits(text, end - 5, end - 3) * 60 + readDigits(text, end - 2, end);
  return text.charAt(end - 6) === '-' ? -minutes : minutes;
}

function lastDay(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A Date of a time in milliseconds; undefined where there is no such time. */
export function toValidDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
