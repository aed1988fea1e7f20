import { createBatcher, toJsonRecord, withDeadline, type InboxRecord, type Outcome } from '@hooknotary/core/engine';
import type { Engine, EngineOptions } from './boss.js';
import { toJobId, type JobData } from './jobs.js';
import { toLongest } from './pool.js';
import { createPreparedQuery, type Query } from './query.js';
import type { Statements } from './statements.js';

/** A job that this worker has taken. */
export interface Claim {
  readonly id: string;
  /** Names the attempt: the next one has another. */
  readonly retryCount: number;
  readonly data: JobData;
  /** Seconds until somebody else may take it, unless it is renewed. */
  readonly lease: number;
}

/** What became of a failed attempt. */
type Failure = Exclude<Outcome, { readonly state: 'handled' }>;

/** What goes in and out of the inbox's queue. */
export interface Queue {
  readonly insert: (record: InboxRecord) => Promise<unknown>;
  readonly claim: (most: number) => Promise<readonly Claim[]>;
  readonly renew: (claim: Claim) => Promise<unknown>;
  /** Says that it was handled, whoever has it by now. */
  readonly complete: (claim: Claim) => Promise<unknown>;
  /** Says that the attempt failed, unless somebody else has it by now. */
  readonly fail: (claim: Claim, failure: Failure) => Promise<unknown>;
  /** Gives back what was not begun. */
  readonly giveBack: (claims: readonly Claim[]) => Promise<unknown>;
  /** Gives what dead workers held to others, and removes what has been kept for its time. */
  readonly supervise: () => Promise<void>;
}

/** As many go in one statement, so that of a hundred at once one half is made ready while PostgreSQL keeps the other; a large record goes alone. */
const MOST = 50;
const LARGE = 100_000;

/** Some sixty years. The worker counts the attempts, and a lease is a heartbeat. */
const NEVER = 2_000_000_000;

export function createQueue(engine: Engine, query: Query, statements: Statements, options: EngineOptions): Queue {
  const { name, timeout, lease, keep, keepDead } = options;
  const bounded = <T>(promise: Promise<T>) => withDeadline(promise, timeout, 'PostgreSQL');
  const prepared = createPreparedQuery(options.pool, toLongest(timeout));
  const inserting = createBatcher(insertAll, { most: MOST, inFlight: 2 });
  const completing = createBatcher(completeAll, { most: MOST, inFlight: 2 });
  const renewing = createBatcher(renewAll, { most: Infinity, inFlight: 1 });

  const kept = {
    retryLimit: NEVER / 2,
    retryDelay: 0,
    retryBackoff: false,
    expireInSeconds: NEVER,
    retentionSeconds: NEVER,
    deleteAfterSeconds: Math.ceil(keep),
    heartbeatSeconds: Math.ceil(lease),
  };

  async function insertAll(items: readonly (readonly [id: string, record: string])[]): Promise<readonly unknown[]> {
    // Each once, and all in one order, lest two statements wait for each other's rows.
    const unique = [...new Map(items)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const jobs = unique.map(([id, record]) => ({ id, data: { record }, ...kept }));
    await (await engine.use()).insert(name, jobs, { db: prepared });
    return items;
  }

  async function completeAll(claims: readonly Claim[]): Promise<readonly unknown[]> {
    const ids = claims.map(({ id }) => id);
    await (await engine.use()).complete(name, ids, null, { db: query, includeQueued: true });
    return claims;
  }

  async function renewAll(claims: readonly Claim[]): Promise<readonly unknown[]> {
    await (await engine.use()).touch(name, [...claims], { db: query });
    return claims;
  }

  return {
    insert(record) {
      const item = [toJobId(record.id), JSON.stringify(toJsonRecord(record))] as const;
      return item[1].length > LARGE ? insertAll([item]) : inserting(item);
    },
    async claim(most) {
      const jobs = await (await engine.use()).fetch<JobData>(name, { db: query, batchSize: most });
      return jobs.map(({ heartbeatSeconds, ...job }) => ({ ...job, lease: heartbeatSeconds ?? lease }));
    },
    renew: (claim) => bounded(renewing(claim)),
    complete: (claim) => bounded(completing(claim)),
    fail({ id, retryCount }, failure) {
      const isDead = failure.state === 'dead';
      const delay = failure.state === 'dead' ? 0 : failure.delay;
      const deadFor = Math.ceil(keepDead ?? 0);
      const notBegun = retryCount + 1 - failure.attempts;
      const values = [name, id, retryCount, isDead, delay, failure.error, deadFor, notBegun];
      return bounded(query.executeSql(statements.fail, values));
    },
    giveBack(claims) {
      const attempts = claims.map(({ id, retryCount }) => `${id}:${retryCount}`);
      return bounded(query.executeSql(statements.giveBack, [name, claims.map(({ id }) => id), attempts]));
    },
    supervise: async () => (await engine.use()).supervise(name),
  };
}
