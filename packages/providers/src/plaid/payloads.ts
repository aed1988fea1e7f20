// Made by generate-payloads.ts from the types of plaid 47.0.0, licence MIT: change the script, not this file.
import type { Open } from '../open.js';

/**
 * Plaid's payloads by type. Source: plaid 47.0.0.
 *
 * By hand: of what the package calls required only identifiers are, and what an error is, so that no other member that a delivery lacks
 * makes it `unknown`; an `error` that the package calls text may be what it is in all other events.
 */
export interface PlaidPayloads {
  readonly 'ASSETS.ERROR': PlaidAssetsError;
  readonly 'ASSETS.PRODUCT_READY': PlaidAssetsProductReady;
  readonly 'AUTH.DEFAULT_UPDATE': PlaidAuthDefaultUpdate;
  readonly 'AUTH.AUTOMATICALLY_VERIFIED': PlaidAutomaticallyVerified;
  readonly 'INCOME.BANK_INCOME_COMPLETE': PlaidBankIncomeComplete;
  readonly 'INCOME.BANK_INCOME_REFRESH_COMPLETE': PlaidBankIncomeRefreshComplete;
  readonly 'INCOME.BANK_INCOME_REFRESH_UPDATE': PlaidBankIncomeRefreshUpdate;
  readonly 'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE': PlaidEvent;
  readonly 'BASE_REPORT.ERROR': PlaidBaseReportsError;
  readonly 'BEACON.DUPLICATE_DETECTED': PlaidBeaconDuplicateDetected;
  readonly 'BEACON.REPORT_CREATED': PlaidBeaconReportCreated;
  readonly 'BEACON.REPORT_SYNDICATION_CREATED': PlaidBeaconReportSyndicationCreated;
  readonly 'BEACON.REPORT_UPDATED': PlaidBeaconReportUpdated;
  readonly 'BEACON.USER_STATUS_UPDATED': PlaidBeaconUserStatusUpdated;
  readonly 'CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED': PlaidCashFlowUpdatesExpectedDepositMissed;
  readonly 'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED': PlaidCashFlowUpdatesInsightsV2;
  readonly 'CASH_FLOW_UPDATES.INSIGHTS_UPDATED': PlaidCashFlowUpdatesInsights;
  readonly 'CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED': PlaidCashFlowUpdatesLargeDeposit;
  readonly 'CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED': PlaidCashFlowUpdatesLowBalance;
  readonly 'CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED': PlaidCashFlowUpdatesNSF;
  readonly 'CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED': PlaidCashFlowUpdatesNewIncomeStream;
  readonly 'CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED': PlaidCashFlowUpdatesNewLoanPayment;
  readonly 'CRA_INCOME.BANK_INCOME_COMPLETE': PlaidCraBankIncomeComplete;
  readonly 'CRA_INCOME.ERROR': PlaidCraBankIncomeError;
  readonly 'CHECK_REPORT.CHECK_REPORT_FAILED': PlaidCraCheckReportFailed;
  readonly 'CHECK_REPORT.CHECK_REPORT_READY': PlaidCraCheckReportReady;
  readonly 'CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE': PlaidCraPartnerInsightsComplete;
  readonly 'CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR': PlaidCraPartnerInsightsError;
  readonly 'CRA_REPORT.CRA_REPORT_UPDATED': PlaidCraReportUpdated;
  readonly 'CHECK_REPORT.UPGRADE_FAILED': PlaidCraUpgradeFailed;
  readonly 'CHECK_REPORT.USER_CHECK_REPORT_FAILED': PlaidCraUserCheckReportFailed;
  readonly 'CHECK_REPORT.USER_CHECK_REPORT_READY': PlaidCraUserCheckReportReady;
  readonly 'TRANSACTIONS.DEFAULT_UPDATE': PlaidDefaultUpdate;
  readonly 'ENTITY_SCREENING.STATUS_UPDATED': PlaidEntityScreeningStatusUpdated;
  readonly 'AUTH.VERIFICATION_EXPIRED': PlaidVerificationExpired;
  readonly 'TRANSACTIONS.HISTORICAL_UPDATE': PlaidHistoricalUpdate;
  readonly 'HOLDINGS.DEFAULT_UPDATE': PlaidHoldingsDefaultUpdate;
  readonly 'AUTH.SMS_MICRODEPOSITS_VERIFICATION': PlaidHostedMMDVerification;
  readonly 'IDENTITY.DEFAULT_UPDATE': PlaidIdentityDefaultUpdate;
  readonly 'IDENTITY_VERIFICATION.RETRIED': PlaidIdentityVerification;
  readonly 'IDENTITY_VERIFICATION.STATUS_UPDATED': PlaidIdentityVerification;
  readonly 'IDENTITY_VERIFICATION.STEP_UPDATED': PlaidIdentityVerification;
  readonly 'INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': PlaidIncomeVerificationRefreshReconnectNeeded;
  readonly 'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': PlaidIncomeVerificationRiskSignalsStatus;
  readonly 'INCOME.INCOME_VERIFICATION': PlaidIncomeVerificationStatus;
  readonly 'TRANSACTIONS.INITIAL_UPDATE': PlaidInitialUpdate;
  readonly 'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED': PlaidInstitutionStatusAlert;
  readonly 'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': PlaidInvestmentsDefaultUpdate;
  readonly 'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': PlaidInvestmentsHistoricalUpdate;
  readonly 'ISSUES.ISSUE_RESOLVED': PlaidIssueResolved;
  readonly 'LINK.ITEM_ADD_RESULT': PlaidItemAddResult;
  readonly 'ITEM.ERROR': PlaidItemError;
  readonly 'ITEM.LOGIN_REPAIRED': PlaidItemLoginRepaired;
  readonly 'INCOME.PRODUCT_READY': PlaidItemProductReady;
  readonly 'LAYER.LAYER_AUTHENTICATION_PASSED': PlaidLayerAuthenticationPassed;
  readonly 'LIABILITIES.DEFAULT_UPDATE': PlaidLiabilitiesDefaultUpdate;
  readonly 'LINK_DELIVERY.LINK_CALLBACK': PlaidLinkDeliveryCallback;
  readonly 'LINK.EVENTS': PlaidLinkEvents;
  readonly 'LINK.SESSION_FINISHED': PlaidLinkSessionFinished;
  readonly 'LINK_DELIVERY.DELIVERY_STATUS': PlaidLinkUserDeliveryStatus;
  readonly 'ITEM.NEW_ACCOUNTS_AVAILABLE': PlaidNewAccountsAvailable;
  readonly 'PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED': PlaidPartnerEndCustomerOAuthStatusUpdated;
  readonly 'PAYMENT_INITIATION.CONSENT_STATUS_UPDATE': PlaidPaymentInitiationConsentStatusUpdate;
  readonly 'PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE': PlaidPaymentStatusUpdate;
  readonly 'ITEM.PENDING_DISCONNECT': PlaidPendingDisconnect;
  readonly 'ITEM.PENDING_EXPIRATION': PlaidPendingExpiration;
  readonly 'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': PlaidRecurringTransactionsUpdate;
  readonly 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': PlaidSyncUpdatesAvailable;
  readonly 'PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED': PlaidProcessorTokenUpdate;
  readonly 'TRANSACTIONS.TRANSACTIONS_REMOVED': PlaidTransactionsRemoved;
  readonly 'AUTH.PRODUCT_PERMISSIONS_REQUIRED': PlaidProductPermissionsRequiredAuth;
  readonly 'IDENTITY.PRODUCT_PERMISSIONS_REQUIRED': PlaidProductPermissionsRequiredIdentity;
  readonly 'PROTECT.PROTECT_USER_EVENT': PlaidProtectUserEvent;
  readonly 'TRANSFER.RECURRING_CANCELLED': PlaidRecurringCancelled;
  readonly 'TRANSFER.RECURRING_NEW_TRANSFER': PlaidRecurringNewTransfer;
  readonly 'TRANSFER.RECURRING_TRANSFER_SKIPPED': PlaidRecurringTransferSkipped;
  readonly 'SCREENING.STATUS_UPDATED': PlaidScreeningStatusUpdated;
  readonly 'STATEMENTS.STATEMENTS_REFRESH_COMPLETE': PlaidStatementsRefreshComplete;
  readonly 'TRANSFER.TRANSFER_EVENTS_UPDATE': PlaidEvent;
  readonly 'TRANSFER.PLATFORM_ONBOARDING_UPDATE': PlaidTransferPlatformOnboardingUpdate;
  readonly 'ITEM.USER_ACCOUNT_REVOKED': PlaidUserAccountRevoked;
  readonly 'INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': PlaidUserIncomeVerificationRefreshReconnectNeeded;
  readonly 'INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS': PlaidUserIncomeVerificationRiskSignalsStatus;
  readonly 'INCOME.USER_INCOME_VERIFICATION': PlaidUserIncomeVerificationStatus;
  readonly 'ITEM.USER_PERMISSION_REVOKED': PlaidUserPermissionRevoked;
  readonly 'WALLET.WALLET_TRANSACTION_STATUS_UPDATE': PlaidWalletTransactionStatusUpdate;
  readonly 'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': PlaidUpdateAcknowledged;
}

