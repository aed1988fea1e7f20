import type { Inbox } from '@hooknotary/core';
import { checkOptions, createVerifyAgain, toRecord, toWorkSettings, WEEK, withDeadline } from '@hooknotary/core/engine';
import type { RedisClient, RedisConnectionOptions } from './client.js';
import { checkConnection } from './connection.js';
import { addRecord, countJobs, listDead, readEntry, retryJob, type InboxQueue } from './entries.js';
import { INBOX_CHECKS } from './options.js';
import { createQueue, type QueueSettings } from './queue.js';
import { startWorker, type InboxWorker } from './worker.js';

/** Options of {@link redisInbox}. Durations are seconds. */
export interface RedisInboxOptions {
  /**
   * A client of ioredis or node-redis, which stays yours to close; or the options of an ioredis client. To work, a client of
   * ioredis needs `maxRetriesPerRequest: null`.
   */
  readonly connection: RedisClient | RedisConnectionOptions;
  /** The name of BullMQ's queue; default `hooknotary`. */
  readonly name?: string | undefined;
  /** What the names of BullMQ's keys begin with; default `bull`. On a cluster it must be in braces. */
  readonly prefix?: string | undefined;
  /** How long handled entries are kept, and their duplicates known; default 7 days. */
  readonly keep?: number | undefined;
  /** How long dead letters are kept; default for ever. */
  readonly keepDead?: number | undefined;
  /** How long an entry stays with a worker that shows no sign of life; default 30. */
  readonly lease?: number | undefined;
  /** How long Redis may take to answer; default 5. */
  readonly timeout?: number | undefined;
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
  const { timeout } = settings;
  const queue = createQueue(settings);
  let starting: Promise<InboxWorker> | undefined;
  let closing: Promise<void> | undefined;

  async function ask<T>(question: (queue: InboxQueue) => Promise<T>): Promise<T> {
    const opened = await queue.open();
    return withDeadline(question(opened), timeout, 'Redis');
  }

  function refuseIfClosed(): void {
    if (closing !== undefined) throw new Error('The inbox has been closed.');
  }

  async function close(): Promise<void> {
    const worker = await starting?.catch(() => undefined);
    await worker?.close();
    await queue.close();
  }

  const read: Inbox['read'] = (id) => ask((opened) => readEntry(opened, id));

  return {
    async accept(webhook, delivery) {
      refuseIfClosed();
      const record = toRecord(webhook, delivery);
      // One command each: those of one moment share a packet and a sync of Redis's log as they are, and none fails another.
      await ask((opened) => addRecord(opened, record, timeout));
    },
    async work(handler, workOptions = {}) {
      const workSettings = toWorkSettings(handler, workOptions);
      refuseIfClosed();
      if (starting !== undefined) throw new TypeError('work: this inbox is at work already.');
      starting = queue.open().then((opened) => startWorker({ queue: opened, handler, settings, workSettings }));
      await starting.catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
    },
    counts: () => ask(countJobs),
    deadLetters: ({ limit = 100, skip = 0 } = {}) => ask((opened) => listDead(opened, limit, skip)),
    read,
    replay: (id) => ask((opened) => retryJob(opened, id)),
    verifyAgain: createVerifyAgain(read),
    close: () => (closing ??= close()),
  };
}

function toSettings(options: RedisInboxOptions): QueueSettings {
  const { connection, ...others } = options;
  checkOptions('redisInbox', others, INBOX_CHECKS);
  checkConnection(connection);
  const { name = 'hooknotary', prefix, keep = WEEK, keepDead, lease = 30, timeout = 5 } = others;
  return { connection, name, prefix, keep, keepDead, lease, timeout };
}
