import type { DatabaseOptions } from './options.js';

/** Seconds that a receiver waits: longer than for another process, for then the disk may be slow, too. */
export function toPatience({ timeout = 5 }: DatabaseOptions): number {
  return Math.max(timeout, 5);
}
