/**
 * Webhooks by provider, for `VerifiedWebhook`: those of the senders that a program imports. A sender of your own joins them by
 * declaration: `declare module '@hooknotary/core' { interface KnownWebhooks { shop: ShopWebhook } }`.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- Senders add to it.
export interface KnownWebhooks {}

/** A verified webhook of any known sender, told apart by `provider`, then by `type`. */
export type VerifiedWebhook = KnownWebhooks[keyof KnownWebhooks];
