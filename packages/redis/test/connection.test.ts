import { expect, it } from 'vitest';
import { toQueueConnection, toWorkerConnection } from '../src/connection.ts';

it.each([toQueueConnection, toWorkerConnection])(
  'asks often for a Redis that has been away for long',
  async (toConnection) => {
    const { retryStrategy } = (await toConnection({ port: 1 })) as { retryStrategy: (times: number) => number };
    expect(retryStrategy(1000)).toBeLessThanOrEqual(1000);
  },
);
