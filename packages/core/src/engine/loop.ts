import { withDeadline } from './deadline.js';

/** What a look for entries came to. */
export interface Look<Claim> {
  /** What was taken, as many as asked for at most. */
  readonly claims: readonly Claim[];
  /** Milliseconds until to look again; 0 where there is more to take. */
  readonly wait: number;
}

/** Options of {@link createLoop}. */
export interface LoopOptions<Claim> {
  readonly concurrency: number;
  /** Takes entries. Must not reject: an engine out of reach is looked for again. */
  readonly look: (most: number) => Promise<Look<Claim>>;
  /** Handles one. Must not reject. */
  readonly attempt: (claim: Claim) => Promise<void>;
  /** Gives back what was taken when the loop was closing. Must not reject. */
  readonly giveBack: (claims: readonly Claim[]) => Promise<void>;
  /** Seconds that closing waits for a look under way. */
  readonly timeout: number;
}

/** Keeps as many attempts under way as allowed. */
export interface Loop {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Takes no more entries, and waits for the attempts under way. */
  readonly close: () => Promise<void>;
}

/** Makes a loop for an engine that is asked for entries; it begins with the first `wake`. */
export function createLoop<Claim>({ concurrency, look, attempt, giveBack, timeout }: LoopOptions<Claim>): Loop {
  const running = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let isClosing = false;
  let isWoken = false;
  let isMore = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (looking !== undefined) {
      isWoken = true;
      return;
    }
    if (isClosing || running.size >= concurrency) return;
    isWoken = false;
    clearTimeout(timer);
    looking = lookOnce().finally(() => {
      looking = undefined;
      if (isWoken) wake();
    });
  }

  async function lookOnce(): Promise<void> {
    const { claims, wait } = await look(concurrency - running.size);
    if (isClosing) return giveBack(claims);
    for (const claim of claims) start(claim);
    isMore = wait === 0;
    if (isMore) isWoken = true;
    else timer = setTimeout(wake, wait);
  }

  function start(claim: Claim): void {
    const attempted = attempt(claim).finally(() => {
      running.delete(attempted);
      if (isMore) wake();
    });
    running.add(attempted);
  }

  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(timer);
    // What comes later than that is given back then.
    if (looking !== undefined) await withDeadline(looking, timeout, 'The engine').catch(() => undefined);
    await Promise.all(running);
    clearTimeout(timer);
  }

  return { wake, close };
}
