import { redisInbox, redisStore } from '@hooknotary/redis';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { startRedis } from '../../engines/redis-server.ts';
import { JSON_OF_ONE, type BenchEngine } from './engine.ts';

/** A private Redis that has on disk what it acknowledged. */
export const redis: BenchEngine = {
  name: 'Redis, appendfsync always',
  open: async () => {
    const server = await startRedis();
    const connection = { host: '127.0.0.1', port: server.port, maxRetriesPerRequest: null };
    const client = new Redis(connection);
    const queue = new Queue('bare', { connection });
    const inbox = redisInbox({ connection });
    const info = await client.info('server');

    return {
      version: /redis_version:(\S+)/.exec(info)?.[1] ?? '',
      store: redisStore({ client }),
      inbox,
      bareStore: (newKey) => ({
        name: 'ioredis, SET NX and SET',
        once: async () => {
          const key = `bare:${newKey()}`;
          await client.set(key, 'held', 'PX', 60_000, 'NX');
          await client.set(key, 'done', 'PX', 604_800_000);
        },
      }),
      bareInbox: (newKey, atOnce) => ({
        name: `BullMQ, addBulk of ${atOnce}`,
        size: atOnce,
        once: () =>
          queue.addBulk(
            Array.from({ length: atOnce }, () => ({ name: 'one', data: JSON_OF_ONE, opts: { jobId: newKey() } })),
          ),
      }),
      close: async () => {
        await inbox.close();
        await queue.close();
        client.disconnect();
        await server.close();
      },
    };
  },
};
