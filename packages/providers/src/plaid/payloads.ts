/** Plaid's payloads by `webhook_type` and `webhook_code`. Source: plaid.com/docs/identity-verification/webhooks. */
export interface PlaidPayloads {
  readonly 'IDENTITY_VERIFICATION.STATUS_UPDATED': PlaidIdentityVerification;
  readonly 'IDENTITY_VERIFICATION.STEP_UPDATED': PlaidIdentityVerification;
  readonly 'IDENTITY_VERIFICATION.RETRIED': PlaidIdentityVerification;
  readonly 'ITEM.ERROR': PlaidEvent;
  readonly 'ITEM.LOGIN_REPAIRED': PlaidEvent;
  readonly 'ITEM.NEW_ACCOUNTS_AVAILABLE': PlaidEvent;
  readonly 'ITEM.PENDING_DISCONNECT': PlaidEvent;
  readonly 'ITEM.PENDING_EXPIRATION': PlaidEvent;
  readonly 'ITEM.USER_PERMISSION_REVOKED': PlaidEvent;
  readonly 'ITEM.USER_ACCOUNT_REVOKED': PlaidEvent;
  readonly 'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': PlaidEvent;
  readonly 'AUTH.AUTOMATICALLY_VERIFIED': PlaidEvent;
  readonly 'AUTH.VERIFICATION_EXPIRED': PlaidEvent;
  readonly 'AUTH.BANK_TRANSFERS_EVENTS_UPDATE': PlaidEvent;
  readonly 'AUTH.DEFAULT_UPDATE': PlaidEvent;
  readonly 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': PlaidEvent;
  readonly 'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': PlaidEvent;
  readonly 'TRANSACTIONS.INITIAL_UPDATE': PlaidEvent;
  readonly 'TRANSACTIONS.HISTORICAL_UPDATE': PlaidEvent;
  readonly 'TRANSACTIONS.DEFAULT_UPDATE': PlaidEvent;
  readonly 'TRANSACTIONS.TRANSACTIONS_REMOVED': PlaidEvent;
  readonly 'INCOME.INCOME_VERIFICATION': PlaidEvent;
  readonly 'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': PlaidEvent;
  readonly 'ASSETS.PRODUCT_READY': PlaidEvent;
  readonly 'ASSETS.ERROR': PlaidEvent;
  readonly 'HOLDINGS.DEFAULT_UPDATE': PlaidEvent;
  readonly 'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': PlaidEvent;
  readonly 'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': PlaidEvent;
  readonly 'LIABILITIES.DEFAULT_UPDATE': PlaidEvent;
  readonly 'TRANSFER.TRANSFER_EVENTS_UPDATE': PlaidEvent;
  readonly 'TRANSFER.RECURRING_NEW_TRANSFER': PlaidEvent;
  readonly 'TRANSFER.RECURRING_TRANSFER_SKIPPED': PlaidEvent;
  readonly 'TRANSFER.RECURRING_CANCELLED': PlaidEvent;
  readonly 'SCREENING.STATUS_UPDATED': PlaidEvent;
  readonly 'ENTITY.STATUS_UPDATED': PlaidEvent;
}

/** What all have; ask the API for all else. Source: plaid.com/docs/identity-verification/webhooks. */
export interface PlaidEvent {
  readonly webhook_type: string;
  readonly webhook_code: string;
  /** `sandbox` or `production`. Source: plaid.com/docs/identity-verification/webhooks. */
  readonly environment?: string | null;
  readonly item_id?: string | null;
  readonly error?: unknown;
  readonly [member: string]: unknown;
}

/** Something has happened to an identity verification. Deliveries may come out of order: ask the API how it stands. Source: plaid.com/docs/identity-verification/webhooks. */
export interface PlaidIdentityVerification {
  readonly webhook_type: string;
  readonly webhook_code: string;
  /** `idv_…`. Source: plaid.com/docs/identity-verification/webhooks. */
  readonly identity_verification_id: string;
  /** `sandbox` or `production`. Source: plaid.com/docs/identity-verification/webhooks. */
  readonly environment?: string | null;
}
