import type { InboxOptions } from '@hooknotary/core';
import { withDeadline } from '@hooknotary/core/internal';
import type { Retention } from '@hooknotary/inbox';
import type { PgBoss } from 'pg-boss';
import { checkVersion } from './boss-version.js';
import { withConnection } from './connection.js';
import type { PostgresPool } from './pool.js';
import { createQuery } from './query.js';

/** Options of {@link createEngine}. Durations are seconds. */
export interface EngineOptions {
  readonly pool: PostgresPool;
  readonly schema: string;
  readonly name: string;
  readonly timeout: number;
  readonly lease: number;
  readonly retention: Retention;
  /** How often what has been kept for its time is removed. */
  readonly maintenance: number;
}

/** pg-boss, started when it is first needed. */
export interface Engine {
  /** Starts it unless it has been started; where that fails, it is tried again the next time. */
  readonly use: () => Promise<PgBoss>;
  readonly stop: () => Promise<void>;
}

/** Seconds. The first start in a database creates some twenty tables and indexes. */
const LONGEST_START = 60;
const LONGEST_MAINTENANCE = 600;

export function createEngine(options: EngineOptions): Engine {
  let starting: Promise<PgBoss> | undefined;

  return {
    async use() {
      const mine = (starting ??= withDeadline(start(options), LONGEST_START, 'pg-boss', halt));
      try {
        return await mine;
      } catch (error) {
        if (starting === mine) starting = undefined;
        throw error;
      }
    },
    async stop() {
      // What may hang is pg-boss's own start or maintenance, which PostgreSQL then ends or undoes.
      const halted = starting?.then(halt, () => undefined);
      if (halted !== undefined) await withDeadline(halted, options.timeout, 'pg-boss').catch(() => undefined);
    },
  };
}

async function start(options: EngineOptions): Promise<PgBoss> {
  // Whoever uses the store alone needs no pg-boss.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss(toBossOptions(options));
  // What fails is tried again by whoever asked for it.
  boss.on('error', () => undefined);
  try {
    await checkVersion(boss, options.schema);
    await boss.start();
    if ((await boss.getQueue(options.name)) === null) await boss.createQueue(options.name);
    return boss;
  } catch (error) {
    await halt(boss);
    throw error;
  }
}

function toBossOptions({ pool, schema, timeout, maintenance }: EngineOptions) {
  return {
    db: createQuery((run) => withConnection(pool, timeout, run), LONGEST_MAINTENANCE),
    schema,
    schedule: false,
    // The worker does so itself: see supervisor.ts.
    supervise: false,
    maintenanceIntervalSeconds: maintenance,
    // Nobody here reads what these write; what core publishes tells of deliveries.
    registerInstance: false,
    openTelemetry: { enabled: false },
  };
}

/** Seconds after which what has been kept for its time is removed: some part of the shortest such time. */
export function toMaintenance({ keep, keepDead, keepBodies }: InboxOptions): number {
  const times = [keep, keepDead, keepBodies].flatMap((each) =>
    typeof each === 'object' ? Object.values(each) : [each],
  );
  const shortest = times.reduce((least: number, each = 0) => (each > 0 ? Math.min(least, each) : least), Infinity);
  return Math.min(Math.max(Math.floor(shortest / 2), 1), 3600);
}

async function halt(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: false, close: false }).catch(() => undefined);
}
