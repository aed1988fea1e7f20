import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { metaForms } from './forms.js';
import type { MetaPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Meta. */
export type MetaWebhook = WebhookByPayload<'meta', MetaPayloads>;

/**
 * Meta, with WhatsApp: https://developers.facebook.com/docs/graph-api/webhooks/getting-started. The secret is that of the app;
 * `verifyToken` is another one, which you choose and tell Meta.
 */
export function meta({ verifyToken }: { readonly verifyToken: string }): Provider<MetaWebhook> {
  return defineProvider<'meta', MetaPayloads>({
    name: 'meta',
    signature: header('x-hub-signature-256', { prefix: 'sha256=' }),
    types: metaForms,
    // A delivery may have several entries of several fields: what it is about is all that they have in common.
    typeOf: (payload) => readText(payload, 'object'),
    subscription: {
      when: { 'hub.mode': 'subscribe' },
      token: { parameter: 'hub.verify_token', value: verifyToken },
      returns: 'hub.challenge',
    },
  });
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly meta: MetaWebhook;
  }
}
