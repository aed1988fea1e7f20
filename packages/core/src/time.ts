import { toDate } from './payload.js';
import type { TimestampRule } from './provider.js';

const DIGITS = /^[0-9]{1,12}$/;
/** Of today's thirteen, and of three more. */
const MILLISECONDS = /^[0-9]{1,16}$/;

/** Whether a text is a time as the rule says. */
export function isTime(text: string, { unit = 'seconds' }: Pick<TimestampRule, 'unit'> = {}): boolean {
  if (unit === 'iso8601') return toDate(text) !== undefined;
  return (unit === 'seconds' ? DIGITS : MILLISECONDS).test(text);
}

/** The time in milliseconds since 1970. */
export function toTime(text: string, { unit = 'seconds' }: Pick<TimestampRule, 'unit'>): number {
  if (unit === 'iso8601') return toDate(text)?.getTime() ?? Number.NaN;
  return Number(text) * (unit === 'seconds' ? 1000 : 1);
}

/** The text of a time in milliseconds since 1970. */
export function writeTime(milliseconds: number, { unit = 'seconds' }: Pick<TimestampRule, 'unit'>): string {
  if (unit === 'iso8601') return new Date(milliseconds).toISOString();
  return String(Math.floor(unit === 'seconds' ? milliseconds / 1000 : milliseconds));
}
