import type { Inbox } from '@hooknotary/core';
import {
  checkOptions,
  createVerifyAgain,
  toRecord,
  toWorkSettings,
  WEEK,
  withDeadline,
  type Loop,
} from '@hooknotary/core/engine';
import { createEngine } from './boss.js';
import { createEntries } from './entries.js';
import { INBOX_CHECKS } from './options.js';
import { hearErrors, toLongest, type PostgresPool } from './pool.js';
import { createQuery } from './query.js';
import { createQueue } from './queue.js';
import { toStatements } from './statements.js';
import { createWorker } from './worker.js';

/** Options of {@link postgresInbox}. Durations are seconds. */
export interface PostgresInboxOptions {
  /** A `pg` Pool of yours, which stays yours to end. */
  readonly pool: PostgresPool;
  /** pg-boss's schema, made on first use where it is missing; default `hooknotary`. */
  readonly schema?: string | undefined;
  /** The queue in it; default `inbox`. */
  readonly name?: string | undefined;
  /** How long to wait for PostgreSQL; default 5. */
  readonly timeout?: number | undefined;
  /** How long an entry stays with a worker that shows no sign of life; default 30, and counted in whole seconds. */
  readonly lease?: number | undefined;
  /** How long until a worker sees what another process accepted; default 1. */
  readonly poll?: number | undefined;
  /** How long handled entries are kept, and their duplicates known; default 7 days. */
  readonly keep?: number | undefined;
  /** How long dead letters are kept; default for ever. */
  readonly keepDead?: number | undefined;
}

/**
 * Makes an inbox in PostgreSQL, on pg-boss, for any number of processes and machines.
 *
 *     const inbox = postgresInbox({ pool: new Pool() });
 *     app.use(carddaWebhook(secret, { path: '/webhooks/cardda', inbox }));
 *     await inbox.work((webhook) => console.log(webhook.type, webhook.payload));
 *
 * @throws TypeError for an option out of range.
 */
export function postgresInbox(options: PostgresInboxOptions): Inbox {
  checkOptions('postgresInbox', options, INBOX_CHECKS, 'pool');
  const {
    pool,
    schema = 'hooknotary',
    name = 'inbox',
    timeout = 5,
    lease = 30,
    poll = 1,
    keep = WEEK,
    keepDead,
  } = options;
  hearErrors(pool);
  const bossOptions = { pool, schema, name, timeout, lease, keep, keepDead };
  const engine = createEngine(bossOptions);
  const statements = toStatements(schema);
  const query = createQuery(pool, toLongest(timeout));
  const queue = createQueue(engine, query, statements, bossOptions);
  const entries = createEntries(query, statements, bossOptions);
  let worker: Loop | undefined;
  let isWorking = false;
  let closing: Promise<void> | undefined;

  async function ask<T>(operation: () => Promise<T>): Promise<T> {
    if (closing !== undefined) throw new Error('The inbox is closed.');
    return withDeadline(engine.use().then(operation), timeout, 'PostgreSQL');
  }

  async function close(): Promise<void> {
    await worker?.close();
    await engine.stop();
  }

  const read = (id: string) => ask(() => entries.read(id));

  return {
    async accept(webhook, delivery) {
      const record = toRecord(webhook, delivery);
      await ask(() => queue.insert(record));
      worker?.wake();
    },
    async work(handler, workOptions = {}) {
      const settings = toWorkSettings(handler, workOptions);
      if (isWorking) throw new TypeError('work: this inbox is at work already.');
      isWorking = true;
      try {
        await ask(async () => undefined);
      } catch (error) {
        isWorking = false;
        throw error;
      }
      if (closing === undefined) worker = createWorker({ queue, handler, settings, timeout, lease, poll });
    },
    counts: () => ask(entries.count),
    deadLetters: ({ limit = 100, skip = 0 } = {}) => ask(() => entries.listDead(limit, skip)),
    read,
    async replay(id) {
      const isRevived = await ask(() => entries.revive(id));
      worker?.wake();
      return isRevived;
    },
    verifyAgain: createVerifyAgain(read),
    close: () => (closing ??= close()),
  };
}
