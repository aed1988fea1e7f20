import type { Inbox } from '../inbox.js';
import { createVerifier } from '../verify.js';

/** Makes an inbox's `verifyAgain` of its `read`. */
export function createVerifyAgain(read: Inbox['read']): Inbox['verifyAgain'] {
  return async (id, provider, secret, options) => {
    const entry = await read(id);
    if (entry === undefined) throw new RangeError('The inbox has no such entry.');
    const receivedAt = entry.webhook.receivedAt.getTime();
    return createVerifier(provider, secret, { ...options, now: () => receivedAt })(entry.delivery);
  };
}
