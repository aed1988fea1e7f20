import type { DeliverySummary } from '../src/listen/wire.ts';

/** Time of day, of the reader's own clock. */
export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB');
}

/** Date and time in UTC, as senders write them. */
export function toMoment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** Time between two attempts. */
export function toGap(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Why a delivery ended as it did, as short as a list has room for: what was proven, where something was. */
export function reasonOf({ provider, code, cause, type, mismatch }: DeliverySummary): string {
  if (provider === undefined) return 'no receiver at this path';
  return cause ?? code ?? mismatch ?? type ?? '';
}

/** Length of a body, in words. */
export function toLength(bytes: number | undefined): string {
  if (bytes === undefined) return 'not received whole';
  return bytes < 10_000 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}

/** What each variant is, for people. */
export const VARIANTS: Readonly<Record<string, string>> = {
  genuine: 'genuine, signed now',
  body: 'another value in the content',
  signature: 'another digit in the signature',
  timestamp: 'signed a day too early',
  reserialise: 'content written in another way',
  'header-twice': 'signature header sent twice',
  gzip: 'body compressed on the way',
  oversize: 'longer than 1 MiB',
};