/** What all have. Source: plaid 47.0.0. */
export interface PlaidEvent {
  readonly webhook_type: string;
  readonly webhook_code: string;
  readonly environment?: PlaidEnvironment | null;
}

/** Source: plaid 47.0.0, WebhookEnvironmentValues. */
export type PlaidEnvironment = Open<'sandbox' | 'production'>;

/** Source: plaid 47.0.0, PlaidError. */
export interface PlaidError {
  readonly error_type: PlaidErrorType;
  readonly error_code: string;
  readonly error_code_reason?: string | null;
  readonly error_message: string;
  readonly display_message?: string | null;
  readonly request_id?: string | null;
  readonly causes?: readonly unknown[] | null;
  readonly status?: number | null;
  readonly documentation_url?: string | null;
  readonly suggested_action?: string | null;
  readonly required_account_subtypes?: readonly string[] | null;
  readonly provided_account_subtypes?: readonly string[] | null;
}

/** Source: plaid 47.0.0, PlaidErrorType. */
export type PlaidErrorType = Open<
  | 'INVALID_REQUEST'
  | 'INVALID_RESULT'
  | 'INVALID_INPUT'
  | 'INSTITUTION_ERROR'
  | 'RATE_LIMIT_EXCEEDED'
  | 'API_ERROR'
  | 'ITEM_ERROR'
  | 'ASSET_REPORT_ERROR'
  | 'BASE_REPORT_ERROR'
  | 'RECAPTCHA_ERROR'
  | 'OAUTH_ERROR'
  | 'PAYMENT_ERROR'
  | 'BANK_TRANSFER_ERROR'
  | 'INCOME_VERIFICATION_ERROR'
  | 'MICRODEPOSITS_ERROR'
  | 'SANDBOX_ERROR'
  | 'PARTNER_ERROR'
  | 'SIGNAL_ERROR'
  | 'TRANSACTIONS_ERROR'
  | 'TRANSACTION_ERROR'
  | 'TRANSFER_ERROR'
  | 'CHECK_REPORT_ERROR'
  | 'CONSUMER_REPORT_ERROR'
  | 'USER_ERROR'
  | 'IDEMPOTENCY_ERROR'
  | 'ASSETS_ERROR'
  | 'CRA_MONITORING_ERROR'
  | 'CREDIT_PROFILE_REPORT_ERROR'
  | 'ENCOMPASS_ERROR'
  | 'ENRICH_ERROR'
  | 'FRAUD_INSIGHTS_ERROR'
  | 'FREDDIE_MAC_ERROR'
  | 'LINK_DELIVERY_ERROR'
  | 'PROFILE_ERROR'
  | 'RECURRING_TRANSACTIONS_ERROR'
  | 'STATEMENTS_ERROR'
  | 'TRANSFER_RECURRING_ERROR'
  | 'TRANSFER_REFUND_ERROR'
>;

/** Sent as `ASSETS.ERROR`. Source: plaid 47.0.0, AssetsErrorWebhook. */
export interface PlaidAssetsError extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly asset_report_id: string;
  readonly user_id?: string | null;
}

/** Source: plaid 47.0.0, AssetReportType. */
export type PlaidAssetReportType = Open<'FULL' | 'FAST'>;

