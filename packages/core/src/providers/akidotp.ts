import { akidotpChecks } from '../payload-checks.js';
import { readText, toDate } from '../payload.js';
import type { AkidotpPayloads } from '../payloads/akidotp.js';
import { defineProvider, type Provider, type WebhookOf } from '../provider.js';

/** A verified webhook of AkidOTP. */
export type AkidotpWebhook = WebhookOf<'akidotp', AkidotpPayloads>;

/** AkidOTP: "Webhook Integration Guide" at https://akidotp.com/app/dashboard.html */
export const akidotp: Provider<AkidotpWebhook> = defineProvider<'akidotp', AkidotpPayloads>({
  name: 'akidotp',
  signature: { headers: ['x-akidotp-signature'] },
  types: akidotpChecks,
  typeOf: (payload) => readText(payload, 'status'),
  // A test may reuse the requestId of a live verification.
  idempotencyKey: ({ requestId, status }) => [requestId, status],
  occurredAt: ({ verifiedAt }) => toDate(verifiedAt),
  // Tests are signed with the live secret: without a type of their own they would count as verifications.
  testTypes: ['test'],
});
