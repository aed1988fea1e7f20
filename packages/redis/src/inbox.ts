import type { Inbox, InboxOptions } from '@hooknotary/core';
import { checkOptions, withDeadline } from '@hooknotary/core/internal';
import { createInbox, toRetention, type InboxRecord } from '@hooknotary/inbox';
import { createAdder } from './adder.js';
import { createBacklog } from './backlog.js';
import type { RedisClient, RedisConnectionOptions } from './client.js';
import { createRunOnQueue } from './commands.js';
import { checkConnection, isClient, openShared } from './connection.js';
import { createDurabilityCheck } from './durability.js';
import { createEntries, type Entries } from './entries.js';
import { INBOX_CHECKS } from './options.js';
import { checkPlain } from './own-connection.js';
import { toTimes } from './purge.js';
import { createQueue, type OpenQueue } from './queue.js';
import { indexOlder } from './upgrade.js';
import { startWorker } from './worker.js';

/** Options of {@link redisInbox}. Durations are seconds. */
export interface RedisInboxOptions extends InboxOptions {
  /**
   * A client of ioredis or node-redis, which stays yours to close; or the options of an ioredis client. To work, a client of
   * ioredis needs `maxRetriesPerRequest: null`.
   */
  readonly connection: RedisClient | RedisConnectionOptions;
  /** The name of BullMQ's queue; default `hooknotary`. */
  readonly name?: string | undefined;
  /** What the names of BullMQ's keys begin with; default `bull`. On a cluster it must be in braces. */
  readonly prefix?: string | undefined;
  /** How long an entry stays with a worker that shows no sign of life; default 30. */
  readonly lease?: number | undefined;
  /** How long Redis may take to answer; default 5. */
  readonly timeout?: number | undefined;
  /**
   * How many replicas must have a delivery before `accept` resolves; default 0. With it, `accept` has a connection of its own.
   * Not for a cluster.
   */
  readonly replicas?: number | undefined;
  /** Whether it must be on Redis's own disk, and on those of so many replicas; default false. Needs Redis 7.2. Not for a cluster. */
  readonly disk?: boolean | undefined;
  /** Whether to refuse deliveries where Redis may lose them, or does not tell, instead of warning; default false. */
  readonly requireDurable?: boolean | undefined;
  /** With so many that wait, new ones are refused; default without end. Counted once a second. */
  readonly maxWaiting?: number | undefined;
}

/** A queue, and what can be done with it. */
interface Opened extends OpenQueue {
  readonly entries: Entries;
}

/**
 * Makes an inbox that is a queue of BullMQ. It connects when it is first used.
 *
 *     const inbox = redisInbox({ connection: { url: 'redis://localhost' } });
 *     app.use(carddaWebhook(secret, { path: '/webhooks/cardda', inbox }));
 *     await inbox.work((webhook) => console.log(webhook.type, webhook.payload));
 *
 * @throws TypeError for a connection that BullMQ cannot use, and for an option out of range.
 */
export function redisInbox(options: RedisInboxOptions): Inbox {
  const settings = toSettings(options);
  const { timeout, maxWaiting } = settings;
  const retention = toRetention(options);
  const durability = createDurabilityCheck({ ...settings, who: 'redisInbox' });
  const backlog = createBacklog(maxWaiting);
  const shared = createQueue(settings, openShared, durability.watch);
  const adder = createAdder(shared, settings);
  let opening: Promise<Opened> | undefined;

  async function open(): Promise<Opened> {
    const opened = await shared.open();
    const { queue, send } = opened;
    const run = createRunOnQueue(await queue.getBackend().client, queue);
    await withDeadline(indexOlder(queue, send), timeout, 'Redis');
    return { ...opened, entries: createEntries(queue, run, retention) };
  }

  async function ask<T>(question: (opened: Opened) => Promise<T>): Promise<T> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const opened = await opening;
    return withDeadline(question(opened), timeout, 'Redis');
  }

  async function keep({ queue }: Opened, record: InboxRecord): Promise<void> {
    await durability.check();
    await backlog.admit(queue, record.id);
    await adder.add(record);
  }

  return createInbox(
    {
      timeout,
      insert: (record) => ask((opened) => keep(opened, record)),
      startWorker: async (attempts, workSettings) => {
        await ask(async () => undefined);
        return startWorker({ settings, attempts, workSettings, retention, times: toTimes(options) });
      },
      stats: () => ask(({ entries }) => entries.stats()),
      ping: () => ask(({ send }) => send(['PING'])),
      list: (filter, page) => ask(({ entries }) => entries.list(filter, page)),
      listDead: (limit, skip) => ask(({ entries }) => entries.listDead(limit, skip)),
      read: (id) => ask(({ entries }) => entries.read(id)),
      revive: (id, states) => ask(({ entries }) => entries.revive(id, states)),
      remove: (id) => ask(({ entries }) => entries.remove(id)),
      erase: (id) => ask(({ entries }) => entries.erase(id)),
      setPaused: (isPaused) => ask(async ({ entries }) => entries.setPaused(isPaused)),
      close: async () => {
        await adder.close();
        await shared.close();
      },
    },
    options,
  );
}

/** The options of an inbox with their defaults. Durations are seconds. */
export type InboxSettings = ReturnType<typeof toSettings>;

function toSettings(options: RedisInboxOptions) {
  const { connection, ...others } = options;
  if ('orderBy' in others) throw new TypeError(NO_ORDER);
  checkOptions('redisInbox', others, INBOX_CHECKS);
  checkConnection(connection);
  const { name = 'hooknotary', prefix, lease = 30, timeout = 5, maxWaiting } = others;
  const { replicas = 0, disk = false, requireDurable = false } = others;
  if ((replicas > 0 || disk) && isClient(connection)) checkPlain('redisInbox', connection);
  return { connection, name, prefix, lease, timeout, replicas, disk, requireDurable, maxWaiting };
}

const NO_ORDER =
  "redisInbox: there is no option 'orderBy': BullMQ keeps no order by a key. sqliteInbox and postgresInbox have it.";
