/**
 * Milliseconds by the machine's own count, which starts again with the machine, is the same in all of its processes, and
 * which nobody can set. Leases and delays go by it.
 */
export function readSteadyClock(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** The time by which leases are judged. */
export interface LeaseClock {
  readonly read: () => number;
  /** Says that nobody could write since then, for somebody else held the lock until now. */
  readonly skip: (since: number) => void;
}

/** Milliseconds in which those who were kept from renewing or settling have done it. */
const GRACE = 500;

/** Makes the clock of a process: right after a time in which nobody could write it stands where that began. */
export function createLeaseClock(): LeaseClock {
  let outage = { since: 0, until: -Infinity };
  return {
    read() {
      const now = readSteadyClock();
      return now < outage.until + GRACE ? outage.since : now;
    },
    skip(since) {
      outage = { since, until: readSteadyClock() };
    },
  };
}
