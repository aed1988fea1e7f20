import { setTimeout } from 'node:timers/promises';
import type { InboxRecord } from '@hooknotary/inbox';
import { createAnnounce, type Announce } from './announce.js';
import { openOwn } from './connection.js';
import { createConfirm, type Confirm } from './confirm.js';
import { toJob, type InboxQueue } from './entries.js';
import { createQueue, type LazyQueue, type QueueSettings } from './queue.js';
import { isLasting } from './refusals.js';

/** Keeps records in a queue. */
export interface Adder {
  /** Resolves when the record is kept as safely as it is to be, and rejects where it is not within `timeout`. */
  readonly add: (record: InboxRecord) => Promise<void>;
  readonly close: () => Promise<void>;
}

// Milliseconds between two tries to add.
const PAUSE = 250;

/** Makes an adder to a queue; where replicas or the disk are to have a record, on a connection of its own. */
export function createAdder(shared: LazyQueue, settings: QueueSettings): Adder {
  const { timeout, replicas, disk } = settings;
  const announcers = new WeakMap<InboxQueue, Announce>();
  if (replicas === 0 && !disk) {
    return { add: (record) => addRecord(shared, record, (write) => write()), close: async () => {} };
  }
  let confirm: Confirm;
  const own = createQueue(settings, openOwn, (_, connection) => {
    confirm = createConfirm(connection, settings);
    return () => {};
  });
  return { add: (record) => addRecord(own, record, (write, end) => confirm(write, end)), close: own.close };

  /**
   * Adds a record unless it is there. Where that fails it tries again, unless Redis will say the same again: a second time
   * changes nothing, and there are senders that never come again. What was there before is waited for, too.
   */
  async function addRecord(
    lazy: LazyQueue,
    record: InboxRecord,
    safely: (write: () => Promise<unknown>, end: number) => Promise<unknown>,
  ): Promise<void> {
    const opened = await lazy.open();
    const { queue } = opened;
    const announce = announcers.get(queue) ?? createAnnounce(opened);
    announcers.set(queue, announce);
    const now = Date.now();
    const [name, data, options] = toJob(record, now);
    const jobId = String(options?.jobId);
    // A tenth of the time is left to say why not.
    const end = performance.now() + timeout * 900;
    // They share a packet and a sync of Redis's log with those of the same moment.
    const write = () => Promise.all([queue.add(name, data, options), announce(jobId, now)]);
    const add = async (): Promise<void> => {
      try {
        await safely(write, end);
      } catch (error) {
        if (isLasting(error) || performance.now() + PAUSE > end) throw error;
        await setTimeout(PAUSE);
        await add();
      }
    };
    await add();
  }
}
