import { withDeadline } from '@hooknotary/core/engine';
import type { PgBoss } from 'pg-boss';
import type { PostgresPool } from './pool.js';
import { createQuery } from './query.js';

/** Options of {@link createEngine}. Durations are seconds. */
export interface EngineOptions {
  readonly pool: PostgresPool;
  readonly schema: string;
  readonly name: string;
  readonly timeout: number;
  readonly lease: number;
  readonly keep: number;
  readonly keepDead: number | undefined;
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
    await boss.start();
    if ((await boss.getQueue(options.name)) === null) await boss.createQueue(options.name);
    return boss;
  } catch (error) {
    await halt(boss);
    throw error;
  }
}

function toBossOptions({ pool, schema, lease, keep, keepDead = keep }: EngineOptions) {
  return {
    db: createQuery(pool, LONGEST_MAINTENANCE),
    schema,
    schedule: false,
    // The worker does so itself: see supervisor.ts.
    supervise: false,
    monitorIntervalSeconds: clamp(lease / 2, 60),
    maintenanceIntervalSeconds: clamp(Math.min(keep, keepDead) / 2, 3600),
  };
}

function clamp(seconds: number, most: number): number {
  return Math.min(Math.max(Math.floor(seconds), 1), most);
}

async function halt(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: false, close: false }).catch(() => undefined);
}
