import { defineProvider, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { toDate } from '@hooknotary/core/internal';
import { shopifyForms } from './forms.js';
import type { ShopifyPayloads } from './payloads.js';
import { typeOfHeader } from '../type-of-header.js';

export type * from './payloads.js';

/** A verified webhook of Shopify. */
export type ShopifyWebhook = WebhookByPayload<'shopify', ShopifyPayloads>;

const TOPIC_HEADER = 'x-shopify-topic';

/** Shopify: https://shopify.dev/docs/apps/build/webhooks/subscribe/https */
export const shopify: Provider<ShopifyWebhook> = defineProvider<'shopify', ShopifyPayloads>({
  name: 'shopify',
  signature: header('x-shopify-hmac-sha256', { encoding: 'base64' }),
  types: shopifyForms,
  typeHeader: TOPIC_HEADER,
  // Not signed, as the IDs in the headers are not: so the key is the digest of the body.
  typeOf: typeOfHeader(TOPIC_HEADER),
  occurredAt: (payload) => ('updated_at' in payload ? toDate(payload.updated_at) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly shopify: ShopifyWebhook;
  }
}
