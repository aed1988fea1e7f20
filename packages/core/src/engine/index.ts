/** What the packages of the engines are made of; applications use `@hooknotary/sqlite`, `/redis` or `/postgres` instead. */
export { checkOptions, SECONDS, WEEK, type Check } from '../checks.js';
export { readToken, toToken } from '../token.js';
export { toDelay, toErrorText, toWorkSettings, type WorkSettings } from './attempt.js';
export { createBatcher } from './batch.js';
export { withDeadline } from './deadline.js';
export { createLoop, type Look, type Loop } from './loop.js';
export { CUT_SHORT, toOutcome, type Outcome } from './outcome.js';
export { fromJsonRecord, showRecord, toJsonRecord, toRecord, type InboxRecord, type JsonRecord } from './record.js';
export { createVerifyAgain } from './verify-again.js';
