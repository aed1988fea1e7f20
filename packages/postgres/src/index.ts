export { postgresInbox, type PostgresInboxOptions } from './inbox.js';
export type { PostgresPool, PostgresQuery, PostgresResult } from './pool.js';
export { postgresStore, type PostgresStore, type PostgresStoreOptions } from './store.js';
