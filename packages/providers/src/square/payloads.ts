/** Square's payloads by event. Source: developer.squareup.com/docs/webhooks/overview. */
export interface SquarePayloads {
  readonly 'bank_account.created': SquareEvent;
  readonly 'bank_account.verified': SquareEvent;
  readonly 'bank_account.disabled': SquareEvent;
  readonly 'booking.created': SquareEvent;
  readonly 'booking.updated': SquareEvent;
  readonly 'card.automatically_updated': SquareEvent;
  readonly 'card.created': SquareEvent;
  readonly 'card.disabled': SquareEvent;
  readonly 'card.forgotten': SquareEvent;
  readonly 'card.updated': SquareEvent;
  readonly 'cash_drawer.shift.closed': SquareEvent;
  readonly 'cash_drawer.shift.created': SquareEvent;
  readonly 'catalog.version.updated': SquareEvent;
  readonly 'customer.created': SquareEvent;
  readonly 'customer.deleted': SquareEvent;
  readonly 'customer.updated': SquareEvent;
  readonly 'device.code.paired': SquareEvent;
  readonly 'dispute.created': SquareEvent;
  readonly 'dispute.evidence.created': SquareEvent;
  readonly 'dispute.evidence.deleted': SquareEvent;
  readonly 'dispute.state.updated': SquareEvent;
  readonly 'gift_card.created': SquareEvent;
  readonly 'gift_card.updated': SquareEvent;
  readonly 'gift_card.customer_linked': SquareEvent;
  readonly 'gift_card.customer_unlinked': SquareEvent;
  readonly 'gift_card.activity.created': SquareEvent;
  readonly 'gift_card.activity.updated': SquareEvent;
  readonly 'inventory.count.updated': SquareEvent;
  readonly 'invoice.canceled': SquareEvent;
  readonly 'invoice.created': SquareEvent;
  readonly 'invoice.deleted': SquareEvent;
  readonly 'invoice.payment_made': SquareEvent;
  readonly 'invoice.published': SquareEvent;
  readonly 'invoice.refunded': SquareEvent;
  readonly 'invoice.scheduled_charge_failed': SquareEvent;
  readonly 'invoice.updated': SquareEvent;
  readonly 'job.created': SquareEvent;
  readonly 'job.updated': SquareEvent;
  readonly 'labor.shift.created': SquareEvent;
  readonly 'labor.shift.updated': SquareEvent;
  readonly 'labor.shift.deleted': SquareEvent;
  readonly 'location.created': SquareEvent;
  readonly 'location.updated': SquareEvent;
  readonly 'loyalty.account.created': SquareEvent;
  readonly 'loyalty.account.deleted': SquareEvent;
  readonly 'loyalty.account.updated': SquareEvent;
  readonly 'loyalty.event.created': SquareEvent;
  readonly 'loyalty.program.created': SquareEvent;
  readonly 'loyalty.program.updated': SquareEvent;
  readonly 'loyalty.promotion.created': SquareEvent;
  readonly 'loyalty.promotion.updated': SquareEvent;
  readonly 'merchant.settings.updated': SquareEvent;
  readonly 'oauth.authorization.revoked': SquareEvent;
  readonly 'order.created': SquareEvent;
  readonly 'order.fulfillment.updated': SquareEvent;
  readonly 'order.updated': SquareEvent;
  readonly 'payment.created': SquareEvent;
  readonly 'payment.updated': SquareEvent;
  readonly 'payout.failed': SquareEvent;
  readonly 'payout.paid': SquareEvent;
  readonly 'payout.sent': SquareEvent;
  readonly 'refund.created': SquareEvent;
  readonly 'refund.updated': SquareEvent;
  readonly 'subscription.created': SquareEvent;
  readonly 'subscription.updated': SquareEvent;
  readonly 'team_member.created': SquareEvent;
  readonly 'team_member.updated': SquareEvent;
  readonly 'terminal.action.created': SquareEvent;
  readonly 'terminal.action.updated': SquareEvent;
  readonly 'terminal.checkout.created': SquareEvent;
  readonly 'terminal.checkout.updated': SquareEvent;
  readonly 'terminal.refund.created': SquareEvent;
  readonly 'terminal.refund.updated': SquareEvent;
  readonly 'vendor.created': SquareEvent;
  readonly 'vendor.updated': SquareEvent;
  readonly 'webhooks.test_notification': SquareEvent;
}

/** What has happened, and to what. Source: developer.squareup.com/docs/webhooks/overview. */
export interface SquareEvent {
  readonly merchant_id: string;
  readonly location_id?: string | null;
  readonly type: string;
  /** The same for every attempt. Source: developer.squareup.com/docs/webhooks/overview. */
  readonly event_id: string;
  /** When it happened, RFC 3339. Source: developer.squareup.com/docs/webhooks/overview. */
  readonly created_at?: string | null;
  readonly data?: {
    /** Kind of the object, e.g. `payment`. Source: developer.squareup.com/docs/webhooks/overview. */
    readonly type?: string | null;
    readonly id?: string | null;
    readonly deleted?: boolean | null;
    /** The object as it is now, under its kind's name. Source: developer.squareup.com/docs/webhooks/overview. */
    readonly object?: { readonly [member: string]: unknown } | null;
  } | null;
}
