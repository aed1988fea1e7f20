import { defineProvider, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { signedByApplication } from '../signed-by-application.js';
import { sinchVerificationForms } from './forms.js';
import type { SinchVerificationPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Sinch Verification or Voice. */
export type SinchVerificationWebhook = WebhookOf<'sinch-verification', SinchVerificationPayloads>;

/**
 * Sinch Verification and Voice: https://developers.sinch.com/docs/verification/api-reference/authentication/callback-signed-request.
 * `key` is the application's; the secret is the application's, as the dashboard shows it (base64).
 */
export function sinchVerification({ key }: { readonly key: string }): Provider<SinchVerificationWebhook> {
  return defineProvider<'sinch-verification', SinchVerificationPayloads>({
    name: 'sinch-verification',
    // The sender says nothing of how old a request may be; five minutes are what others take.
    ...signedByApplication({ key, secret: 'base64', unit: 'iso8601' }),
    types: sinchVerificationForms,
    typeOf: (payload) => readText(payload, 'event'),
    occurredAt: (payload) => ('timestamp' in payload ? toDate(payload.timestamp) : undefined),
  });
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly 'sinch-verification': SinchVerificationWebhook;
  }
}
