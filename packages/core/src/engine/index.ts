/** What the packages of the engines are made of; applications use `@hooknotary/sqlite`, `/redis` or `/postgres` instead. */
export { runAttempt, toDelay, toErrorText, toWorkSettings, type WorkSettings } from './attempt.js';
export { createBatcher, type Batcher, type BatchOptions, type Flush } from './batch.js';
export { withDeadline } from './deadline.js';
export { createLoop, type Look, type Loop, type LoopOptions } from './loop.js';
export { CUT_SHORT, toOutcome, type Outcome, type Task } from './outcome.js';
export {
  fromJsonRecord,
  fromRecord,
  showRecord,
  toJsonRecord,
  toRecord,
  type InboxRecord,
  type JsonRecord,
} from './record.js';
export { createVerifyAgain } from './verify-again.js';
