/** Paddle's payloads by event. Source: developer.paddle.com/webhooks/overview, and its Node SDK. */
export interface PaddlePayloads {
  readonly 'address.created': PaddleEvent;
  readonly 'address.updated': PaddleEvent;
  readonly 'address.imported': PaddleEvent;
  readonly 'adjustment.created': PaddleEvent;
  readonly 'adjustment.updated': PaddleEvent;
  readonly 'business.created': PaddleEvent;
  readonly 'business.updated': PaddleEvent;
  readonly 'business.imported': PaddleEvent;
  readonly 'customer.created': PaddleEvent;
  readonly 'customer.updated': PaddleEvent;
  readonly 'customer.imported': PaddleEvent;
  readonly 'discount.created': PaddleEvent;
  readonly 'discount.updated': PaddleEvent;
  readonly 'discount.imported': PaddleEvent;
  readonly 'payment_method.deleted': PaddleEvent;
  readonly 'payment_method.saved': PaddleEvent;
  readonly 'payout.created': PaddleEvent;
  readonly 'payout.paid': PaddleEvent;
  readonly 'price.created': PaddleEvent;
  readonly 'price.updated': PaddleEvent;
  readonly 'price.imported': PaddleEvent;
  readonly 'product.created': PaddleEvent;
  readonly 'product.updated': PaddleEvent;
  readonly 'product.imported': PaddleEvent;
  readonly 'report.created': PaddleEvent;
  readonly 'report.updated': PaddleEvent;
  readonly 'subscription.activated': PaddleEvent;
  readonly 'subscription.canceled': PaddleEvent;
  readonly 'subscription.created': PaddleEvent;
  readonly 'subscription.imported': PaddleEvent;
  readonly 'subscription.past_due': PaddleEvent;
  readonly 'subscription.paused': PaddleEvent;
  readonly 'subscription.resumed': PaddleEvent;
  readonly 'subscription.trialing': PaddleEvent;
  readonly 'subscription.updated': PaddleEvent;
  readonly 'transaction.billed': PaddleEvent;
  readonly 'transaction.canceled': PaddleEvent;
  readonly 'transaction.completed': PaddleEvent;
  readonly 'transaction.created': PaddleEvent;
  readonly 'transaction.paid': PaddleEvent;
  readonly 'transaction.past_due': PaddleEvent;
  readonly 'transaction.payment_failed': PaddleEvent;
  readonly 'transaction.ready': PaddleEvent;
  readonly 'transaction.updated': PaddleEvent;
}

/** What has happened, and to what. Source: developer.paddle.com/webhooks/overview. */
export interface PaddleEvent {
  /** `evt_…`, the same for every attempt. Source: developer.paddle.com/webhooks/overview. */
  readonly event_id: string;
  readonly event_type: string;
  /** RFC 3339. Source: developer.paddle.com/webhooks/overview. */
  readonly occurred_at: string;
  /** `ntf_…`. Source: developer.paddle.com/webhooks/overview. */
  readonly notification_id?: string | null;
  /** The thing as it is now. Source: developer.paddle.com/webhooks/overview. */
  readonly data: { readonly id?: string | null; readonly status?: string | null; readonly [member: string]: unknown };
}
