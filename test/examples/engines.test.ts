import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPostgres, postgresIsMissing, startPostgres } from '../engines/postgres-server.ts';
import { findRedis, redisIsMissing, startRedis } from '../engines/redis-server.ts';
import type { EngineServer } from '../engines/server.ts';
import { SECRETS, signedByHand } from './deliveries.ts';
import { curl, examples, missingPrograms, readUrl, start, stop, type Started } from './run.ts';

const missing = missingPrograms({ openssl: 'version', curl: '--version' });
if (missing.length > 0)
  console.warn(`NOT RUN: the examples of the engines, because there is no ${missing.join(', ')}.`);

const engines = [
  { name: 'redis', variable: 'REDIS_URL', find: findRedis, launch: () => startRedis(), isMissing: redisIsMissing },
  {
    name: 'postgres',
    variable: 'DATABASE_URL',
    find: findPostgres,
    launch: () => startPostgres(),
    isMissing: postgresIsMissing,
  },
];

describe.each(engines)('the example for $name', ({ name, variable, find, launch, isMissing }) => {
  const canRun = find() !== undefined && missing.length === 0;
  if (find() === undefined) console.warn(isMissing);
  let server: EngineServer;
  let example: Started;

  beforeAll(async () => {
    if (!canRun) return;
    server = await launch();
    example = start(`${name}.ts`, { ...SECRETS, PORT: '0', [variable]: server.url });
  }, 60_000);

  afterAll(async () => {
    if (!canRun) return;
    await stop(example);
    await server.close();
  });

  it('has fewer than 40 lines', () => {
    expect(readFileSync(`${examples}${name}.ts`, 'utf8').trimEnd().split('\n').length).toBeLessThan(40);
  });

  it.skipIf(!canRun)('answers, and hands the webhook to its worker', { timeout: 60_000 }, async () => {
    const url = await readUrl(example);
    const osapher = signedByHand.find(({ provider }) => provider === 'osapher');
    const cardda = signedByHand.find(({ provider }) => provider === 'cardda');
    for (const each of [osapher, cardda]) {
      expect(each && curl(each.send(url))).toEqual({ status: 200, body: each?.success });
    }
    await vi.waitFor(
      () => expect(example.printed.out).toContain(`${osapher?.line}, attempt 1\ncardda verification_code\n`),
      { timeout: 30_000 },
    );
    expect(example.printed.err).toBe('');
  });

  it.skipIf(!canRun)('ends by itself when it is told to', { timeout: 60_000 }, async () => {
    await readUrl(example);
    await stop(example);
    expect(example.child.exitCode).toBe(0);
  });
});
