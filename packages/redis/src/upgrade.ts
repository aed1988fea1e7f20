import { OWN_KEYS } from './commands.js';
import type { InboxQueue } from './entries.js';
import type { WatchedConnection } from './own-connection.js';

const INDEXED = 'hooknotary:indexed';
const STEP = 1000;

/** Notes of what earlier versions of this package have accepted that it is open, once for a queue. */
export async function indexOlder(queue: InboxQueue, send: WatchedConnection['send']): Promise<void> {
  const backend = queue.getBackend();
  if ((await backend.getQueueMetaField(INDEXED)) !== null) return;
  for (let start = 0; ; start += STEP) {
    // oxlint-disable-next-line no-await-in-loop -- A step at a time, so that Redis is not held up.
    const jobs = await queue.getJobs(['active', 'waiting', 'delayed'], start, start + STEP - 1);
    const open = jobs.flatMap(({ id, timestamp }) => (id === undefined ? [] : [`${timestamp}`, id]));
    if (open.length === 0) break;
    // oxlint-disable-next-line no-await-in-loop
    await send(['ZADD', queue.toKey(OWN_KEYS.open), 'NX', ...open]);
  }
  await backend.setQueueMeta({ [INDEXED]: 1 });
}
