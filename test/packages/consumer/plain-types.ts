// Compiled where the packages of the makers are not installed, which only their own doors need.
import { createVerifier, type Delivery } from '@hooknotary/core';
import { github } from '@hooknotary/providers/github';
import { stripe } from '@hooknotary/providers/stripe';

export function read(delivery: Delivery): string | undefined {
  const pushed = createVerifier(github, 'a secret')(delivery);
  if (pushed.type === 'push') return pushed.payload.ref;
  const { type, payload } = createVerifier(stripe, 'a secret')(delivery);
  return type === 'payment_intent.succeeded' ? payload.id : undefined;
}
