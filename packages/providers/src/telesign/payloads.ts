/** Telesign's payloads by form. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
export interface TelesignPayloads {
  /** What became of a message, a call or a verification. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
  readonly transaction_status: TelesignTransaction;
  /** An SMS from somebody, `sub_resource` is `mo_sms`. Source: developer.telesign.com/enterprise/docs/inbound-sms. */
  readonly mo_sms: TelesignInboundSms;
}

/** State of a transaction. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
export interface TelesignStatus {
  /** Such as `200`, delivered; some products write it as text. Source: developer.telesign.com/enterprise/docs/sms-api-callback-service. */
  readonly code: number | string;
  readonly description?: string | null;
  /** RFC 3339. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
  readonly updated_on?: string | null;
}

/** A transaction. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
export interface TelesignTransaction {
  /** 32 hexadecimal digits. Source: developer.telesign.com/enterprise/docs/transaction-callback-service. */
  readonly reference_id: string;
  readonly status: TelesignStatus;
  readonly sub_resource?: string | null;
  /** ISO 8601. Source: enterprise.telesign.com/api-reference/additional-features/transaction-callback-service. */
  readonly submit_timestamp?: string | null;
  readonly errors?: readonly unknown[] | null;
  /** What you called it. Source: developer.telesign.com/standard/docs/sms-api-status-callback-post. */
  readonly external_id?: string | null;
  /** What your account has asked for. Source: developer.telesign.com/enterprise/docs/sms-api-callback-service. */
  readonly additional_info?: {
    readonly mcc?: string | null;
    readonly mnc?: string | null;
    readonly price?: string | null;
    readonly currency?: string | null;
    readonly message_parts_count?: number | string | null;
    readonly message_parts_reference_ids?: string | null;
  } | null;
}

/** An SMS from somebody. Source: developer.telesign.com/enterprise/docs/inbound-sms. */
export interface TelesignInboundSms {
  /** 32 hexadecimal digits. Source: developer.telesign.com/standard/docs/additional-features-inbound-sms. */
  readonly reference_id: string;
  readonly sub_resource: string;
  /** Empty so far. Source: developer.telesign.com/standard/docs/additional-features-inbound-sms. */
  readonly errors?: unknown;
  readonly status?: TelesignStatus | null;
  readonly [member: string]: unknown;
}
