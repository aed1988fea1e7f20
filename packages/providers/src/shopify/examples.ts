import type { ShopifyPayloads } from './payloads.js';

/** Deliveries of Shopify, after its documentation. */
export const shopifyExamples: Readonly<Partial<Record<keyof ShopifyPayloads, string>>> = {
  'orders/create':
    '{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","created_at":"2021-12-31T19:00:00-05:00","updated_at":"2021-12-31T19:00:00-05:00","currency":"USD","total_price":"414.95"}',
  'shop/redact': '{"shop_id":954889,"shop_domain":"{shop}.myshopify.com"}',
};
