/**
 * All senders, a line each: the one list of them. Each has the `provider`, the `facts`, and as `examples` the payloads that its
 * pages show. What it documents beside those are the types of its `payloads.ts`, where a sender's list is open the ones named
 * there; of a type without a shown payload @hooknotary/testing makes one of its form.
 */
export * as akidotp from './akidotp/sender.js';
export * as authsignal from './authsignal/sender.js';
export * as cardda from './cardda/sender.js';
export * as checkr from './checkr/sender.js';
export * as clerk from './clerk/sender.js';
export * as complycube from './complycube/sender.js';
export * as didit from './didit/sender.js';
export * as didwwOtp from './didww-otp/sender.js';
export * as discord from './discord/sender.js';
export * as fusionauth from './fusionauth/sender.js';
export * as github from './github/sender.js';
export * as idenfy from './idenfy/sender.js';
export * as kudosity from './kudosity/sender.js';
export * as line from './line/sender.js';
export * as linear from './linear/sender.js';
export * as messagebird from './messagebird/sender.js';
export * as messente from './messente/sender.js';
export * as meta from './meta/sender.js';
export * as metamap from './metamap/sender.js';
export * as onfido from './onfido/sender.js';
export * as osapher from './osapher/sender.js';
export * as paddle from './paddle/sender.js';
export * as persona from './persona/sender.js';
export * as plaid from './plaid/sender.js';
export * as plivo from './plivo/sender.js';
export * as prelude from './prelude/sender.js';
export * as sendgrid from './sendgrid/sender.js';
export * as shopify from './shopify/sender.js';
export * as sinchConversation from './sinch-conversation/sender.js';
export * as sinchNumbers from './sinch-numbers/sender.js';
export * as sinchVerification from './sinch-verification/sender.js';
export * as slack from './slack/sender.js';
export * as square from './square/sender.js';
export * as standardWebhooks from './standard-webhooks/sender.js';
export * as stripe from './stripe/sender.js';
export * as stytch from './stytch/sender.js';
export * as sumsub from './sumsub/sender.js';
export * as telesign from './telesign/sender.js';
export * as telnyx from './telnyx/sender.js';
export * as trulioo from './trulioo/sender.js';
export * as twilio from './twilio/sender.js';
export * as veriff from './veriff/sender.js';
export * as vonage from './vonage/sender.js';
export * as workos from './workos/sender.js';
export * as zoom from './zoom/sender.js';