/** Sent as `ASSETS.PRODUCT_READY`. Source: plaid 47.0.0, AssetsProductReadyWebhook. */
export interface PlaidAssetsProductReady extends PlaidEvent {
  readonly asset_report_id: string;
  readonly user_id?: string | null;
  readonly report_type?: PlaidAssetReportType | null;
}

/** Source: plaid 47.0.0, AuthUpdateTypes. */
export type PlaidAuthUpdateTypes = Open<'ACCOUNT_NUMBER' | 'ROUTING_NUMBER'>;

/** Sent as `AUTH.DEFAULT_UPDATE`. Source: plaid 47.0.0, AuthDefaultUpdateWebhook. */
export interface PlaidAuthDefaultUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly account_ids_with_new_auth?: readonly string[] | null;
  readonly account_ids_with_updated_auth?: { readonly [name: string]: readonly PlaidAuthUpdateTypes[] } | null;
  readonly error?: PlaidError | null;
}

/** Sent as `AUTH.AUTOMATICALLY_VERIFIED`. Source: plaid 47.0.0, AutomaticallyVerifiedWebhook and FallbackAuthMicrodepositAutoVerifiedWebhook. */
export interface PlaidAutomaticallyVerified extends PlaidEvent {
  readonly account_id: string;
  readonly item_id: string;
  readonly error?: PlaidError | string | null;
}

/** Source: plaid 47.0.0, BankIncomeCompleteResult. */
export type PlaidBankIncomeCompleteResult = Open<'SUCCESS' | 'FAILURE'>;

/** Sent as `INCOME.BANK_INCOME_COMPLETE`. Source: plaid 47.0.0, BankIncomeCompleteWebhook. */
export interface PlaidBankIncomeComplete extends PlaidEvent {
  readonly user_id: string;
  readonly result?: PlaidBankIncomeCompleteResult | null;
}

/** Source: plaid 47.0.0, BankIncomeRefreshCompleteResult. */
export type PlaidBankIncomeRefreshCompleteResult = Open<'SUCCESS' | 'FAILURE'>;

/** Sent as `INCOME.BANK_INCOME_REFRESH_COMPLETE`. Source: plaid 47.0.0, BankIncomeRefreshCompleteWebhook. */
export interface PlaidBankIncomeRefreshComplete extends PlaidEvent {
  readonly user_id: string;
  readonly result?: PlaidBankIncomeRefreshCompleteResult | null;
}

/** Sent as `INCOME.BANK_INCOME_REFRESH_UPDATE`. Source: plaid 47.0.0, BankIncomeRefreshUpdateWebhook. */
export interface PlaidBankIncomeRefreshUpdate extends PlaidEvent {
  readonly user_id: string;
}

/** Sent as `BASE_REPORT.ERROR`. Source: plaid 47.0.0, BaseReportsErrorWebhook. */
export interface PlaidBaseReportsError extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly user_id: string;
}

/** Sent as `BEACON.DUPLICATE_DETECTED`. Source: plaid 47.0.0, BeaconDuplicateDetectedWebhook. */
export interface PlaidBeaconDuplicateDetected extends PlaidEvent {
  readonly beacon_duplicate_id: string;
}

/** Sent as `BEACON.REPORT_CREATED`. Source: plaid 47.0.0, BeaconReportCreatedWebhook. */
export interface PlaidBeaconReportCreated extends PlaidEvent {
  readonly beacon_report_id: string;
}

/** Sent as `BEACON.REPORT_SYNDICATION_CREATED`. Source: plaid 47.0.0, BeaconReportSyndicationCreatedWebhook. */
export interface PlaidBeaconReportSyndicationCreated extends PlaidEvent {
  readonly beacon_report_syndication_id: string;
}

/** Sent as `BEACON.REPORT_UPDATED`. Source: plaid 47.0.0, BeaconReportUpdatedWebhook. */
export interface PlaidBeaconReportUpdated extends PlaidEvent {
  readonly beacon_report_id: string;
}

/** Sent as `BEACON.USER_STATUS_UPDATED`. Source: plaid 47.0.0, BeaconUserStatusUpdatedWebhook. */
export interface PlaidBeaconUserStatusUpdated extends PlaidEvent {
  readonly beacon_user_id: string;
}

/** Source: plaid 47.0.0, MonitoringInsightsStatus. */
export type PlaidMonitoringInsightsStatus = Open<'AVAILABLE' | 'FAILED'>;

/** Sent as `CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED`. Source: plaid 47.0.0, CashFlowUpdatesExpectedDepositMissedWebhook. */
export interface PlaidCashFlowUpdatesExpectedDepositMissed extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Source: plaid 47.0.0, CashFlowInsight. */
export type PlaidCashFlowInsight = Open<
  | 'LARGE_DEPOSIT_DETECTED'
  | 'LOW_BALANCE_DETECTED'
  | 'NEW_LOAN_PAYMENT_DETECTED'
  | 'NSF_OVERDRAFT_DETECTED'
>;

/** Sent as `CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED`. Source: plaid 47.0.0, CashFlowUpdatesInsightsV2Webhook. */
export interface PlaidCashFlowUpdatesInsightsV2 extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
  readonly insights?: readonly PlaidCashFlowInsight[] | null;
}

/** Sent as `CASH_FLOW_UPDATES.INSIGHTS_UPDATED`. Source: plaid 47.0.0, CashFlowUpdatesInsightsWebhook. */
export interface PlaidCashFlowUpdatesInsights extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Sent as `CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED`. Source: plaid 47.0.0, CashFlowUpdatesLargeDepositWebhook. */
export interface PlaidCashFlowUpdatesLargeDeposit extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Sent as `CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED`. Source: plaid 47.0.0, CashFlowUpdatesLowBalanceWebhook. */
export interface PlaidCashFlowUpdatesLowBalance extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Sent as `CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED`. Source: plaid 47.0.0, CashFlowUpdatesNSFWebhook. */
export interface PlaidCashFlowUpdatesNSF extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Sent as `CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED`. Source: plaid 47.0.0, CashFlowUpdatesNewIncomeStreamWebhook. */
export interface PlaidCashFlowUpdatesNewIncomeStream extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Sent as `CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED`. Source: plaid 47.0.0, CashFlowUpdatesNewLoanPaymentWebhook. */
export interface PlaidCashFlowUpdatesNewLoanPayment extends PlaidEvent {
  readonly status?: PlaidMonitoringInsightsStatus | null;
  readonly user_id: string;
}

