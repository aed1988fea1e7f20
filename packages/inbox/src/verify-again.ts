import { type Inbox, createVerifier } from '@hooknotary/core';

/** Makes an inbox's `verifyAgain` of its `read`. */
export function createVerifyAgain(read: Inbox['read']): Inbox['verifyAgain'] {
  return async (id, provider, secret, options) => {
    const entry = await read(id);
    if (entry === undefined) throw new RangeError('The inbox has no such entry.');
    const { webhook, delivery } = entry;
    if (webhook === undefined || delivery === undefined) {
      throw new RangeError("The inbox no longer has this entry's content.");
    }
    const receivedAt = webhook.receivedAt.getTime();
    return createVerifier(provider, secret, { ...options, now: () => receivedAt })(delivery);
  };
}
