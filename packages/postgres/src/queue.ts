import { createBatcher, type Outcome } from '@hooknotary/inbox';
import type { Engine, EngineOptions } from './boss.js';
import { toColumnText } from './column-text.js';
import { withConnection } from './connection.js';
import { readStub, toStubText, type JobRow, type Stub } from './job.js';
import { toKeepingStatements } from './keeping.js';
import type { Lane } from './lane.js';
import { createPreparedQueries } from './query.js';
import { toHandle, toReclaim, toRenew, toSettle, toTake } from './taking.js';

/** A job that this worker has taken. */
export interface Claim extends Stub, Pick<JobRow, 'jobId' | 'record' | 'failed' | 'cutShort'> {
  /** Tells this time from the next. */
  readonly taking: number;
  /** Seconds until somebody else may take it, unless it is renewed. */
  readonly lease: number;
  readonly isSuspect: boolean;
}

/** What may be taken: so many of each provider that has a lane of its own, and so many of the others. */
interface Taking {
  readonly shared: number;
  readonly own: ReadonlyMap<string, number>;
  readonly isIdle: boolean;
}

/** What was taken. */
interface Taken {
  readonly claims: readonly Claim[];
  /** Whether one must be taken alone, and could not. */
  readonly isSuspectDue: boolean;
}

/** What workers do with a queue. Durations are seconds. */
export interface Queue {
  readonly take: (taking: Taking) => Promise<Taken>;
  /** False where somebody else may have it by now. */
  readonly renew: (claim: Claim) => Promise<boolean>;
  /** Says what became of a claim: that it was handled, whoever has it by now; all else only where nobody else has. */
  readonly settle: (claim: Claim, outcome: Outcome) => Promise<unknown>;
  /** Gives what dead workers held to others, after a while. */
  readonly reclaim: (backoff: { readonly first: number; readonly longest: number }) => Promise<unknown>;
  /** Removes what has been kept for its time, and whatever else pg-boss does now and then. */
  readonly maintain: () => Promise<void>;
}

/** Rows at one time, so that none is locked for long. */
const PURGED = 500;
/** Of one statement. */
const MOST = 50;

export function createQueue(engine: Engine, lane: Lane, options: EngineOptions): Queue {
  const { pool, schema, name, timeout, lease, retention } = options;
  const [taking, takingOfLanes] = [toTake(schema, { hasLanes: false }), toTake(schema, { hasLanes: true })];
  const [renewing, reclaiming, handling, settling] = [
    toRenew(schema),
    toReclaim(schema),
    toHandle(schema),
    toSettle(schema),
  ];
  const { purgeBodies } = toKeepingStatements(schema);
  const prepare = createPreparedQueries(pool, timeout);
  const query = prepare(lane);
  // What has been taken must be handled, though it comes late.
  const unhurried = prepare((run) => withConnection(pool, timeout, run));
  const handle = createBatcher(handleAll, { most: MOST, inFlight: 2 });
  const renew = createBatcher(renewAll, { most: Infinity, inFlight: 1 });

  async function renewAll(claims: readonly Claim[]): Promise<readonly boolean[]> {
    const ids = claims.map(({ jobId }) => jobId);
    const { rows } = await query.executeSql(renewing, [name, ids, claims.map(toName)]);
    // The cast is true: that is what is selected.
    const renewed = new Set((rows as readonly { readonly taking: string }[]).map((row) => row.taking));
    return claims.map((claim) => renewed.has(toName(claim)));
  }

  async function handleAll(claims: readonly Claim[]): Promise<readonly unknown[]> {
    // Each once, and all in one order, lest two statements wait for each other's rows.
    const unique = [...new Map(claims.map((claim) => [claim.jobId, claim])).values()];
    const sorted = unique.toSorted((a, b) => (a.jobId < b.jobId ? -1 : 1));
    await query.executeSql(handling, [
      name,
      sorted.map(({ jobId }) => jobId),
      sorted.map(toStubText),
      sorted.map(({ provider }) => Math.ceil(retention.handled(provider))),
      sorted.map(({ provider }) => Math.ceil(retention.bodies(provider))),
    ]);
    return claims;
  }

  function settle(claim: Claim, outcome: Outcome): Promise<unknown> {
    if (outcome.state === 'handled') return handle(claim);
    const { failed, error = null } = outcome;
    const isDead = outcome.state === 'dead';
    const delay = outcome.state === 'dead' ? 0 : outcome.delay;
    const deadFor = Math.ceil(retention.dead(claim.provider) ?? 0);
    // What was given back before its end is as suspect as it was.
    const isEnded = error !== null || delay > 0;
    const values = [name, claim.jobId, claim.taking, isDead, delay, failed, error, deadFor, isEnded];
    return query.executeSql(settling, values);
  }

  async function purge(): Promise<void> {
    const { rows } = await unhurried.executeSql(purgeBodies, [name, PURGED]);
    if (rows.length === PURGED) await purge();
  }

  return {
    async take({ shared, own, isIdle }) {
      const lanes = [...own].map(([provider, room]) => [toColumnText(provider), Math.max(room, 0)] as const);
      const [providers, rooms] = [lanes.map(([provider]) => provider), lanes.map(([, room]) => room)];
      const values = [name, Math.max(shared, 0), isIdle];
      const { rows } = await (lanes.length === 0
        ? unhurried.executeSql(taking, values)
        : unhurried.executeSql(takingOfLanes, [...values, providers, rooms]));
      // The cast is true: that is what is selected; where nothing was taken, the rest of the one row is null.
      const taken = rows as readonly TakenRow[];
      return {
        claims: taken.filter(({ jobId }) => jobId !== null).map((row) => toClaim(row, lease)),
        isSuspectDue: taken.some(({ isSuspectDue }) => isSuspectDue),
      };
    },
    renew,
    settle,
    reclaim: ({ first, longest }) => query.executeSql(reclaiming, [name, first, longest]),
    async maintain() {
      await purge();
      await (await engine.use()).supervise(name);
    },
  };
}

interface TakenRow extends Omit<JobRow, 'jobId'> {
  readonly jobId: string | null;
  readonly taking: number;
  readonly lease: number | null;
  readonly isSuspect: boolean;
  readonly isSuspectDue: boolean;
}

function toClaim(row: TakenRow, lease: number): Claim {
  const { record, failed, cutShort, taking, isSuspect } = row;
  const jobId = String(row.jobId);
  const stub = readStub({ ...row, jobId });
  return { ...stub, jobId, record, failed, cutShort, taking, isSuspect, lease: row.lease ?? lease };
}

/** Of one taking. */
function toName({ jobId, taking }: Claim): string {
  return `${jobId}:${taking}`;
}