/** Source: plaid 47.0.0, CraBankIncomeCompleteResult. */
export type PlaidCraBankIncomeCompleteResult = Open<'SUCCESS' | 'FAILURE'>;

/** Sent as `CRA_INCOME.BANK_INCOME_COMPLETE`. Source: plaid 47.0.0, CraBankIncomeCompleteWebhook. */
export interface PlaidCraBankIncomeComplete extends PlaidEvent {
  readonly user_id: string;
  readonly result?: PlaidCraBankIncomeCompleteResult | null;
}

/** Sent as `CRA_INCOME.ERROR`. Source: plaid 47.0.0, CraBankIncomeErrorWebhook. */
export interface PlaidCraBankIncomeError extends PlaidEvent {
  readonly user_id: string;
}

/** Source: plaid 47.0.0, CheckReportRepairableItem. */
export interface PlaidCheckReportRepairableItem {
  readonly error_type?: PlaidErrorType | null;
  readonly error_code?: string | null;
  readonly error_message?: string | null;
  readonly display_message?: string | null;
  readonly item_id: string;
}

/** Source: plaid 47.0.0, Products. */
export type PlaidProducts = Open<
  | 'assets'
  | 'auth'
  | 'balance'
  | 'balance_plus'
  | 'beacon'
  | 'identity'
  | 'identity_match'
  | 'investments'
  | 'investments_auth'
  | 'liabilities'
  | 'payment_initiation'
  | 'identity_verification'
  | 'transactions'
  | 'credit_details'
  | 'income'
  | 'income_verification'
  | 'standing_orders'
  | 'transfer'
  | 'employment'
  | 'recurring_transactions'
  | 'transactions_refresh'
  | 'signal'
  | 'statements'
  | 'processor_payments'
  | 'processor_identity'
  | 'profile'
  | 'cra_base_report'
  | 'cra_income_insights'
  | 'cra_partner_insights'
  | 'cra_network_insights'
  | 'cra_cashflow_insights'
  | 'cra_monitoring'
  | 'cra_lend_score'
  | 'cra_plaid_credit_score'
  | 'cra_qualify'
  | 'cra_home_lending'
  | 'layer'
  | 'pay_by_bank'
  | 'protect_linked_bank'
  | 'protect_transactions'
>;

/** Sent as `CHECK_REPORT.CHECK_REPORT_FAILED`. Source: plaid 47.0.0, CraCheckReportFailedWebhook. */
export interface PlaidCraCheckReportFailed extends PlaidEvent {
  readonly user_id: string;
  readonly error?: PlaidError | null;
  readonly repairable_items?: readonly PlaidCheckReportRepairableItem[] | null;
  readonly failed_products?: readonly PlaidProducts[] | null;
  readonly item_ids?: readonly string[] | null;
}

/** Sent as `CHECK_REPORT.CHECK_REPORT_READY`. Source: plaid 47.0.0, CraCheckReportReadyWebhook. */
export interface PlaidCraCheckReportReady extends PlaidEvent {
  readonly user_id: string;
  readonly successful_products?: readonly PlaidProducts[] | null;
  readonly failed_products?: readonly PlaidProducts[] | null;
  readonly item_ids?: readonly string[] | null;
}

/** Sent as `CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE`. Source: plaid 47.0.0, CraPartnerInsightsCompleteWebhook. */
export interface PlaidCraPartnerInsightsComplete extends PlaidEvent {
  readonly user_id: string;
}

/** Sent as `CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR`. Source: plaid 47.0.0, CraPartnerInsightsErrorWebhook. */
export interface PlaidCraPartnerInsightsError extends PlaidEvent {
  readonly user_id: string;
}

/** Source: plaid 47.0.0, CraReportScope. */
export type PlaidCraReportScope = Open<'PLAID_NETWORK' | 'CLIENT_USER'>;

/** Source: plaid 47.0.0, CreditProduct. */
export interface PlaidCreditProduct {
  readonly product?: PlaidProducts | null;
  readonly version?: string | null;
}

/** Sent as `CRA_REPORT.CRA_REPORT_UPDATED`. Source: plaid 47.0.0, CraReportUpdatedWebhook. */
export interface PlaidCraReportUpdated extends PlaidEvent {
  readonly user_id: string;
  readonly report_id?: string | null;
  readonly scope?: PlaidCraReportScope | null;
  readonly successful_products?: readonly PlaidCreditProduct[] | null;
  readonly failed_products?: readonly PlaidCreditProduct[] | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly generated_time?: string | null;
  readonly error_code?: string | null;
}

/** Sent as `CHECK_REPORT.UPGRADE_FAILED`. Source: plaid 47.0.0, CraUpgradeFailedWebhook. */
export interface PlaidCraUpgradeFailed extends PlaidEvent {
  readonly user_id: string;
  readonly item_ids?: readonly string[] | null;
}

/** Sent as `CHECK_REPORT.USER_CHECK_REPORT_FAILED`. Source: plaid 47.0.0, CraUserCheckReportFailedWebhook. */
export interface PlaidCraUserCheckReportFailed extends PlaidEvent {
  readonly user_id: string;
  readonly error?: PlaidError | null;
  readonly repairable_items?: readonly PlaidCheckReportRepairableItem[] | null;
  readonly failed_products?: readonly PlaidProducts[] | null;
  readonly item_ids?: readonly string[] | null;
}

/** Sent as `CHECK_REPORT.USER_CHECK_REPORT_READY`. Source: plaid 47.0.0, CraUserCheckReportReadyWebhook. */
export interface PlaidCraUserCheckReportReady extends PlaidEvent {
  readonly user_id: string;
  readonly successful_products?: readonly PlaidProducts[] | null;
  readonly failed_products?: readonly PlaidProducts[] | null;
  readonly item_ids?: readonly string[] | null;
}

/** Sent as `TRANSACTIONS.DEFAULT_UPDATE`. Source: plaid 47.0.0, DefaultUpdateWebhook and ProcessorDefaultUpdateWebhook. */
export interface PlaidDefaultUpdate extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly new_transactions?: number | null;
  readonly item_id?: string | null;
  readonly account_id?: string | null;
}

