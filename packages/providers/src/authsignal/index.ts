import { body, defineProvider, pairs, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { authsignalForms } from './forms.js';
import type { AuthsignalPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Authsignal. */
export type AuthsignalWebhook = WebhookByPayload<'authsignal', AuthsignalPayloads>;

/** Authsignal, whose secret is the API's: https://docs.authsignal.com/advanced-usage/webhooks/verify-requests */
export const authsignal: Provider<AuthsignalWebhook> = defineProvider<'authsignal', AuthsignalPayloads>({
  name: 'authsignal',
  signature: pairs('x-signature-v2', { time: 't', signature: 'v2', encoding: 'base64-unpadded' }),
  timestamp: { tolerance: 300 },
  content: [time, '.', body],
  types: authsignalForms,
  typeOf: (payload) =>
    readText(payload, 'type') ?? (Object.hasOwn(Object(payload), 'records') ? 'log_events' : undefined),
  idempotencyKey: (payload) => ('id' in payload ? [payload.id] : undefined),
  occurredAt: (payload) => ('time' in payload ? toDate(payload.time) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly authsignal: AuthsignalWebhook;
  }
}
