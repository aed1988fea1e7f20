import type { Attempt, AttemptListener, AnyWebhook } from '@hooknotary/core';
import type { WorkSettings } from './settings.js';

/** Tells whoever wants to hear of an attempt that failed; of a dead letter that nobody hears of there is a warning. */
export function tellListeners(
  { onFailed, onDead, warn }: Pick<WorkSettings, 'onFailed' | 'onDead' | 'warn'>,
  error: unknown,
  webhook: AnyWebhook,
  attempt: Attempt,
): void {
  call(onFailed, error, webhook, attempt);
  if (!attempt.last) return;
  call(onDead, error, webhook, attempt);
  // What was thrown, and even the id, may hold personal data, so they are not printed.
  if (onFailed === undefined && onDead === undefined) {
    warn('DEAD_LETTER', webhook.provider, `a webhook became a dead letter. Give work the option onDead to see why.`);
  }
}

// The listener's own fault must not change what becomes of the delivery, and nobody waits for a listener that may hang.
function call(listener: AttemptListener | undefined, ...told: Parameters<AttemptListener>): void {
  void (async () => listener?.(...told))().catch(() => undefined);
}