/** Sent as `ENTITY_SCREENING.STATUS_UPDATED`. Source: plaid 47.0.0, EntityScreeningStatusUpdatedWebhook. */
export interface PlaidEntityScreeningStatusUpdated extends PlaidEvent {
  readonly entity_screening_id: string;
}

/** Sent as `AUTH.VERIFICATION_EXPIRED`. Source: plaid 47.0.0, VerificationExpiredWebhook and FallbackAuthMicrodepositVerificationExpiredWebhook. */
export interface PlaidVerificationExpired extends PlaidEvent {
  readonly item_id: string;
  readonly account_id: string;
  readonly error?: PlaidError | string | null;
}

/** Sent as `TRANSACTIONS.HISTORICAL_UPDATE`. Source: plaid 47.0.0, HistoricalUpdateWebhook and ProcessorHistoricalUpdateWebhook. */
export interface PlaidHistoricalUpdate extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly new_transactions?: number | null;
  readonly item_id?: string | null;
  readonly account_id?: string | null;
}

/** Sent as `HOLDINGS.DEFAULT_UPDATE`. Source: plaid 47.0.0, HoldingsDefaultUpdateWebhook. */
export interface PlaidHoldingsDefaultUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
  readonly new_holdings?: number | null;
  readonly updated_holdings?: number | null;
}

/** Sent as `AUTH.SMS_MICRODEPOSITS_VERIFICATION`. Source: plaid 47.0.0, HostedMMDVerificationWebhook. */
export interface PlaidHostedMMDVerification extends PlaidEvent {
  readonly status?: string | null;
  readonly item_id: string;
  readonly account_id: string;
}

/** Source: plaid 47.0.0, IdentityUpdateTypes. */
export type PlaidIdentityUpdateTypes = Open<'PHONES' | 'ADDRESSES' | 'EMAILS' | 'NAMES'>;

/** Sent as `IDENTITY.DEFAULT_UPDATE`. Source: plaid 47.0.0, IdentityDefaultUpdateWebhook. */
export interface PlaidIdentityDefaultUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly account_ids_with_updated_identity?: { readonly [name: string]: readonly PlaidIdentityUpdateTypes[] } | null;
  readonly error?: PlaidError | null;
}

/** Source: plaid 47.0.0, IdentityVerificationRetriedWebhook. */
export interface PlaidIdentityVerification extends PlaidEvent {
  readonly identity_verification_id: string;
}

/** Sent as `INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED`. Source: plaid 47.0.0, IncomeVerificationRefreshReconnectNeededWebhook. */
export interface PlaidIncomeVerificationRefreshReconnectNeeded extends PlaidEvent {
  readonly user_id: string;
}

/** Sent as `INCOME.INCOME_VERIFICATION_RISK_SIGNALS`. Source: plaid 47.0.0, IncomeVerificationRiskSignalsStatusWebhook. */
export interface PlaidIncomeVerificationRiskSignalsStatus extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly risk_signals_status?: string | null;
}

/** Sent as `INCOME.INCOME_VERIFICATION`. Source: plaid 47.0.0, IncomeVerificationStatusWebhook. */
export interface PlaidIncomeVerificationStatus extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly verification_status?: string | null;
}

/** Sent as `TRANSACTIONS.INITIAL_UPDATE`. Source: plaid 47.0.0, InitialUpdateWebhook and ProcessorInitialUpdateWebhook. */
export interface PlaidInitialUpdate extends PlaidEvent {
  readonly error?: PlaidError | string | null;
  readonly new_transactions?: number | null;
  readonly item_id?: string | null;
  readonly account_id?: string | null;
}

/** Sent as `DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED`. Source: plaid 47.0.0, InstitutionStatusAlertWebhook. */
export interface PlaidInstitutionStatusAlert extends PlaidEvent {
  readonly institution_id: string;
  readonly institution_overall_success_rate?: number | null;
}

/** Sent as `INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE`. Source: plaid 47.0.0, InvestmentsDefaultUpdateWebhook. */
export interface PlaidInvestmentsDefaultUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
  readonly new_investments_transactions?: number | null;
  readonly cancelled_investments_transactions?: number | null;
}

/** Sent as `INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE`. Source: plaid 47.0.0, InvestmentsHistoricalUpdateWebhook. */
export interface PlaidInvestmentsHistoricalUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
  readonly new_investments_transactions?: number | null;
  readonly cancelled_investments_transactions?: number | null;
}

/** Sent as `ISSUES.ISSUE_RESOLVED`. Source: plaid 47.0.0, IssueResolvedWebhook. */
export interface PlaidIssueResolved extends PlaidEvent {
  readonly issue_id: string;
  readonly issue_description?: string | null;
  readonly issue_resolved_at?: string | null;
  readonly institution_id: string;
  readonly institution_name?: string | null;
}

/** Sent as `LINK.ITEM_ADD_RESULT`. Source: plaid 47.0.0, ItemAddResultWebhook. */
export interface PlaidItemAddResult extends PlaidEvent {
  readonly link_session_id: string;
  readonly link_token?: string | null;
  readonly public_token?: string | null;
}

/** Sent as `ITEM.ERROR`. Source: plaid 47.0.0, ItemErrorWebhook. */
export interface PlaidItemError extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
}

/** Sent as `ITEM.LOGIN_REPAIRED`. Source: plaid 47.0.0, ItemLoginRepairedWebhook. */
export interface PlaidItemLoginRepaired extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
}

/** Sent as `INCOME.PRODUCT_READY`. Source: plaid 47.0.0, ItemProductReadyWebhook. */
export interface PlaidItemProductReady extends PlaidEvent {
  readonly item_id: string;
  readonly error?: PlaidError | null;
}

/** Sent as `LAYER.LAYER_AUTHENTICATION_PASSED`. Source: plaid 47.0.0, LayerAuthenticationPassedWebhook. */
export interface PlaidLayerAuthenticationPassed extends PlaidEvent {
  readonly link_session_id: string;
  readonly link_token?: string | null;
}

/** Sent as `LIABILITIES.DEFAULT_UPDATE`. Source: plaid 47.0.0, LiabilitiesDefaultUpdateWebhook. */
export interface PlaidLiabilitiesDefaultUpdate extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
  readonly account_ids_with_new_liabilities?: readonly string[] | null;
  readonly account_ids_with_updated_liabilities?: { readonly [name: string]: readonly string[] } | null;
}

