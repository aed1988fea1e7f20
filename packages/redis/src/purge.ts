import type { InboxQueue } from './entries.js';
import { ignore, type QueueSettings } from './queue.js';

const EVERY = 60_000;
// Redis does nothing else while it removes them.
const MOST = 1000;

/**
 * Removes what is past its time now and every minute, for BullMQ itself does so only when other jobs end. Returns what
 * stops it.
 */
export function startPurge(queue: InboxQueue, { keep, keepDead }: QueueSettings): () => void {
  async function purge(): Promise<void> {
    await queue.clean(keep * 1000, MOST, 'completed');
    if (keepDead !== undefined) await queue.clean(keepDead * 1000, MOST, 'failed');
  }
  const begin = () => void purge().catch(ignore);
  begin();
  const timer = setInterval(begin, EVERY).unref();
  return () => clearInterval(timer);
}
