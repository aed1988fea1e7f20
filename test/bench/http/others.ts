import { readFileSync } from 'node:fs';

/** Microseconds of all processors that anybody has taken since the machine started; undefined where nothing tells. */
export function readBusy(): number | undefined {
  try {
    const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).map(Number) ?? [];
    const [user = 0, nice = 0, system = 0, , , interrupts = 0, soft = 0, stolen = 0] = ticks;
    // Ticks are hundredths of a second.
    return (user + nice + system + interrupts + soft + stolen) * 10_000;
  } catch {
    return undefined;
  }
}
