import { setTimeout } from 'node:timers/promises';

/** Milliseconds. */
const SHORTEST = 5;
const LONGEST = 200;

/**
 * Does it again, for so many seconds, where PostgreSQL undid it because of somebody else's at the same moment: above READ
 * COMMITTED every other write may be.
 */
export async function tryAgain<T>(run: () => Promise<T>, seconds: number, undo: () => Promise<unknown>): Promise<T> {
  const end = performance.now() + seconds * 1000;

  async function attempt(longest: number): Promise<T> {
    try {
      return await run();
    } catch (error) {
      // Chance parts those who met.
      const pause = Math.random() * longest;
      if (!isConflict(error) || performance.now() + pause >= end) throw error;
      await undo();
      await setTimeout(pause);
      return attempt(Math.min(longest * 2, LONGEST));
    }
  }

  return attempt(SHORTEST);
}

/** Whether it was not serializable with another (40001), or waited for one that waited for it (40P01). */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
