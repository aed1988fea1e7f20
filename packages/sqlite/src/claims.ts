import type { DatabaseSync } from 'node:sqlite';
import type { Outcome } from '@hooknotary/inbox';
import { readSteadyClock, type LeaseClock } from './clock.js';
import { COLUMNS, toStored, type StoredEntry } from './rows.js';

/** Who takes entries, and how. Durations are milliseconds. */
export interface Taker {
  readonly owner: string;
  readonly lease: number;
  /** How long an entry rests whose attempt was cut short: `first` and twice as long each time, up to `longest`. */
  readonly backoff: { readonly first: number; readonly longest: number };
}

/** What may be taken: so many of each provider that has a lane of its own, and so many of the others. */
export interface StoredWant {
  readonly shared: number;
  readonly own: ReadonlyMap<string, number>;
  readonly isIdle: boolean;
}

/** What was taken, and how long until there is more; undefined where nobody knows of any. */
export interface Taking {
  readonly claims: readonly StoredEntry[];
  readonly due: number | undefined;
  readonly isSuspectDue: boolean;
}

/** A claim, as far as it must be known to be settled. */
export type ClaimKey = Pick<StoredEntry, 'row' | 'taken'>;

/** Calendar times until which things are kept; null for ever, 0 for not at all. */
export interface KeptUntil {
  readonly entry: number | null;
  readonly body: number | null;
}

/** How workers take entries and give them back; each function belongs in a transaction. */
export interface Claims {
  readonly take: (taker: Taker, want: StoredWant) => Taking;
  /** Keeps what has been taken for longer; false where it was not there to keep any more. */
  readonly renew: (taker: Taker, claim: ClaimKey) => boolean;
  /** Says what became of a claim: that it was handled, whoever has it by now; all else only where nobody else has. */
  readonly settle: (owner: string, claim: ClaimKey, outcome: Outcome, kept: KeptUntil) => void;
  /** Lets go what was there before the machine started again, or before this process did. */
  readonly rebase: () => void;
}

const OPEN = "state IN ('waiting', 'working')";
/** Nobody before it in the order of its key is still to be handled. */
const IS_NEXT = `(e.order_key IS NULL OR NOT EXISTS (
  SELECT 1 FROM hooknotary_entries o WHERE o.order_key = e.order_key AND o.ended_at IS NULL AND o.row < e.row
))`;
const REAP = `
  UPDATE hooknotary_entries SET state = 'waiting', owner = NULL, cut_short = cut_short + 1, is_suspect = 1, since = :steady,
    due_at = :steady + CAST(min(:longest, :first * (1 << min(cut_short, 30))) * (0.5 + abs(random() % 1000) / 2000.0) AS INTEGER)
  WHERE state = 'working' AND due_at <= :judged
`;
const IS_PAUSED = "SELECT 1 FROM hooknotary_flags WHERE name = 'paused'";
const due = (condition: string) => `
  SELECT e.row, e.is_suspect, e.due_at, e.provider FROM hooknotary_entries e
  WHERE e.state = 'waiting' AND e.due_at <= :steady ${condition} AND ${IS_NEXT} ORDER BY e.due_at, e.row LIMIT :most
`;
const DUE = due('');
const DUE_OF = due('AND e.provider = :provider');
const DUE_OF_OTHERS = due('AND e.provider NOT IN (SELECT value FROM json_each(:providers))');
const TAKE = `
  UPDATE hooknotary_entries SET state = 'working', taken = taken + 1, owner = :owner, since = :steady, due_at = :until WHERE row = :row
`;
const READ = `SELECT ${COLUMNS} FROM hooknotary_entries e LEFT JOIN hooknotary_bodies b USING (row) WHERE e.row = ?`;
const NEXT_DUE = `
  SELECT min(due_at) AS due FROM (
    SELECT min(due_at) AS due_at FROM hooknotary_entries WHERE state = 'waiting'
    UNION ALL SELECT min(due_at) FROM hooknotary_entries WHERE state = 'working'
  )
`;
const RENEW = `
  UPDATE hooknotary_entries SET since = :steady, due_at = :until
  WHERE row = :row AND owner = :owner AND taken = :taken AND state = 'working'
`;
const HANDLE = `
  UPDATE hooknotary_entries SET state = 'handled', owner = NULL, is_suspect = 0, error = NULL, ended_at = :calendar, kept_until = :kept
  WHERE row = :row AND ${OPEN}
`;
const END = `
  UPDATE hooknotary_entries SET state = 'dead', failed = :failed, owner = NULL, is_suspect = 0, error = :error, ended_at = :calendar,
    kept_until = :kept
  WHERE row = :row AND owner = :owner AND taken = :taken AND state = 'working'
`;
const RETURN = `
  UPDATE hooknotary_entries SET state = 'waiting', failed = :failed, owner = NULL, error = coalesce(:error, error),
    is_suspect = iif(:isEnded, 0, is_suspect), since = :steady, due_at = :due
  WHERE row = :row AND owner = :owner AND taken = :taken AND state = 'working'
`;
const KEEP_BODY = 'UPDATE hooknotary_bodies SET kept_until = :kept WHERE row = :row';
const REMOVE_BODY = 'DELETE FROM hooknotary_bodies WHERE row = :row';
const REBASE = `UPDATE hooknotary_entries SET since = :steady, due_at = :steady WHERE ${OPEN} AND since > :steady`;

