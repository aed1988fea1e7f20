/** Onfido's payloads by event. Source: documentation.identity.entrust.com/api. */
export interface OnfidoPayloads {
  readonly 'audit_log.created': OnfidoEvent;
  readonly 'watchlist_monitor.matches_updated': OnfidoEvent;
  readonly 'workflow_run.completed': OnfidoEvent;
  readonly 'workflow_task.started': OnfidoEvent;
  readonly 'workflow_task.completed': OnfidoEvent;
  readonly 'check.started': OnfidoEvent;
  readonly 'check.reopened': OnfidoEvent;
  readonly 'check.withdrawn': OnfidoEvent;
  readonly 'check.completed': OnfidoEvent;
  readonly 'check.form_completed': OnfidoEvent;
  readonly 'report.withdrawn': OnfidoEvent;
  readonly 'report.resumed': OnfidoEvent;
  readonly 'report.cancelled': OnfidoEvent;
  readonly 'report.awaiting_approval': OnfidoEvent;
  readonly 'report.completed': OnfidoEvent;
  readonly 'workflow_timeline_file.created': OnfidoEvent;
  readonly 'workflow_run_evidence_folder.created': OnfidoEvent;
}

/** Sent when something has happened to an object. Source: documentation.identity.entrust.com/api. */
export interface OnfidoEvent {
  readonly payload: OnfidoEventPayload;
}

/** What has happened, and to what. Source: documentation.identity.entrust.com/api. */
export interface OnfidoEventPayload {
  /** Kind of the object, e.g. `check`. Source: documentation.identity.entrust.com/api. */
  readonly resource_type: string;
  /** The event, e.g. `check.completed`. Source: documentation.identity.entrust.com/api. */
  readonly action: string;
  readonly object: OnfidoObject;
  /** The object as it is now, of workflows alone; ask the API for all else. Source: documentation.identity.entrust.com/api. */
  readonly resource?: { readonly [member: string]: unknown } | null;
}

/** What it happened to. Source: documentation.identity.entrust.com/api. */
export interface OnfidoObject {
  readonly id: string;
  /** E.g. `complete`. Source: documentation.identity.entrust.com/api. */
  readonly status?: string | null;
  /** ISO 8601. Source: documentation.identity.entrust.com/api. */
  readonly started_at_iso8601?: string | null;
  /** ISO 8601. Source: documentation.identity.entrust.com/api. */
  readonly completed_at_iso8601?: string | null;
  /** Where the API has it. Source: documentation.identity.entrust.com/api. */
  readonly href?: string | null;
}
