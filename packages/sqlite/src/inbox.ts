import type { Inbox } from '@hooknotary/core';
import { checkOptions, createVerifyAgain, toRecord, toWorkSettings, WEEK, type Loop } from '@hooknotary/core/engine';
import { openDatabase, type DatabaseOptions } from './database.js';
import { createEntries, SCHEMA } from './entries.js';
import { INBOX_CHECKS } from './options.js';
import { createPurge } from './purge.js';
import { createWorker } from './worker.js';

/** Options of {@link sqliteInbox}. Durations are seconds. */
export interface SqliteInboxOptions extends DatabaseOptions {
  /** How long an entry stays with a worker that shows no sign of life; default 30. */
  readonly lease?: number | undefined;
  /** How long until a worker sees what another process accepted; default 0.25. */
  readonly poll?: number | undefined;
  /** How long handled entries are kept, and their duplicates known; default 7 days. */
  readonly keep?: number | undefined;
  /** How long dead letters are kept; default for ever. */
  readonly keepDead?: number | undefined;
}

/**
 * Makes an inbox in a SQLite file, for the processes of one machine.
 *
 *     const inbox = sqliteInbox({ path: 'webhooks.db' });
 *     app.use(carddaWebhook(secret, { path: '/webhooks/cardda', inbox }));
 *     await inbox.work((webhook) => console.log(webhook.type, webhook.payload));
 *
 * @throws TypeError for an option out of range; Error if the file cannot be opened.
 */
export function sqliteInbox(options: SqliteInboxOptions): Inbox {
  checkOptions('sqliteInbox', options, INBOX_CHECKS, 'path');
  const { lease = 30, poll = 0.25, keep = WEEK, keepDead } = options;
  const database = openDatabase(options, SCHEMA);
  const entries = createEntries(database);
  const purges = [createPurge(database.write, entries.purge.handled, { kept: keep * 1000 })];
  if (keepDead !== undefined) purges.push(createPurge(database.write, entries.purge.dead, { kept: keepDead * 1000 }));
  let worker: Loop | undefined;
  const read: Inbox['read'] = async (id) => entries.read(id);

  return {
    async accept(webhook, delivery) {
      const record = toRecord(webhook, delivery);
      for (const purge of purges) purge();
      await database.write(() => entries.insert(record));
      worker?.wake();
    },
    async work(handler, workOptions = {}) {
      const settings = toWorkSettings(handler, workOptions);
      if (worker !== undefined) throw new TypeError('work: this inbox is at work already.');
      worker = createWorker({ database, entries, handler, settings, lease: lease * 1000, poll: poll * 1000 });
    },
    counts: async () => entries.count(),
    deadLetters: async ({ limit = 100, skip = 0 } = {}) => entries.listDead(limit, skip),
    read,
    async replay(id) {
      const isRevived = await database.write(() => entries.revive(id));
      worker?.wake();
      return isRevived;
    },
    verifyAgain: createVerifyAgain(read),
    async close() {
      await worker?.close();
      await database.close();
    },
  };
}