interface Due {
  readonly row: number;
  readonly is_suspect: number;
  readonly due_at: number;
}

export function createClaims(connection: DatabaseSync, leaseClock: LeaseClock): Claims {
  const prepare = (sql: string) => connection.prepare(sql);
  const [reaping, paused, nextDue, taking] = [prepare(REAP), prepare(IS_PAUSED), prepare(NEXT_DUE), prepare(TAKE)];
  const [finding, findingOf, findingOthers] = [prepare(DUE), prepare(DUE_OF), prepare(DUE_OF_OTHERS)];
  const [reading, renewing, rebasing] = [prepare(READ), prepare(RENEW), prepare(REBASE)];
  const [handling, ending, returning] = [prepare(HANDLE), prepare(END), prepare(RETURN)];
  const [keepingBody, removingBody] = [prepare(KEEP_BODY), prepare(REMOVE_BODY)];

  /** What is due and may be taken, the first to be taken first. */
  function find(steady: number, { shared, own }: StoredWant): readonly Due[] {
    // The casts are true of what is selected.
    if (own.size === 0) return finding.all({ steady, most: shared }) as unknown as readonly Due[];
    const ofOwn = [...own].flatMap(([provider, most]) => findingOf.all({ steady, provider, most: Math.max(most, 0) }));
    const providers = JSON.stringify([...own.keys()]);
    const ofOthers = findingOthers.all({ steady, providers, most: Math.max(shared, 0) });
    const found = [...ofOwn, ...ofOthers] as unknown as readonly Due[];
    return found.toSorted((a, b) => a.due_at - b.due_at || a.row - b.row);
  }

  return {
    take({ owner, lease, backoff }, want) {
      const steady = readSteadyClock();
      reaping.run({ steady, judged: leaseClock.read(), ...backoff });
      if (paused.get() !== undefined) return { claims: [], due: undefined, isSuspectDue: false };
      const { chosen, isSuspectDue } = choose(find(steady, want), want.isIdle);
      for (const { row } of chosen) taking.run({ row, owner, steady, until: steady + lease });
      const claims = chosen.map(({ row }) => toStored(reading.get(row)));
      const next = nextDue.get()?.['due'];
      return { claims, due: typeof next === 'number' ? Math.max(next - steady, 0) : undefined, isSuspectDue };
    },
    renew({ owner, lease }, { row, taken }) {
      const steady = readSteadyClock();
      return renewing.run({ row, taken, owner, steady, until: steady + lease }).changes === 1;
    },
    settle(owner, { row, taken }, outcome, kept) {
      const steady = readSteadyClock();
      const mine = { row, owner, taken };
      if (outcome.state === 'waiting') {
        const { failed, error = null, delay } = outcome;
        // What was given back before its end is as suspect as it was.
        const isEnded = error !== null || delay > 0 ? 1 : 0;
        returning.run({ ...mine, failed, error, isEnded, steady, due: steady + Math.ceil(delay * 1000) });
      } else if (outcome.state === 'dead') {
        const { failed, error } = outcome;
        ending.run({ ...mine, failed, error, calendar: Date.now(), kept: kept.entry });
      } else if (handling.run({ row, calendar: Date.now(), kept: kept.entry }).changes === 1) {
        if (kept.body === 0) removingBody.run({ row });
        else keepingBody.run({ row, kept: kept.body });
      }
    },
    rebase: () => void rebasing.run({ steady: readSteadyClock() }),
  };
}

/** Those before the first suspect; or, where nothing is under way, a suspect that is the first. */
function choose(
  found: readonly Due[],
  isIdle: boolean,
): { readonly chosen: readonly Due[]; readonly isSuspectDue: boolean } {
  const first = found.findIndex(({ is_suspect: isSuspect }) => isSuspect === 1);
  if (first === 0 && isIdle) return { chosen: found.slice(0, 1), isSuspectDue: false };
  return first === -1 ? { chosen: found, isSuspectDue: false } : { chosen: found.slice(0, first), isSuspectDue: true };
}
