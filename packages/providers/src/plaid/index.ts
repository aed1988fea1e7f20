import { defineProvider, jws, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { plaidForms } from './forms.js';
import type { PlaidPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Plaid. */
export type PlaidWebhook = WebhookOf<'plaid', PlaidPayloads>;

/**
 * Plaid: https://plaid.com/docs/api/webhooks/webhook-verification. The secret is a function that returns the key (JWK) of
 * `delivery.claims.kid`, as /webhook_verification_key/get has it: keep keys by their ID, and bound how often you ask, for anybody can
 * send another ID.
 */
export const plaid: Provider<PlaidWebhook> = defineProvider<'plaid', PlaidPayloads>({
  name: 'plaid',
  signature: jws('plaid-verification', {
    algorithms: ['ES256'],
    bodyDigest: { claim: 'request_body_sha256', encoding: 'hex' },
  }),
  timestamp: { tolerance: 300 },
  types: plaidForms,
  typeOf: (payload) => {
    const [type, code] = [readText(payload, 'webhook_type'), readText(payload, 'webhook_code')];
    return type === undefined || code === undefined ? undefined : `${type}.${code}`;
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly plaid: PlaidWebhook;
  }
}
