import { defineProvider, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { signedByApplication } from '../signed-by-application.js';
import { didwwOtpForms } from './forms.js';
import type { DidwwOtpPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of DIDWW OTP Verification. */
export type DidwwOtpWebhook = WebhookOf<'didww-otp', DidwwOtpPayloads>;

/**
 * DIDWW OTP Verification: https://doc.didww.com/otp-verification/callbacks.html. `key` is the application's; the secret is the
 * application's, too (base64url).
 */
export function didwwOtp({ key }: { readonly key: string }): Provider<DidwwOtpWebhook> {
  return defineProvider<'didww-otp', DidwwOtpPayloads>({
    name: 'didww-otp',
    ...signedByApplication({ key, secret: 'base64url', unit: 'seconds' }),
    types: didwwOtpForms,
    typeOf: (payload) => readText(payload, 'event'),
    idempotencyKey: ({ data }) => [data.id],
    // The answer decides, and what nobody has answered is allowed by nobody.
    success: { contentType: 'application/json', body: '{"action":"deny"}' },
  });
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly 'didww-otp': DidwwOtpWebhook;
  }
}
