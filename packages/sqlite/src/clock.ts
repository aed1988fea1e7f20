/**
 * Milliseconds by the machine's own count, which starts again with the machine, is the same in all of its processes, and
 * which nobody can set. Leases and delays go by it.
 */
export function readSteadyClock(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
