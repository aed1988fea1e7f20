// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { PlaidPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  PlaidIdentityVerification: {"type":"object","properties":{"webhook_type":{"type":"string"},"webhook_code":{"type":"string"},"identity_verification_id":{"type":"string"},"environment":{"type":["string","null"]}},"required":["webhook_type","webhook_code","identity_verification_id"]},
  PlaidEvent: {"type":"object","properties":{"webhook_type":{"type":"string"},"webhook_code":{"type":"string"},"environment":{"type":["string","null"]},"item_id":{"type":["string","null"]},"error":{}},"required":["webhook_type","webhook_code"]},
};

export const plaidForms: { readonly [Type in keyof PlaidPayloads]: PayloadForm<PlaidPayloads[Type]> } = {
  'IDENTITY_VERIFICATION.STATUS_UPDATED': { $ref: 'PlaidIdentityVerification', definitions },
  'IDENTITY_VERIFICATION.STEP_UPDATED': { $ref: 'PlaidIdentityVerification', definitions },
  'IDENTITY_VERIFICATION.RETRIED': { $ref: 'PlaidIdentityVerification', definitions },
  'ITEM.ERROR': { $ref: 'PlaidEvent', definitions },
  'ITEM.LOGIN_REPAIRED': { $ref: 'PlaidEvent', definitions },
  'ITEM.NEW_ACCOUNTS_AVAILABLE': { $ref: 'PlaidEvent', definitions },
  'ITEM.PENDING_DISCONNECT': { $ref: 'PlaidEvent', definitions },
  'ITEM.PENDING_EXPIRATION': { $ref: 'PlaidEvent', definitions },
  'ITEM.USER_PERMISSION_REVOKED': { $ref: 'PlaidEvent', definitions },
  'ITEM.USER_ACCOUNT_REVOKED': { $ref: 'PlaidEvent', definitions },
  'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': { $ref: 'PlaidEvent', definitions },
  'AUTH.AUTOMATICALLY_VERIFIED': { $ref: 'PlaidEvent', definitions },
  'AUTH.VERIFICATION_EXPIRED': { $ref: 'PlaidEvent', definitions },
  'AUTH.BANK_TRANSFERS_EVENTS_UPDATE': { $ref: 'PlaidEvent', definitions },
  'AUTH.DEFAULT_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.INITIAL_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.HISTORICAL_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.DEFAULT_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSACTIONS.TRANSACTIONS_REMOVED': { $ref: 'PlaidEvent', definitions },
  'INCOME.INCOME_VERIFICATION': { $ref: 'PlaidEvent', definitions },
  'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': { $ref: 'PlaidEvent', definitions },
  'ASSETS.PRODUCT_READY': { $ref: 'PlaidEvent', definitions },
  'ASSETS.ERROR': { $ref: 'PlaidEvent', definitions },
  'HOLDINGS.DEFAULT_UPDATE': { $ref: 'PlaidEvent', definitions },
  'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': { $ref: 'PlaidEvent', definitions },
  'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': { $ref: 'PlaidEvent', definitions },
  'LIABILITIES.DEFAULT_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSFER.TRANSFER_EVENTS_UPDATE': { $ref: 'PlaidEvent', definitions },
  'TRANSFER.RECURRING_NEW_TRANSFER': { $ref: 'PlaidEvent', definitions },
  'TRANSFER.RECURRING_TRANSFER_SKIPPED': { $ref: 'PlaidEvent', definitions },
  'TRANSFER.RECURRING_CANCELLED': { $ref: 'PlaidEvent', definitions },
  'SCREENING.STATUS_UPDATED': { $ref: 'PlaidEvent', definitions },
  'ENTITY.STATUS_UPDATED': { $ref: 'PlaidEvent', definitions },
};
