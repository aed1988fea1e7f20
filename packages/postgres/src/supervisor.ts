/** Calls pg-boss's maintenance now and then. */
export interface Supervisor {
  /** Says whether PostgreSQL has just answered. */
  readonly note: (isThere: boolean) => void;
  readonly stop: () => void;
}

/**
 * Makes what looks for the entries of dead workers, twice in a lease. Whoever saw PostgreSQL gone waits before it looks
 * again: the leases ran out meanwhile, and the living need a moment to renew theirs.
 */
export function createSupervisor(supervise: () => Promise<void>, lease: number): Supervisor {
  // A little more than pg-boss's own interval, or it would do nothing every other time.
  const wait = Math.max(lease / 2, 1) * 1000 + 50;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function note(isThere: boolean): void {
    if (isStopped) return;
    if (!isThere) {
      clearTimeout(timer);
      timer = undefined;
    } else timer ??= setTimeout(pass, wait);
  }

  async function pass(): Promise<void> {
    let isThere = true;
    try {
      await supervise();
    } catch {
      isThere = false;
    }
    timer = undefined;
    note(isThere);
  }

  return {
    note,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
