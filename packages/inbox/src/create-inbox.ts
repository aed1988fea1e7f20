import type { EntryFilter, Inbox, InboxOptions, InboxState, InboxStats, Sealing, AnyWebhook } from '@hooknotary/core';
import { createAttempts, type Attempts } from './attempts.js';
import { toEntry, type EntryRow } from './entry.js';
import { checkQuery, checkReplayFilter } from './filter.js';
import type { InboxRecord } from './record.js';
import { createRecords } from './records.js';
import { toStorableText } from './storable.js';
import { toWorkSettings, type WorkSettings } from './settings.js';
import { createVerifyAgain } from './verify-again.js';

/** What an engine does for an inbox. Every function rejects where the engine is out of reach, within `timeout`; ids are entries', or webhooks'. */
export interface InboxEngine {
  /** Seconds that a receiver waits for `insert`. */
  readonly timeout: number;
  /** Resolves when the record is durable, whether it is new or not. */
  readonly insert: (record: InboxRecord, webhook: AnyWebhook) => Promise<unknown>;
  /** Resolves when the worker has begun to take entries. */
  readonly startWorker: (attempts: Attempts, settings: WorkSettings) => Promise<EngineWorker>;
  readonly stats: () => Promise<InboxStats>;
  readonly ping: () => Promise<unknown>;
  readonly list: (
    filter: EntryFilter,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ) => Promise<RowPage>;
  /** Dead letters, the oldest first. */
  readonly listDead: (limit: number, skip: number) => Promise<readonly EntryRow[]>;
  readonly read: (id: string) => Promise<EntryRow | undefined>;
  /** Gives an entry that is in one of these states, and has its content, fresh attempts. */
  readonly revive: (id: string, states: readonly InboxState[]) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly erase: (id: string) => Promise<boolean>;
  readonly setPaused: (isPaused: boolean) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

/** Some rows, and where the next begin; undefined where there are none. */
export interface RowPage {
  readonly rows: readonly EntryRow[];
  readonly cursor: string | undefined;
}

/** What hands entries to attempts. */
export interface EngineWorker {
  /** Says that there may be something to do. */
  readonly wake: () => void;
  /** Takes no more entries. Resolves when there are no attempts under way, and what came of them is known. */
  readonly close: () => Promise<unknown>;
}

/** The error of an entry whose content was erased before it was handled. */
export const ERASED = 'Erased.';

/** Entries asked for at one time. */
const PAGE = 500;

/** Makes an inbox of what an engine does. @throws TypeError for options that do not go together. */
export function createInbox(engine: InboxEngine, options: Pick<InboxOptions, keyof Sealing | 'keepHeaders'>): Inbox {
  const records = createRecords(options);
  let starting: Promise<EngineWorker> | undefined;
  let worker: EngineWorker | undefined;
  let attempts: Attempts | undefined;
  let closing: Promise<void> | undefined;

  function refuseIfClosed(): void {
    if (closing !== undefined) throw new Error('The inbox has been closed.');
  }

  async function read(id: string): ReturnType<Inbox['read']> {
    refuseIfClosed();
    const row = await engine.read(toStorableText(id));
    return row && toEntry(row, records);
  }

  async function change(wasChanged: Promise<boolean>): Promise<boolean> {
    const is = await wasChanged;
    worker?.wake();
    return is;
  }

  async function close(seconds: number | undefined): Promise<void> {
    const begun = await starting?.catch(() => undefined);
    const ended = begun?.close();
    await attempts?.end(seconds);
    await ended;
    await engine.close();
  }

  const inbox: Inbox = {
    timeout: engine.timeout,
    async accept(webhook, delivery) {
      refuseIfClosed();
      const record = records.make(webhook, delivery);
      await engine.insert(record instanceof Promise ? await record : record, webhook);
      worker?.wake();
    },
    async work(handler, workOptions = {}) {
      const settings = toWorkSettings(handler, workOptions);
      refuseIfClosed();
      if (starting !== undefined) throw new TypeError('work: this inbox is at work already.');
      attempts = createAttempts({ handler, settings, records });
      starting = engine.startWorker(attempts, settings);
      try {
        worker = await starting;
      } catch (error) {
        starting = undefined;
        throw error;
      }
    },
    async counts() {
      const { waiting, working, handled, dead } = await inbox.stats();
      return { waiting, working, handled, dead };
    },
    async stats() {
      refuseIfClosed();
      return engine.stats();
    },
    async ping() {
      refuseIfClosed();
      await engine.ping();
    },
    async entries(query = {}) {
      checkQuery(query);
      refuseIfClosed();
      const { limit = 100, cursor, ...filter } = query;
      const { rows, cursor: next } = await engine.list(filter, { limit, cursor });
      return { entries: await Promise.all(rows.map((row) => toEntry(row, records))), cursor: next };
    },
    async deadLetters({ limit = 100, skip = 0 } = {}) {
      refuseIfClosed();
      const rows = limit > 0 ? await engine.listDead(limit, skip) : [];
      return Promise.all(rows.map((row) => toEntry(row, records)));
    },
    read,
    async replay(id, { force = false } = {}) {
      refuseIfClosed();
      return change(engine.revive(toStorableText(id), force ? ['dead', 'handled'] : ['dead']));
    },
    async replayAll(filter = {}, { dryRun = false } = {}) {
      checkReplayFilter(filter);
      refuseIfClosed();
      const meant = await collect(engine, filter);
      if (dryRun) return meant.length;
      let replayed = 0;
      for (let index = 0; index < meant.length; index += PAGE) {
        const some = meant.slice(index, index + PAGE);
        // oxlint-disable-next-line no-await-in-loop -- A page at a time, so that an engine is not asked for all at once.
        const revived = await Promise.all(some.map(({ id, state }) => engine.revive(id, [state])));
        replayed += revived.filter(Boolean).length;
      }
      worker?.wake();
      return replayed;
    },
    async remove(id) {
      refuseIfClosed();
      return engine.remove(toStorableText(id));
    },
    async erase(id) {
      refuseIfClosed();
      return engine.erase(toStorableText(id));
    },
    async pause() {
      refuseIfClosed();
      await engine.setPaused(true);
    },
    async resume() {
      refuseIfClosed();
      await engine.setPaused(false);
      worker?.wake();
    },
    verifyAgain: createVerifyAgain(read),
    close: ({ timeout } = {}) => (closing ??= close(timeout)),
    [Symbol.asyncDispose]: () => inbox.close(),
  };
  return inbox;
}

/** Entries that may be replayed and are meant; all are known before the first is touched, for each one moves. */
async function collect(
  engine: InboxEngine,
  { error = '', limit = Infinity, state = 'dead', ...filter }: Parameters<Inbox['replayAll']>[0] & object,
): Promise<readonly EntryRow[]> {
  if (state !== 'dead' && state !== 'handled') {
    throw new TypeError("replayAll: the option 'state' must be dead or handled.");
  }
  const meant = new Map<string, EntryRow>();
  let cursor: string | undefined;
  do {
    // oxlint-disable-next-line no-await-in-loop -- Each page says where the next one begins.
    const page = await engine.list({ ...filter, state }, { limit: PAGE, cursor });
    for (const row of page.rows) {
      if (row.read !== undefined && (row.error ?? '').includes(error)) meant.set(row.id, row);
    }
    cursor = page.cursor;
  } while (cursor !== undefined && meant.size < limit);
  return [...meant.values()].slice(0, limit);
}
