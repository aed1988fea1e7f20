import type { InboxEntry } from '../inbox.js';
import type { VerifierOptions } from '../options.js';
import type { AnyWebhook, Provider } from '../provider.js';
import type { Secret } from '../secret.js';
import { createVerifier } from '../verify.js';

/** What {@link verifyAgain} verifies by. */
export interface VerifyAgainBy<W extends AnyWebhook> {
  readonly provider: Provider<W>;
  readonly secret: Secret;
  readonly options: Omit<VerifierOptions, 'now'> | undefined;
}

/** Verifies what an inbox kept, as of the time at which it was received. Rejects with a `WebhookError`, or a `RangeError` for no entry. */
export async function verifyAgain<W extends AnyWebhook>(
  entry: InboxEntry | undefined,
  { provider, secret, options }: VerifyAgainBy<W>,
): Promise<W> {
  if (entry === undefined) throw new RangeError('The inbox has no such entry.');
  const receivedAt = entry.webhook.receivedAt.getTime();
  return createVerifier(provider, secret, { ...options, now: () => receivedAt })(entry.delivery);
}
