/** Does something for all workers now and then. */
export interface Supervisor {
  /** Says whether PostgreSQL has just answered. */
  readonly note: (isThere: boolean) => void;
  readonly stop: () => void;
}

/**
 * Makes what does so every so many seconds. Whoever saw PostgreSQL gone waits as long before it does it again: leases ran out
 * meanwhile, and the living need a moment to renew theirs.
 */
export function createSupervisor(supervise: () => Promise<unknown>, seconds: number): Supervisor {
  // pg-boss does nothing before its own interval is over.
  const wait = seconds * 1000 + 50;
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
