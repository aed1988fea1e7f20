/** The kit that the inboxes of the engines are made of; applications use `@hooknotary/sqlite`, `/redis` or `/postgres` instead. */
export { aesGcm, type AesGcmOptions } from './aes-gcm.js';
export { CUT_SHORT, type Attempts, type Task } from './attempts.js';
export { createBatcher } from './batch.js';
export { createInbox, ERASED, type EngineWorker, type InboxEngine, type RowPage } from './create-inbox.js';
export type { EntryRow } from './entry.js';
export { readCursor, toCursor } from './filter.js';
export { toSize, type Lanes, type Room } from './lanes.js';
export { createLoop, type Look, type Loop, type Taken, type Want } from './loop.js';
export { COMMON_INBOX_CHECKS } from './options.js';
export { toErrorText, toReturned, type Outcome } from './outcome.js';
export { fromJsonRecord, toJsonRecord, type InboxRecord, type JsonRecord } from './record.js';
export { byProvider, toRetention, type Retention } from './retention.js';
export { toDelay, type WorkSettings } from './settings.js';
export { toStorableText } from './storable.js';
