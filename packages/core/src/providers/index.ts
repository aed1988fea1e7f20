import type { AkidotpWebhook } from './akidotp.js';
import type { CarddaWebhook } from './cardda.js';
import type { IdenfyWebhook } from './idenfy.js';
import type { KudosityWebhook } from './kudosity.js';
import type { OsapherWebhook } from './osapher.js';

export { akidotp, type AkidotpWebhook } from './akidotp.js';
export { cardda, type CarddaExtras, type CarddaWebhook } from './cardda.js';
export { idenfy, type IdenfyWebhook } from './idenfy.js';
export { kudosity, type KudosityWebhook } from './kudosity.js';
export { osapher, type OsapherWebhook } from './osapher.js';

/**
 * Webhooks by provider, for `VerifiedWebhook`. A sender of your own joins them by declaration:
 * `declare module '@hooknotary/core' { interface KnownWebhooks { shop: ShopWebhook } }`.
 */
export interface KnownWebhooks {
  readonly akidotp: AkidotpWebhook;
  readonly cardda: CarddaWebhook;
  readonly idenfy: IdenfyWebhook;
  readonly kudosity: KudosityWebhook;
  readonly osapher: OsapherWebhook;
}

/** A verified webhook of any known sender, told apart by `provider`, then by `type`. */
export type VerifiedWebhook = KnownWebhooks[keyof KnownWebhooks];
