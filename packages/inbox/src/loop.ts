import { withDeadline } from '@hooknotary/core/internal';
import { toSize, type Lanes, type Room } from './lanes.js';

/** An entry that a worker takes, as far as the loop must know it. */
export interface Taken {
  readonly provider: string;
  /** Whether its last attempt was cut short: it is handled alone. */
  readonly isSuspect: boolean;
}

/** What may be taken. */
export interface Want {
  readonly room: Room;
  /** Of all lanes. */
  readonly most: number;
  /** Whether nothing is under way, so that a suspect may be taken: one, and nothing beside it. */
  readonly isIdle: boolean;
}

/** What a look for entries came to. */
export interface Look<Claim> {
  /** What was taken: as many as there is room for at most, or one suspect. */
  readonly claims: readonly Claim[];
  /** Milliseconds until to look again; 0 where there is more to take. */
  readonly wait: number;
  /** Whether a suspect waits until nothing is under way; nothing is taken before it. */
  readonly isSuspectDue: boolean;
}

/** Options of {@link createLoop}. */
export interface LoopOptions<Claim> {
  readonly lanes: Lanes;
  /** Takes entries. Must not reject: an engine out of reach is looked for again. */
  readonly look: (want: Want) => Promise<Look<Claim>>;
  /** Handles one. Must not reject. */
  readonly attempt: (claim: Claim) => Promise<void>;
  /** Gives back what was taken when the loop was closing. Must not reject. */
  readonly giveBack: (claims: readonly Claim[]) => Promise<void>;
  /** Seconds that closing waits for a look under way. */
  readonly timeout: number;
  /** Whether the end of an attempt may let an entry be taken that a look passed over: one of its lane, or one that waits for it. */
  readonly wakesAtEnd: boolean;
}

/** Keeps as many attempts under way as allowed. */
export interface Loop {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Takes no more entries, and waits for the attempts under way. */
  readonly close: () => Promise<void>;
}

/** Makes a loop for an engine that is asked for entries; it begins with the first `wake`. */
export function createLoop<Claim extends Taken>({
  lanes,
  look,
  attempt,
  giveBack,
  timeout,
  wakesAtEnd,
}: LoopOptions<Claim>): Loop {
  const running = new Map<Claim, Promise<void>>();
  let looking: Promise<void> | undefined;
  let isClosing = false;
  let isWoken = false;
  let isMore = false;
  /** Whether nothing may be taken until nothing is under way. */
  let isDraining = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (looking !== undefined) {
      isWoken = true;
      return;
    }
    if (isClosing || (isDraining && running.size > 0)) return;
    const room = lanes.toRoom([...running.keys()].map(({ provider }) => provider));
    const most = toSize(room);
    if (most <= 0) return;
    isWoken = false;
    clearTimeout(timer);
    looking = lookOnce({ room, most, isIdle: running.size === 0 }).finally(() => {
      looking = undefined;
      if (isWoken) wake();
    });
  }

  async function lookOnce(want: Want): Promise<void> {
    const { claims, wait, isSuspectDue } = await look(want);
    if (isClosing) return giveBack(claims);
    for (const claim of claims) start(claim);
    isDraining = isSuspectDue || claims.some(({ isSuspect }) => isSuspect);
    isMore = wait === 0 || isDraining;
    if (isMore) isWoken = true;
    else timer = setTimeout(wake, wait);
  }

  function start(claim: Claim): void {
    const attempted = attempt(claim).finally(() => {
      // Before the look, which is to find its place free.
      running.delete(claim);
      if (isMore || wakesAtEnd) wake();
    });
    running.set(claim, attempted);
  }

  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(timer);
    // What comes later than that is given back then.
    if (looking !== undefined) await withDeadline(looking, timeout, 'The engine').catch(() => undefined);
    await Promise.all(running.values());
    clearTimeout(timer);
  }

  return { wake, close };
}
