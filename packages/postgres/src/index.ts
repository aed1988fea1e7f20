export { aesGcm, type AesGcmOptions } from '@hooknotary/inbox';
export { postgresInbox, type PostgresInboxOptions } from './inbox.js';
export type { PostgresClient, PostgresPool, PostgresQuery, PostgresResult, PostgresTypes } from './pool.js';
export { postgresStore, type PostgresStore, type PostgresStoreOptions } from './store.js';
