import { expect, it } from 'vitest';
import { toQueueConnection, toWorkerConnection } from '../src/connection.ts';
import { warnIfNotDurable } from '../src/durability.ts';

it.each([toQueueConnection, toWorkerConnection])(
  'asks often for a Redis that has been away for long',
  async (toConnection) => {
    const { retryStrategy } = (await toConnection({ port: 1 })) as { retryStrategy: (times: number) => number };
    expect(retryStrategy(1000)).toBeLessThanOrEqual(1000);
  },
);

it('takes it that a Redis is durable which does not tell', async () => {
  await expect(warnIfNotDurable(() => Promise.reject(new Error('NOPERM')))).resolves.toBeUndefined();
});
