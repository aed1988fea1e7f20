import { expect, it } from 'vitest';
import { openOwn, openShared, toWorkerConnection } from '../src/connection.ts';

it.each([
  async () => (await openShared({ port: 1 })).connection,
  async () => (await openOwn({ port: 1 })).connection,
  () => toWorkerConnection({ port: 1 }),
])('asks often for a Redis that has been away for long', async (toConnection) => {
  const { retryStrategy } = (await toConnection()) as { retryStrategy: (times: number) => number };
  expect(retryStrategy(1000)).toBeLessThanOrEqual(1000);
});
