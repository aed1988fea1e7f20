import type { InboxHandler } from '../inbox.js';
import type { AnyWebhook } from '../provider.js';
import { runAttempt, toDelay, toErrorText, type WorkSettings } from './attempt.js';
import { fromRecord, type InboxRecord } from './record.js';

/** What an attempt comes to. `attempts` are those in which the handler was called, or in which the process ended. */
export type Outcome =
  | { readonly state: 'handled'; readonly attempts: number }
  /** To be tried again after `delay` seconds. */
  | { readonly state: 'waiting'; readonly attempts: number; readonly delay: number; readonly error: string }
  | { readonly state: 'dead'; readonly attempts: number; readonly error: string };

/** What a worker does with an entry that it has taken. */
export interface Task<W extends AnyWebhook> {
  /** May throw where what was kept has been damaged. */
  readonly read: () => InboxRecord;
  /** How often the entry has been taken, this time included. */
  readonly taken: number;
  readonly handler: InboxHandler<W>;
  readonly settings: WorkSettings;
}

/** What a dead letter fails with whose last attempt ended with its process. */
export const CUT_SHORT = new Error('The process ended during the last attempt.');

/** Makes one attempt and says what came of it. Never rejects: an entry that cannot be read is dead. */
export async function toOutcome<W extends AnyWebhook>({ read, taken, handler, settings }: Task<W>): Promise<Outcome> {
  const attempts = Math.min(taken, settings.attempts);
  let webhook: W;
  try {
    // The cast is true where the application says rightly what its inbox keeps.
    webhook = fromRecord(read()).webhook as W;
  } catch (error) {
    return { state: 'dead', attempts, error: toErrorText(error) };
  }
  try {
    await runAttempt(taken > attempts ? endCutShort : handler, webhook, attempts, settings);
    return { state: 'handled', attempts };
  } catch (error) {
    const text = toErrorText(error);
    return attempts === settings.attempts
      ? { state: 'dead', attempts, error: text }
      : { state: 'waiting', attempts, delay: toDelay(attempts, settings.backoff), error: text };
  }
}

// The last attempt was begun, and nobody lived to say what came of it.
function endCutShort(): never {
  throw CUT_SHORT;
}
