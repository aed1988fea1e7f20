// Compiled where the packages of the makers are installed, of the newest version and of the oldest.
import { createVerifier, type Delivery } from '@hooknotary/core';
import { github } from '@hooknotary/providers/github/official-types';
import { stripe } from '@hooknotary/providers/stripe/official-types';
import type { Stripe } from 'stripe';

export function read(delivery: Delivery): unknown {
  const pushed = createVerifier(github, 'a secret')(delivery);
  if (pushed.type === 'push') return pushed.payload.commits satisfies readonly object[];
  if (pushed.type === 'issues') return pushed.payload.issue.number satisfies number;
  const paid = createVerifier(stripe, 'a secret')(delivery);
  if (paid.type === 'payment_intent.succeeded') {
    paid.payload satisfies Stripe.PaymentIntentSucceededEvent;
    // @ts-expect-error -- It is exactly that.
    void paid.payload.data.object.nothing;
    return paid.payload.data.object.amount_received satisfies number;
  }
  return undefined;
}
