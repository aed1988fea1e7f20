export { aesGcm, type AesGcmOptions } from '@hooknotary/inbox';
export { sqliteInbox, type SqliteInboxOptions } from './inbox.js';
export { sqliteStore, type SqliteStore, type SqliteStoreOptions } from './store.js';
