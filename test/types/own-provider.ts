import { defineProvider, type WebhookOf } from '@hooknotary/core';

/** A sender that the packages do not know, as a user describes it. */
export interface ShopPayloads {
  readonly 'order.paid': { readonly order: string; readonly cents: number };
  readonly 'order.refunded': { readonly order: string; readonly reason: string | null };
}

export type ShopWebhook = WebhookOf<'shop', ShopPayloads>;

function hasText(payload: unknown, name: string): boolean {
  return typeof payload === 'object' && payload !== null && typeof Reflect.get(payload, name) === 'string';
}

export const shop = defineProvider({
  name: 'shop',
  signature: { headers: ['x-shop-signature'], prefix: 'v1=' },
  timestamp: { header: 'x-shop-timestamp', tolerance: 60 },
  signedContent: ({ rawBody }, timestamp) => [Buffer.from(`${timestamp}:`), rawBody],
  types: {
    'order.paid': (payload): payload is ShopPayloads['order.paid'] => hasText(payload, 'order'),
    'order.refunded': (payload): payload is ShopPayloads['order.refunded'] => hasText(payload, 'reason'),
  },
  typeOf: (payload) => (hasText(payload, 'reason') ? 'order.refunded' : 'order.paid'),
  idempotencyKey: ({ order }, type) => [type, order],
  testTypes: ['order.refunded'],
});