/** Source: plaid 47.0.0, LinkCallbackMetadata. */
export interface PlaidLinkCallbackMetadata {
  readonly callback_type?: PlaidLinkDeliveryCallbackType | null;
  readonly event_name?: PlaidLinkEventName | null;
  readonly status?: string | null;
  readonly link_session_id?: string | null;
  readonly request_id?: string | null;
  readonly institution?: PlaidLinkDeliveryInstitution | null;
  readonly accounts?: readonly PlaidLinkDeliveryAccount[] | null;
}

/** Source: plaid 47.0.0, LinkDeliveryWebhookCallbackType. */
export type PlaidLinkDeliveryCallbackType = Open<'ON_SUCCESS' | 'ON_EVENT' | 'ON_EXIT'>;

/** Source: plaid 47.0.0, LinkEventName. */
export type PlaidLinkEventName = Open<
  | 'BANK_INCOME_INSIGHTS_COMPLETED'
  | 'CLOSE_OAUTH'
  | 'ERROR'
  | 'EXIT'
  | 'FAIL_OAUTH'
  | 'HANDOFF'
  | 'ISSUE_FOLLOWED'
  | 'OPEN'
  | 'OPEN_MY_PLAID'
  | 'OPEN_OAUTH'
  | 'SEARCH_INSTITUTION'
  | 'SELECT_AUTH_TYPE'
  | 'SELECT_BRAND'
  | 'SELECT_DEGRADED_INSTITUTION'
  | 'SELECT_DOWN_INSTITUTION'
  | 'SELECT_FILTERED_INSTITUTION'
  | 'SELECT_INSTITUTION'
  | 'SUBMIT_ACCOUNT_NUMBER'
  | 'SUBMIT_CREDENTIALS'
  | 'SUBMIT_DOCUMENTS'
  | 'SUBMIT_DOCUMENTS_ERROR'
  | 'SUBMIT_DOCUMENTS_SUCCESS'
  | 'SUBMIT_MFA'
  | 'SUBMIT_ROUTING_NUMBER'
  | 'TRANSITION_VIEW'
  | 'VIEW_DATA_TYPES'
>;

/** Source: plaid 47.0.0, LinkDeliveryInstitution. */
export interface PlaidLinkDeliveryInstitution {
  readonly name?: string | null;
  readonly institution_id?: string | null;
}

/** Source: plaid 47.0.0, LinkDeliveryAccount. */
export interface PlaidLinkDeliveryAccount {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly mask?: string | null;
  readonly type?: string | null;
  readonly subtype?: string | null;
  readonly verification_status?: PlaidLinkDeliveryVerificationStatus | null;
  readonly class_type?: string | null;
}

/** Source: plaid 47.0.0, LinkDeliveryVerificationStatus. */
export type PlaidLinkDeliveryVerificationStatus = Open<
  | 'automatically_verified'
  | 'pending_automatic_verification'
  | 'pending_manual_verification'
  | 'manually_verified'
  | 'verification_expired'
  | 'verification_failed'
  | 'unsent'
  | 'database_matched'
  | 'database_insights_pending'
>;

/** Sent as `LINK_DELIVERY.LINK_CALLBACK`. Source: plaid 47.0.0, LinkDeliveryCallbackWebhook. */
export interface PlaidLinkDeliveryCallback extends PlaidEvent {
  readonly link_delivery_session_id: string;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly error?: PlaidError | null;
  readonly link_callback_metadata?: PlaidLinkCallbackMetadata | null;
}

/** Source: plaid 47.0.0, LinkEvent. */
export interface PlaidLinkEvent {
  readonly event_name?: string | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly event_id: string;
  readonly event_metadata?: PlaidLinkEventMetadata | null;
}

/** Source: plaid 47.0.0, LinkEventMetadata. */
export interface PlaidLinkEventMetadata {
  readonly error_code?: string | null;
  readonly error_message?: string | null;
  readonly error_type?: string | null;
  readonly exit_status?: string | null;
  readonly institution_id?: string | null;
  readonly institution_name?: string | null;
  readonly institution_search_query?: string | null;
  readonly request_id?: string | null;
  readonly mfa_type?: string | null;
  readonly view_name?: string | null;
  readonly selection?: string | null;
  readonly brand_name?: string | null;
  readonly match_reason?: string | null;
  readonly routing_number?: string | null;
  readonly account_number_mask?: string | null;
}

/** Sent as `LINK.EVENTS`. Source: plaid 47.0.0, LinkEventsWebhook. */
export interface PlaidLinkEvents extends PlaidEvent {
  readonly events?: readonly PlaidLinkEvent[] | null;
  readonly link_session_id: string;
  readonly link_token?: string | null;
}

/** Sent as `LINK.SESSION_FINISHED`. Source: plaid 47.0.0, LinkSessionFinishedWebhook. */
export interface PlaidLinkSessionFinished extends PlaidEvent {
  readonly status?: string | null;
  readonly link_session_id: string;
  readonly link_token?: string | null;
  readonly public_token?: string | null;
  readonly public_tokens?: readonly string[] | null;
  readonly user_id?: string | null;
}

/** Source: plaid 47.0.0, LinkDeliveryMetadata. */
export interface PlaidLinkDeliveryMetadata {
  readonly communication_method?: PlaidLinkDeliveryCommunicationMethod | null;
  readonly delivery_status?: PlaidLinkDeliveryDeliveryStatus | null;
}

/** Source: plaid 47.0.0, LinkDeliveryWebhookCommunicationMethod. */
export type PlaidLinkDeliveryCommunicationMethod = Open<'SMS' | 'EMAIL'>;

/** Source: plaid 47.0.0, LinkDeliveryWebhookDeliveryStatus. */
export type PlaidLinkDeliveryDeliveryStatus = Open<'SUCCESS' | 'FAILURE'>;

/** Sent as `LINK_DELIVERY.DELIVERY_STATUS`. Source: plaid 47.0.0, LinkUserDeliveryStatusWebhook. */
export interface PlaidLinkUserDeliveryStatus extends PlaidEvent {
  readonly link_delivery_session_id: string;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly link_delivery_metadata?: PlaidLinkDeliveryMetadata | null;
}

