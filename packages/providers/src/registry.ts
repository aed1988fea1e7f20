/** All senders, a line each: the one list of them. */
export * as akidotp from './akidotp/sender.js';
export * as cardda from './cardda/sender.js';
export * as github from './github/sender.js';
export * as idenfy from './idenfy/sender.js';
export * as kudosity from './kudosity/sender.js';
export * as onfido from './onfido/sender.js';
export * as osapher from './osapher/sender.js';
export * as plaid from './plaid/sender.js';
export * as shopify from './shopify/sender.js';
export * as sinchVerification from './sinch-verification/sender.js';
export * as slack from './slack/sender.js';
export * as standardWebhooks from './standard-webhooks/sender.js';
export * as stripe from './stripe/sender.js';
export * as sumsub from './sumsub/sender.js';
export * as telnyx from './telnyx/sender.js';
export * as twilio from './twilio/sender.js';
export * as veriff from './veriff/sender.js';
