import { readText, toDate } from '@hooknotary/core/internal';
import { akidotpForms } from './forms.js';
import type { AkidotpPayloads } from './payloads.js';
import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';

export type * from './payloads.js';

/** A verified webhook of AkidOTP. */
export type AkidotpWebhook = WebhookOf<'akidotp', AkidotpPayloads>;

/** AkidOTP: "Webhook Integration Guide" at https://akidotp.com/app/dashboard.html */
export const akidotp: Provider<AkidotpWebhook> = defineProvider<'akidotp', AkidotpPayloads>({
  name: 'akidotp',
  signature: header('x-akidotp-signature'),
  types: akidotpForms,
  typeOf: (payload) => readText(payload, 'status'),
  // A test may reuse the requestId of a live verification.
  idempotencyKey: ({ requestId, status }) => [requestId, status],
  occurredAt: ({ verifiedAt }) => toDate(verifiedAt),
  // Tests are signed with the live secret: without a type of their own they would count as verifications.
  testTypes: ['test'],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly akidotp: AkidotpWebhook;
  }
}
