/** Didit's payloads by `webhook_type`. Source: docs.didit.me/management-api/webhook/create-destination. */
export interface DiditPayloads {
  readonly 'status.updated': DiditSessionEvent;
  readonly 'data.updated': DiditSessionEvent;
  readonly 'user.status.updated': DiditEntityEvent;
  readonly 'user.data.updated': DiditEntityEvent;
  readonly 'business.status.updated': DiditEntityEvent;
  readonly 'business.data.updated': DiditEntityEvent;
  readonly 'activity.created': DiditEvent;
  readonly 'transaction.created': DiditTransactionEvent;
  readonly 'transaction.status.updated': DiditTransactionEvent;
  readonly 'travel_rule.status.updated': DiditTransactionEvent;
}

/** What all events have. Source: docs.didit.me/integration/webhooks. */
export interface DiditEvent {
  /** The type, e.g. `status.updated`. Source: docs.didit.me/integration/webhooks. */
  readonly webhook_type: string;
  /** The same in all attempts; older ones have none. Source: docs.didit.me/integration/webhooks. */
  readonly event_id?: string | null;
  /**
   * When it was sent: Unix seconds, on some pages ISO 8601. Source: docs.didit.me/integration/webhooks,
   * docs.didit.me/business-verification/webhooks.
   */
  readonly timestamp?: number | string | null;
  readonly application_id?: string | null;
  /** `live`, `sandbox`. Source: docs.didit.me/integration/webhooks. */
  readonly environment?: string | null;
  /** The application's own ID of the person or business. Source: docs.didit.me/integration/webhooks. */
  readonly vendor_data?: string | null;
  readonly metadata?: unknown;
}

/** Something about a session, of a person or of a business. Source: docs.didit.me/integration/webhooks. */
export interface DiditSessionEvent extends DiditEvent {
  /** Of a person's session. Source: docs.didit.me/integration/webhooks. */
  readonly session_id?: string | null;
  /**
   * `Not Started`, `In Progress`, `In Review`, `Approved`, `Declined`, `Abandoned`, `Expired`, … Source:
   * docs.didit.me/integration/webhooks.
   */
  readonly status?: string | null;
  /** `business` for a business. Source: docs.didit.me/business-verification/webhooks. */
  readonly session_kind?: string | null;
  readonly business_session_id?: string | null;
  readonly workflow_id?: string | null;
  /** Of the session: Unix seconds. Source: docs.didit.me/integration/webhooks. */
  readonly created_at?: number | string | null;
  /** What was found, once the session has come to an end or to a review. Source: docs.didit.me/integration/webhooks. */
  readonly decision?: { readonly [member: string]: unknown } | null;
  /** What must be done again, for `Resubmitted`. Source: docs.didit.me/integration/webhooks. */
  readonly resubmit_info?: { readonly [member: string]: unknown } | null;
}

/** Something about a user or a business, over all its sessions. Source: docs.didit.me/entities/webhooks. */
export interface DiditEntityEvent extends DiditEvent {
  /** `ACTIVE`, `FLAGGED`, `BLOCKED`. Source: docs.didit.me/entities/webhooks. */
  readonly status?: string | null;
  readonly previous_status?: string | null;
  /** Names of the members that have changed. Source: docs.didit.me/entities/webhooks. */
  readonly changed_fields?: readonly string[] | null;
  /** By those names, what they were and are: `previous`, `current`. Source: docs.didit.me/entities/webhooks. */
  readonly changes?: { readonly [member: string]: unknown } | null;
}

/** Something about a transaction. Source: docs.didit.me/transaction-monitoring. */
export interface DiditTransactionEvent extends DiditEvent {
  readonly transaction_id?: string | null;
  /** The application's own ID of it. Source: docs.didit.me/transaction-monitoring. */
  readonly txn_id?: string | null;
  readonly status?: string | null;
  readonly severity?: string | null;
  readonly direction?: string | null;
  readonly currency?: string | null;
  readonly travel_rule_status?: string | null;
}
