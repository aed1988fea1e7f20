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

/** A verified webhook of any of the five senders, told apart by `provider`, then by `type`. */
export type VerifiedWebhook = AkidotpWebhook | CarddaWebhook | IdenfyWebhook | KudosityWebhook | OsapherWebhook;
