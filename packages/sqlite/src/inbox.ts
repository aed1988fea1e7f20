import type { AnyWebhook, Inbox, InboxOptions } from '@hooknotary/core';
import { checkOptions, readId, withDeadline } from '@hooknotary/core/internal';
import {
  createInbox,
  ERASED,
  readCursor,
  toCursor,
  toRetention,
  type EntryRow,
  type InboxRecord,
} from '@hooknotary/inbox';
import type { EntryKeys } from './entries.js';
import { openFile } from './file.js';
import { INBOX_CHECKS, type DatabaseOptions } from './options.js';
import { toPatience } from './patience.js';
import type { StoredEntry } from './rows.js';
import { createWorker } from './worker.js';

/** Options of {@link sqliteInbox}. Durations are seconds. */
export interface SqliteInboxOptions extends DatabaseOptions, InboxOptions {
  /** How long an entry stays with a worker that shows no sign of life; default 30. */
  readonly lease?: number | undefined;
  /** How long until a worker sees what another process accepted; default 0.25. */
  readonly poll?: number | undefined;
  /**
   * Names what must be handled in order, as a person: of the entries that give the same text, one is taken when those accepted
   * before it are handled or dead. Undefined for an entry that may be handled at any time.
   */
  readonly orderBy?: ((webhook: AnyWebhook) => string | undefined) | undefined;
}

/**
 * Makes an inbox in a SQLite file, for the processes of one machine.
 *
 *     const inbox = sqliteInbox({ path: 'webhooks.db' });
 *     app.use(carddaWebhook(secret, { path: '/webhooks/cardda', inbox }));
 *     await inbox.work((webhook) => console.log(webhook.type, webhook.payload));
 *
 * @throws TypeError for an option out of range; Error if the file can be neither read nor made.
 */
export function sqliteInbox(options: SqliteInboxOptions): Inbox {
  checkOptions('sqliteInbox', options, INBOX_CHECKS, ['path']);
  const { path, timeout = 5, lease = 30, poll = 0.25, orderBy } = options;
  const file = openFile(path);
  const within = timeout * 1000;
  const patience = toPatience(options);
  const inTime = <T>(answer: Promise<T>) => withDeadline(answer, patience, 'The disk');
  const workerOptions = { file, within, lease: lease * 1000, poll: poll * 1000, retention: toRetention(options) };

  return createInbox(
    {
      timeout: patience,
      insert: (record, webhook) =>
        file.ask(
          { name: 'insert', within, bytes: toSize(record) },
          toSendable(record),
          toKeys(record, orderBy?.(webhook)),
        ),
      startWorker: async (attempts, settings) => createWorker({ ...workerOptions, attempts, settings }),
      stats: () => inTime(file.ask({ name: 'stats', within })),
      ping: () => inTime(file.ask({ name: 'ping', within })),
      async list({ since, before, ...filter }, { limit, cursor }) {
        const after = cursor === undefined ? 0 : Number(readCursor(cursor)['row']);
        const times = { since: since?.getTime(), before: before?.getTime() };
        const stored = await inTime(file.ask({ name: 'list', within }, { ...filter, ...times }, limit, after));
        const last = stored.length === limit ? stored.at(-1) : undefined;
        return { rows: stored.map(toRow), cursor: last && toCursor({ row: last.row }) };
      },
      listDead: async (limit, skip) => (await inTime(file.ask({ name: 'listDead', within }, limit, skip))).map(toRow),
      async read(id) {
        const stored = await inTime(file.ask({ name: 'read', within }, id));
        return stored && toRow(stored);
      },
      revive: (id, states) => inTime(file.ask({ name: 'revive', within }, id, states)),
      remove: (id) => inTime(file.ask({ name: 'remove', within }, id)),
      erase: (id) => inTime(file.ask({ name: 'erase', within }, id, ERASED)),
      setPaused: (isPaused) => inTime(file.ask({ name: 'setPaused', within }, isPaused)),
      close: file.close,
    },
    options,
  );
}

function toRow({ acceptedAt, record, ...stored }: StoredEntry): EntryRow {
  const { id, provider, type, state, failed, cutShort, error } = stored;
  const read = record && (() => record);
  return { id, provider, type, state, failed, cutShort, error, acceptedAt: new Date(acceptedAt), read };
}

function toKeys({ id }: InboxRecord, orderKey: string | undefined): EntryKeys {
  const webhookId = readId(id);
  return { webhookId: webhookId === id ? undefined : webhookId, orderKey };
}

function toSize({ facts, headers, rawBody, document }: InboxRecord): number {
  return facts.length + headers.length + rawBody.length + (document?.length ?? 0);
}

/** A record whose bytes have a buffer of their own: with a part of one the whole would be copied. */
function toSendable(record: InboxRecord): InboxRecord {
  const { rawBody, document } = record;
  return { ...record, rawBody: new Uint8Array(rawBody), document: document && new Uint8Array(document) };
}
