import { randomUUID } from 'node:crypto';
import type { DeliveryStore, Reservation } from '@hooknotary/core';
import { checkOptions, readToken, toToken, withDeadline } from '@hooknotary/core/internal';
import { toStorableText } from '@hooknotary/inbox';
import { checkClient, createScript, type RedisClient } from './client.js';
import { createDurabilityCheck } from './durability.js';
import { STORE_CHECKS } from './options.js';
import { checkPlain } from './own-connection.js';
import { createWrites } from './writes.js';

export type { IoredisClient, NodeRedisClient, RedisClient } from './client.js';

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** Yours to connect, to close, and to listen to for `error` events. */
  readonly client: RedisClient;
  /** What the names of all keys begin with; default `hooknotary:`. */
  readonly prefix?: string | undefined;
  /** Seconds that Redis may take to answer; default 5. */
  readonly timeout?: number | undefined;
  /**
   * How many replicas must have what is reserved or committed before that counts; default 0. With it, the store has a connection
   * of its own, like the client's, which ends with it. For a plain client only.
   */
  readonly replicas?: number | undefined;
  /** Whether it must be on Redis's own disk, and on those of so many replicas; default false. Needs Redis 7.2. For a plain client only. */
  readonly disk?: boolean | undefined;
  /** Whether to reserve nothing where Redis may lose it, or does not tell, instead of warning; default false. */
  readonly requireDurable?: boolean | undefined;
}

const RESERVED = -1;
const DONE = -2;

// A key holds the owner's nonce or, when it is done, `done:` and that. Every script may come twice, for a client sends a
// command again whose answer was lost with the connection.
const RESERVE = createScript(`
  local held = redis.call('GET', KEYS[1])
  if held and string.sub(held, 1, 5) == 'done:' then return ${DONE} end
  if held and held ~= ARGV[1] then return math.max(redis.call('PTTL', KEYS[1]), 1) end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return ${RESERVED}
`);
const COMMIT = createScript(`
  local held = redis.call('GET', KEYS[1])
  local done = 'done:' .. ARGV[1]
  if held and held ~= ARGV[1] and held ~= done then return 0 end
  redis.call('SET', KEYS[1], done, 'PX', ARGV[2])
  return 1
`);
const RELEASE = createScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])
`);

/**
 * Makes a store in Redis, one key for each delivery. The time that counts is Redis's own.
 *
 *     const client = createClient({ url: 'redis://localhost' }).on('error', (error) => console.error(error));
 *     await client.connect();
 *     app.use(carddaWebhook(secret, { path: '/webhooks/cardda', store: redisStore({ client }), on: {…} }));
 *
 * @throws TypeError for a client that is of neither library, and for an option out of range.
 */
export function redisStore(options: RedisStoreOptions): DeliveryStore {
  const { client, ...others } = options;
  checkOptions('redisStore', others, STORE_CHECKS);
  const { prefix = 'hooknotary:', timeout = 5, replicas = 0, disk = false, requireDurable = false } = others;
  checkClient(client);
  if (replicas > 0 || disk) checkPlain('redisStore', client);
  const { run, runSafely } = createWrites(client, { replicas, disk, timeout });
  const durability = createDurabilityCheck({ who: 'redisStore', requireDurable, replicas });
  durability.watch(client);
  const toName = (key: string) => prefix + toStorableText(key);
  const inTime = <T>(answer: Promise<T>, late?: (value: T) => unknown) => withDeadline(answer, timeout, 'Redis', late);

  function release(token: string): Promise<number> {
    const { nonce, key } = readToken(token);
    return run(RELEASE, toName(key), nonce);
  }

  return {
    timeout,
    async reserve(key, leaseSeconds) {
      const checked = durability.check();
      if (requireDurable) await inTime(checked);
      const nonce = randomUUID();
      const token = toToken(nonce, key);
      const giveUp = () => release(token);
      const isReserved = (answer: number) => answer === RESERVED;
      const answer = runSafely(isReserved, RESERVE, toName(key), nonce, toMilliseconds(leaseSeconds));
      // A connection may break when Redis has heard already, and nobody will handle what nobody knows to be reserved.
      answer.catch(giveUp).catch(() => undefined);
      return toReservation(await inTime(answer, giveUp), token);
    },
    async commit(token, keepSeconds) {
      const { nonce, key } = readToken(token);
      const hasCommitted = (answer: number) => answer === 1;
      const answer = runSafely(hasCommitted, COMMIT, toName(key), nonce, toMilliseconds(keepSeconds));
      return hasCommitted(await inTime(answer));
    },
    async release(token) {
      return (await inTime(release(token))) === 1;
    },
  };
}

function toReservation(answer: number, token: string): Reservation {
  if (answer === RESERVED) return { state: 'reserved', token };
  if (answer === DONE) return { state: 'done' };
  if (answer > 0) return { state: 'in_progress', retryAfter: answer / 1000 };
  throw new Error('Redis answered what the script cannot say.');
}

// Redis takes whole milliseconds, one at least.
function toMilliseconds(seconds: number): string {
  return `${Math.max(1, Math.ceil(seconds * 1000))}`;
}