/** Sent as `ITEM.NEW_ACCOUNTS_AVAILABLE`. Source: plaid 47.0.0, NewAccountsAvailableWebhook. */
export interface PlaidNewAccountsAvailable extends PlaidEvent {
  readonly item_id?: string | null;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
}

/** Source: plaid 47.0.0, PartnerEndCustomerOAuthStatusUpdatedValues. */
export type PlaidPartnerEndCustomerOAuthStatusUpdatedValues = Open<'not-started' | 'processing' | 'approved' | 'enabled' | 'attention-required'>;

/** Sent as `PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED`. Source: plaid 47.0.0, PartnerEndCustomerOAuthStatusUpdatedWebhook. */
export interface PlaidPartnerEndCustomerOAuthStatusUpdated extends PlaidEvent {
  readonly end_customer_client_id: string;
  readonly institution_id: string;
  readonly institution_name?: string | null;
  readonly status?: PlaidPartnerEndCustomerOAuthStatusUpdatedValues | null;
}

/** Source: plaid 47.0.0, PaymentInitiationConsentStatus. */
export type PlaidPaymentInitiationConsentStatus = Open<'UNAUTHORISED' | 'AUTHORISED' | 'REVOKED' | 'REJECTED' | 'EXPIRED'>;

/** Sent as `PAYMENT_INITIATION.CONSENT_STATUS_UPDATE`. Source: plaid 47.0.0, PaymentInitiationConsentStatusUpdateWebhook. */
export interface PlaidPaymentInitiationConsentStatusUpdate extends PlaidEvent {
  readonly consent_id: string;
  readonly old_status?: PlaidPaymentInitiationConsentStatus | null;
  readonly new_status?: PlaidPaymentInitiationConsentStatus | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly error?: PlaidError | null;
}

/** Source: plaid 47.0.0, PaymentInitiationPaymentStatus. */
export type PlaidPaymentInitiationPaymentStatus = Open<
  | 'PAYMENT_STATUS_INPUT_NEEDED'
  | 'PAYMENT_STATUS_PROCESSING'
  | 'PAYMENT_STATUS_INITIATED'
  | 'PAYMENT_STATUS_COMPLETED'
  | 'PAYMENT_STATUS_INSUFFICIENT_FUNDS'
  | 'PAYMENT_STATUS_FAILED'
  | 'PAYMENT_STATUS_BLOCKED'
  | 'PAYMENT_STATUS_UNKNOWN'
  | 'PAYMENT_STATUS_EXECUTED'
  | 'PAYMENT_STATUS_SETTLED'
  | 'PAYMENT_STATUS_AUTHORISING'
  | 'PAYMENT_STATUS_CANCELLED'
  | 'PAYMENT_STATUS_ESTABLISHED'
  | 'PAYMENT_STATUS_REJECTED'
>;

/** Sent as `PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE`. Source: plaid 47.0.0, PaymentStatusUpdateWebhook. */
export interface PlaidPaymentStatusUpdate extends PlaidEvent {
  readonly payment_id: string;
  readonly transaction_id?: string | null;
  readonly new_payment_status?: PlaidPaymentInitiationPaymentStatus | null;
  readonly old_payment_status?: PlaidPaymentInitiationPaymentStatus | null;
  readonly original_reference?: string | null;
  readonly adjusted_reference?: string | null;
  readonly original_start_date?: string | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly adjusted_start_date?: string | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly error?: PlaidError | null;
}

/** Source: plaid 47.0.0, PendingDisconnectWebhookReason. */
export type PlaidPendingDisconnectReason = Open<'INSTITUTION_MIGRATION' | 'INSTITUTION_TOKEN_EXPIRATION'>;

/** Sent as `ITEM.PENDING_DISCONNECT`. Source: plaid 47.0.0, PendingDisconnectWebhook. */
export interface PlaidPendingDisconnect extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly reason?: PlaidPendingDisconnectReason | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly disconnect_time?: string | null;
}

/** Sent as `ITEM.PENDING_EXPIRATION`. Source: plaid 47.0.0, PendingExpirationWebhook. */
export interface PlaidPendingExpiration extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly consent_expiration_time?: string | null;
}

/** Sent as `TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE`. Source: plaid 47.0.0, RecurringTransactionsUpdateWebhook and ProcessorRecurringTransactionsUpdateWebhook. */
export interface PlaidRecurringTransactionsUpdate extends PlaidEvent {
  readonly item_id?: string | null;
  readonly account_ids?: readonly string[] | null;
  readonly account_id?: string | null;
}

/** Sent as `TRANSACTIONS.SYNC_UPDATES_AVAILABLE`. Source: plaid 47.0.0, SyncUpdatesAvailableWebhook and ProcessorSyncUpdatesAvailableWebhook. */
export interface PlaidSyncUpdatesAvailable extends PlaidEvent {
  readonly item_id?: string | null;
  readonly user_id?: string | null;
  readonly initial_update_complete?: boolean | null;
  readonly historical_update_complete?: boolean | null;
  readonly account_id?: string | null;
}

/** Sent as `PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED`. Source: plaid 47.0.0, ProcessorTokenWebhookUpdate. */
export interface PlaidProcessorTokenUpdate extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly account_id: string;
  readonly new_webhook_url?: string | null;
}

/** Sent as `TRANSACTIONS.TRANSACTIONS_REMOVED`. Source: plaid 47.0.0, TransactionsRemovedWebhook and ProcessorTransactionsRemovedWebhook. */
export interface PlaidTransactionsRemoved extends PlaidEvent {
  readonly error?: PlaidError | null;
  readonly removed_transactions?: readonly string[] | null;
  readonly item_id?: string | null;
  readonly account_id?: string | null;
}

/** Sent as `AUTH.PRODUCT_PERMISSIONS_REQUIRED`. Source: plaid 47.0.0, ProductPermissionsRequiredAuthWebhook. */
export interface PlaidProductPermissionsRequiredAuth extends PlaidEvent {
  readonly item_id: string;
}

/** Sent as `IDENTITY.PRODUCT_PERMISSIONS_REQUIRED`. Source: plaid 47.0.0, ProductPermissionsRequiredIdentityWebhook. */
export interface PlaidProductPermissionsRequiredIdentity extends PlaidEvent {
  readonly item_id: string;
}

