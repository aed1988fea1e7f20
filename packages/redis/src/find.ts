import type { IRedisClient } from 'bullmq';
import { readId } from '@hooknotary/core/internal';
import type { InboxQueue } from './entries.js';
import { toJobIdStart } from './ids.js';

/** The id of the job of the one entry of a webhook, which takes a look at all keys of Redis; undefined where there are none or several. */
export async function findByWebhook(queue: InboxQueue, id: string): Promise<string | undefined> {
  if (readId(id) !== id) return undefined;
  const begins = queue.toKey(toJobIdStart(id));
  const client = await queue.getBackend().client;
  const keys = await Promise.all((client.nodes?.() ?? [client]).map((node) => scan(node, `${toPattern(begins)}*`)));
  const [found, ...others] = new Set(keys.flat().filter((key) => !key.slice(begins.length).includes(':')));
  return found === undefined || others.length > 0 ? undefined : found.slice(queue.toKey('').length);
}

async function scan(client: IRedisClient, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor = '0';
  do {
    // oxlint-disable-next-line no-await-in-loop -- Each look says where the next one begins.
    const [next, keys] = await client.scan(cursor, { MATCH: pattern, COUNT: 1000 });
    found.push(...keys);
    cursor = String(next);
  } while (cursor !== '0');
  return found;
}

/** A prefix or a name may have what means something to a pattern. */
function toPattern(text: string): string {
  return text.replaceAll(/[\\*?[\]^-]/g, String.raw`\$&`);
}
