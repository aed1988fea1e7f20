export { aesGcm, type AesGcmOptions } from '@hooknotary/inbox';
export type { IoredisClient, NodeRedisClient, RedisClient, RedisConnectionOptions } from './client.js';
export { redisInbox, type RedisInboxOptions } from './inbox.js';
export { redisStore, type RedisStoreOptions } from './store.js';
