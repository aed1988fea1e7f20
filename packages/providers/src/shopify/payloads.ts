/** Shopify's payloads by topic, as `X-Shopify-Topic` names it. Source: shopify.dev/docs/api/webhooks. */
export interface ShopifyPayloads {
  readonly 'app/uninstalled': ShopifyResource;
  readonly 'app/scopes_update': ShopifyResource;
  readonly 'app_subscriptions/update': ShopifyResource;
  readonly 'bulk_operations/finish': ShopifyResource;
  readonly 'carts/create': ShopifyResource;
  readonly 'carts/update': ShopifyResource;
  readonly 'checkouts/create': ShopifyResource;
  readonly 'checkouts/delete': ShopifyResource;
  readonly 'checkouts/update': ShopifyResource;
  readonly 'collections/create': ShopifyResource;
  readonly 'collections/delete': ShopifyResource;
  readonly 'collections/update': ShopifyResource;
  readonly 'customers/create': ShopifyResource;
  readonly 'customers/data_request': ShopifyDataRequest;
  readonly 'customers/delete': ShopifyResource;
  readonly 'customers/disable': ShopifyResource;
  readonly 'customers/enable': ShopifyResource;
  readonly 'customers/redact': ShopifyCustomerRedact;
  readonly 'customers/update': ShopifyResource;
  readonly 'customers_marketing_consent/update': ShopifyResource;
  readonly 'disputes/create': ShopifyResource;
  readonly 'disputes/update': ShopifyResource;
  readonly 'draft_orders/create': ShopifyResource;
  readonly 'draft_orders/delete': ShopifyResource;
  readonly 'draft_orders/update': ShopifyResource;
  readonly 'fulfillment_events/create': ShopifyResource;
  readonly 'fulfillment_events/delete': ShopifyResource;
  readonly 'fulfillments/create': ShopifyResource;
  readonly 'fulfillments/update': ShopifyResource;
  readonly 'inventory_items/create': ShopifyResource;
  readonly 'inventory_items/delete': ShopifyResource;
  readonly 'inventory_items/update': ShopifyResource;
  readonly 'inventory_levels/connect': ShopifyResource;
  readonly 'inventory_levels/disconnect': ShopifyResource;
  readonly 'inventory_levels/update': ShopifyResource;
  readonly 'locations/create': ShopifyResource;
  readonly 'locations/delete': ShopifyResource;
  readonly 'locations/update': ShopifyResource;
  readonly 'order_transactions/create': ShopifyResource;
  readonly 'orders/cancelled': ShopifyResource;
  readonly 'orders/create': ShopifyResource;
  readonly 'orders/delete': ShopifyResource;
  readonly 'orders/edited': ShopifyResource;
  readonly 'orders/fulfilled': ShopifyResource;
  readonly 'orders/paid': ShopifyResource;
  readonly 'orders/partially_fulfilled': ShopifyResource;
  readonly 'orders/updated': ShopifyResource;
  readonly 'products/create': ShopifyResource;
  readonly 'products/delete': ShopifyResource;
  readonly 'products/update': ShopifyResource;
  readonly 'refunds/create': ShopifyResource;
  readonly 'returns/approve': ShopifyResource;
  readonly 'returns/cancel': ShopifyResource;
  readonly 'returns/close': ShopifyResource;
  readonly 'returns/decline': ShopifyResource;
  readonly 'returns/reopen': ShopifyResource;
  readonly 'returns/request': ShopifyResource;
  readonly 'shop/redact': ShopifyShopRedact;
  readonly 'shop/update': ShopifyResource;
  readonly 'subscription_billing_attempts/failure': ShopifyResource;
  readonly 'subscription_billing_attempts/success': ShopifyResource;
  readonly 'subscription_contracts/create': ShopifyResource;
  readonly 'subscription_contracts/update': ShopifyResource;
  readonly 'tender_transactions/create': ShopifyResource;
  readonly 'themes/create': ShopifyResource;
  readonly 'themes/delete': ShopifyResource;
  readonly 'themes/publish': ShopifyResource;
  readonly 'themes/update': ShopifyResource;
}

/** What the topic is about, with the members that the REST API has of it in the version of the webhook. Source: shopify.dev/docs/api/webhooks. */
export interface ShopifyResource {
  readonly id?: number | string | null;
  readonly admin_graphql_api_id?: string | null;
  /** ISO 8601. Source: shopify.dev/docs/api/webhooks. */
  readonly created_at?: string | null;
  /** ISO 8601. Source: shopify.dev/docs/api/webhooks. */
  readonly updated_at?: string | null;
  readonly [member: string]: unknown;
}

/** A customer asks for their data. Source: shopify.dev/docs/apps/build/compliance/privacy-law-compliance. */
export interface ShopifyDataRequest {
  readonly shop_id: number;
  readonly shop_domain: string;
  readonly customer?: ShopifyCustomer | null;
  readonly data_request?: { readonly id: number } | null;
}

/** A customer's data must be deleted. Source: shopify.dev/docs/apps/build/compliance/privacy-law-compliance. */
export interface ShopifyCustomerRedact {
  readonly shop_id: number;
  readonly shop_domain: string;
  readonly customer?: ShopifyCustomer | null;
}

/** A shop's data must be deleted. Source: shopify.dev/docs/apps/build/compliance/privacy-law-compliance. */
export interface ShopifyShopRedact {
  readonly shop_id: number;
  readonly shop_domain: string;
}

/** A customer. Source: shopify.dev/docs/apps/build/compliance/privacy-law-compliance. */
export interface ShopifyCustomer {
  readonly id?: number | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}
