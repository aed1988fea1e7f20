import type { VerifiedWebhook } from '@hooknotary/core';

/** What these programs do with events that they have no use for; a real one would look why a webhook is unknown. */
export function nothingToDo(webhook: VerifiedWebhook): void {
  if (webhook.type === 'unknown') console.log(`Unknown: ${webhook.mismatch.path} is not ${webhook.mismatch.expected}`);
  else console.log(`Nothing to do for ${webhook.type}`);
}
