import { createBatcher, toJsonRecord, type InboxRecord } from '@hooknotary/inbox';
import type { PgBoss } from 'pg-boss';
import type { Engine, EngineOptions } from './boss.js';
import { toColumnText } from './column-text.js';
import { connect, type Connection } from './connection.js';
import { toJobId, toStubText } from './job.js';
import { createPreparedQueries } from './query.js';

/** As many go in one statement, so that of a hundred at once one half is made ready while PostgreSQL keeps the other. */
const BATCH = { most: 50, mostBytes: 1_000_000, inFlight: 2 };

/** Deliveries that wait to be kept, and their bytes, beyond which the next is refused at once. */
const WAITING = { most: 10_000, mostBytes: 64 * 1024 * 1024 };

/** What of a job differs from others. */
interface Item {
  readonly id: string;
  /** Both as JSON text: see `JobRow`. */
  readonly data: { readonly entry: string; readonly record: string };
  readonly group: { readonly id: string; readonly tier?: string };
  readonly singletonKey?: string;
}

interface Means {
  readonly boss: PgBoss;
  readonly connection: Connection;
}

/** Some sixty years. The worker counts the attempts, and a lease is a heartbeat. */
const NEVER = 2_000_000_000;

/** Keeps a record; entries of one key are handed out in order. */
export type Insert = (record: InboxRecord, orderKey?: string) => Promise<unknown>;

/** Makes what keeps a record. It rejects after the timeout; what has not been sent to PostgreSQL by then never is. */
export function createInsert(engine: Engine, options: EngineOptions): Insert {
  const { pool, name, timeout, lease } = options;
  const prepare = createPreparedQueries(pool, timeout);
  const kept = {
    retryLimit: NEVER / 2,
    retryDelay: 0,
    retryBackoff: false,
    expireInSeconds: NEVER,
    retentionSeconds: NEVER,
    // pg-boss's verbs for single jobs ask for 10 at least, for it looks once a minute; `reclaim` looks twice in a lease.
    heartbeatSeconds: Math.ceil(lease),
  };

  // pg-boss's start needs connections of its own, so it comes first.
  async function toMeans(): Promise<Means> {
    return { boss: await engine.use(), connection: await connect(pool, timeout) };
  }

  async function insertAll(items: readonly Item[], { boss, connection }: Means): Promise<readonly unknown[]> {
    try {
      if (items.length > 0) await boss.insert(name, toJobs(items), { db: prepare((run) => run(connection)) });
      return items;
    } finally {
      connection.release();
    }
  }

  function toJobs(items: readonly Item[]) {
    // Each once, and all in one order, lest two statements wait for each other's rows.
    const unique = [...new Map(items.map((item) => [item.id, item])).values()];
    return unique.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((item) => ({ ...item, ...kept }));
  }

  const insert = createBatcher(insertAll, {
    ...BATCH,
    prepare: toMeans,
    toBytes: ({ data }: Item) => data.record.length,
    patience: { what: 'PostgreSQL', timeout, ...WAITING },
  });
  return (record, orderKey) => insert(toItem(record, orderKey));
}

function toItem(record: InboxRecord, orderKey: string | undefined): Item {
  const { id, provider, type } = record;
  return {
    id: toJobId(id),
    data: { entry: toStubText(record), record: JSON.stringify(toJsonRecord(record)) },
    // What pg-boss groups jobs by is here what entries are listed and taken by.
    group: { id: toColumnText(provider), ...(type !== '' && { tier: toColumnText(type) }) },
    ...(orderKey !== undefined && { singletonKey: toColumnText(orderKey) }),
  };
}