/** Sent as `PROTECT.PROTECT_USER_EVENT`. Source: plaid 47.0.0, ProtectUserEventWebhook. */
export interface PlaidProtectUserEvent extends PlaidEvent {
  readonly event_id: string;
  readonly event_type?: string | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly user_id?: string | null;
  readonly client_user_id?: string | null;
  readonly link_session_id?: string | null;
}

/** Sent as `TRANSFER.RECURRING_CANCELLED`. Source: plaid 47.0.0, RecurringCancelledWebhook. */
export interface PlaidRecurringCancelled extends PlaidEvent {
  readonly recurring_transfer_id: string;
}

/** Sent as `TRANSFER.RECURRING_NEW_TRANSFER`. Source: plaid 47.0.0, RecurringNewTransferWebhook. */
export interface PlaidRecurringNewTransfer extends PlaidEvent {
  readonly recurring_transfer_id: string;
  readonly transfer_id: string;
}

/** Source: plaid 47.0.0, TransferAuthorizationDecision. */
export type PlaidTransferAuthorizationDecision = Open<'approved' | 'declined' | 'user_action_required'>;

/** Source: plaid 47.0.0, TransferAuthorizationDecisionRationaleCode. */
export type PlaidTransferAuthorizationDecisionRationaleCode = Open<
  | 'NSF'
  | 'RISK'
  | 'TRANSFER_LIMIT_REACHED'
  | 'MANUALLY_VERIFIED_ITEM'
  | 'ITEM_LOGIN_REQUIRED'
  | 'PAYMENT_PROFILE_LOGIN_REQUIRED'
  | 'ERROR'
  | 'MIGRATED_ACCOUNT_ITEM'
  | 'ADMIN'
  | 'FRAUD'
>;

/** Sent as `TRANSFER.RECURRING_TRANSFER_SKIPPED`. Source: plaid 47.0.0, RecurringTransferSkippedWebhook. */
export interface PlaidRecurringTransferSkipped extends PlaidEvent {
  readonly recurring_transfer_id: string;
  readonly authorization_decision?: PlaidTransferAuthorizationDecision | null;
  readonly authorization_decision_rationale_code?: PlaidTransferAuthorizationDecisionRationaleCode | null;
  readonly skipped_origination_date?: string | null;
}

/** Sent as `SCREENING.STATUS_UPDATED`. Source: plaid 47.0.0, ScreeningStatusUpdatedWebhook. */
export interface PlaidScreeningStatusUpdated extends PlaidEvent {
  readonly screening_id: string;
}

/** Source: plaid 47.0.0, StatementsRefreshCompleteResult. */
export type PlaidStatementsRefreshCompleteResult = Open<'SUCCESS' | 'FAILURE'>;

/** Sent as `STATEMENTS.STATEMENTS_REFRESH_COMPLETE`. Source: plaid 47.0.0, StatementsRefreshCompleteWebhook. */
export interface PlaidStatementsRefreshComplete extends PlaidEvent {
  readonly item_id: string;
  readonly result?: PlaidStatementsRefreshCompleteResult | null;
}

/** Sent as `TRANSFER.PLATFORM_ONBOARDING_UPDATE`. Source: plaid 47.0.0, TransferPlatformOnboardingUpdateWebhook. */
export interface PlaidTransferPlatformOnboardingUpdate extends PlaidEvent {
  readonly originator_client_id: string;
}

/** Sent as `ITEM.USER_ACCOUNT_REVOKED`. Source: plaid 47.0.0, UserAccountRevokedWebhook. */
export interface PlaidUserAccountRevoked extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly account_id: string;
}

/** Sent as `INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED`. Source: plaid 47.0.0, UserIncomeVerificationRefreshReconnectNeededWebhook. */
export interface PlaidUserIncomeVerificationRefreshReconnectNeeded extends PlaidEvent {
  readonly user_id: string;
}

/** Sent as `INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS`. Source: plaid 47.0.0, UserIncomeVerificationRiskSignalsStatusWebhook. */
export interface PlaidUserIncomeVerificationRiskSignalsStatus extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly risk_signals_status?: string | null;
}

/** Sent as `INCOME.USER_INCOME_VERIFICATION`. Source: plaid 47.0.0, UserIncomeVerificationStatusWebhook. */
export interface PlaidUserIncomeVerificationStatus extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly verification_status?: string | null;
}

/** Sent as `ITEM.USER_PERMISSION_REVOKED`. Source: plaid 47.0.0, UserPermissionRevokedWebhook. */
export interface PlaidUserPermissionRevoked extends PlaidEvent {
  readonly item_id: string;
  readonly user_id?: string | null;
  readonly error?: PlaidError | null;
}

/** Source: plaid 47.0.0, WalletTransactionStatus. */
export type PlaidWalletTransactionStatus = Open<'AUTHORISING' | 'INITIATED' | 'EXECUTED' | 'SETTLED' | 'BLOCKED' | 'FAILED'>;

/** Source: plaid 47.0.0, WalletTransactionFailureReason. */
export type PlaidWalletTransactionFailureReason = Open<
  | 'EXTERNAL_SYSTEM'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'INVALID'
  | 'ACCOUNT_INVALID'
  | 'AUTHENTICATION_FAILED'
  | 'UNKNOWN'
>;

/** Sent as `WALLET.WALLET_TRANSACTION_STATUS_UPDATE`. Source: plaid 47.0.0, WalletTransactionStatusUpdateWebhook. */
export interface PlaidWalletTransactionStatusUpdate extends PlaidEvent {
  readonly transaction_id: string;
  readonly payment_id?: string | null;
  readonly wallet_id?: string | null;
  readonly new_status?: PlaidWalletTransactionStatus | null;
  readonly old_status?: PlaidWalletTransactionStatus | null;
  readonly failure_reason?: PlaidWalletTransactionFailureReason | null;
  /** ISO 8601. Source: plaid 47.0.0. */
  readonly timestamp?: string | null;
  readonly error?: PlaidError | null;
}

/** Sent as `ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED`. Source: plaid 47.0.0, WebhookUpdateAcknowledgedWebhook. */
export interface PlaidUpdateAcknowledged extends PlaidEvent {
  readonly item_id: string;
  readonly new_webhook_url?: string | null;
  readonly error?: PlaidError | null;
}
