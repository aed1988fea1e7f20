import type { AnyWebhook, Inbox, InboxOptions } from '@hooknotary/core';
import { checkOptions, withDeadline } from '@hooknotary/core/internal';
import { createInbox, toRetention } from '@hooknotary/inbox';
import { createEngine, toMaintenance } from './boss.js';
import { PAUSED } from './columns.js';
import { createInsert } from './insert.js';
import { createLane } from './lane.js';
import { createOperators } from './operators.js';
import { INBOX_CHECKS } from './options.js';
import { hearErrors, toLongest, type PostgresPool } from './pool.js';
import { createQuery } from './query.js';
import { createQueue } from './queue.js';
import { createWorker } from './worker.js';

/** Options of {@link postgresInbox}. Durations are seconds. */
export interface PostgresInboxOptions extends InboxOptions {
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
  /**
   * Names what must be handled in order, as a person: of the entries that give the same text, one is taken when those accepted
   * before it are handled or dead. Undefined for an entry that may be handled at any time.
   */
  readonly orderBy?: ((webhook: AnyWebhook) => string | undefined) | undefined;
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
  checkOptions('postgresInbox', options, INBOX_CHECKS, ['pool']);
  const { pool, schema = 'hooknotary', name = 'inbox', timeout = 5, lease = 30, poll = 1, orderBy } = options;
  hearErrors(pool);
  const retention = toRetention(options);
  const maintenance = toMaintenance(options);
  const engineOptions = { pool, schema, name, timeout, lease, retention, maintenance };
  const engine = createEngine(engineOptions);
  const lane = createLane(pool, timeout);
  const insert = createInsert(engine, engineOptions);
  const queue = createQueue(engine, lane, engineOptions);
  const operators = createOperators(createQuery(lane, toLongest(timeout)), engineOptions);
  const workerOptions = { queue, timeout, lease, poll, maintenance, isOrdered: orderBy !== undefined };

  const inTime = <T>(answer: Promise<T>) => withDeadline(answer, timeout, 'PostgreSQL');
  const ask = <T>(operation: () => Promise<T>) => inTime(engine.use().then(operation));

  return createInbox(
    {
      timeout,
      insert: (record, webhook) => insert(record, orderBy?.(webhook)),
      async startWorker(attempts, settings) {
        await inTime(engine.use());
        return createWorker({ ...workerOptions, attempts, settings });
      },
      ping: () => lane((connection) => connection.query({ text: 'SELECT 1' })),
      stats: () => ask(operators.stats),
      list: (filter, page) => ask(() => operators.list(filter, page)),
      listDead: (limit, skip) => ask(() => operators.listDead(limit, skip)),
      read: (id) => ask(() => operators.read(id)),
      revive: (id, states) => ask(() => operators.revive(id, states)),
      remove: (id) => ask(() => operators.remove(id)),
      erase: (id) => ask(() => operators.erase(id)),
      async setPaused(isPaused) {
        const boss = await inTime(engine.use());
        await inTime(isPaused ? boss.subscribe(PAUSED, name) : boss.unsubscribe(PAUSED, name));
      },
      close: engine.stop,
    },
    options,
  );
}
