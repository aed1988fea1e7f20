import { createVerifier, WebhookError } from '@hooknotary/core';
import type { Situation } from './case.js';

/** The code of the refusal; undefined where the delivery verifies. @throws whatever is no refusal, and where a description failed. */
export function refusalOf({ provider, secret, delivery, options }: Situation): string | undefined {
  const { secrets: _, ...verifying } = options;
  try {
    // A secret function, for what is no usable secret is then a refusal, too.
    const webhook = createVerifier(provider, () => secret, verifying)(delivery);
    if (webhook instanceof Promise) throw new TypeError('No secret here comes late.');
    return undefined;
  } catch (error) {
    if (error instanceof WebhookError && error.code !== 'provider_failed') return error.code;
    throw error;
  }
}
