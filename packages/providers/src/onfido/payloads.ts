// Made by generate-payloads.ts from the types of @onfido/api 6.2.0, licence MIT: change the script, not this file.
import type { Open } from '../open.js';

/**
 * Onfido's payloads by type. Source: @onfido/api 6.2.0.
 *
 * By hand: `payload`, `action` and `object` are always there, as documentation.identity.entrust.com/api has them, where the package
 * calls them optional; a task reads and makes whatever it likes, where the package says objects; all other members may be null.
 */
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

/** Source: @onfido/api 6.2.0, WebhookEventPayload. */
export interface OnfidoEventPayload {
  readonly resource_type: OnfidoResourceType;
  readonly action: OnfidoEventType;
  readonly object: OnfidoObject;
  readonly resource?: OnfidoResource | null;
}

/** Source: @onfido/api 6.2.0, WebhookEventResourceType. */
export type OnfidoResourceType = Open<
  | 'check'
  | 'report'
  | 'audit_log'
  | 'workflow_run'
  | 'workflow_task'
  | 'watchlist_monitor'
  | 'workflow_timeline_file'
  | 'workflow_run_evidence_folder'
>;

/** Source: @onfido/api 6.2.0, WebhookEventType. */
export type OnfidoEventType = Open<
  | 'audit_log.created'
  | 'watchlist_monitor.matches_updated'
  | 'workflow_run.completed'
  | 'workflow_task.started'
  | 'workflow_task.completed'
  | 'check.started'
  | 'check.reopened'
  | 'check.withdrawn'
  | 'check.completed'
  | 'check.form_completed'
  | 'report.withdrawn'
  | 'report.resumed'
  | 'report.cancelled'
  | 'report.awaiting_approval'
  | 'report.completed'
  | 'workflow_timeline_file.created'
  | 'workflow_run_evidence_folder.created'
>;

/** Source: @onfido/api 6.2.0, WebhookEventPayloadObject. */
export interface OnfidoObject {
  readonly id: string;
  readonly status?: OnfidoObjectStatus | null;
  readonly started_at_iso8601?: string | null;
  readonly completed_at_iso8601?: string | null;
  readonly href?: string | null;
}

/** Source: @onfido/api 6.2.0, WebhookEventObjectStatus. */
export type OnfidoObjectStatus = Open<
  | 'processing'
  | 'awaiting_input'
  | 'awaiting_client_input'
  | 'approved'
  | 'declined'
  | 'review'
  | 'abandoned'
  | 'error'
  | 'started'
  | 'cancelled'
  | 'completed'
  | 'awaiting_data'
  | 'awaiting_approval'
  | 'complete'
  | 'withdrawn'
  | 'in_progress'
  | 'awaiting_applicant'
  | 'paused'
  | 'reopened'
>;

/** Source: @onfido/api 6.2.0, WebhookEventPayloadResource. */
export interface OnfidoResource {
  readonly id?: string | null;
  readonly applicant_id?: string | null;
  readonly status?: OnfidoResourceStatus | null;
  readonly created_at?: string | null;
  readonly updated_at?: string | null;
  readonly dashboard_url?: string | null;
  readonly workflow_id?: string | null;
  readonly workflow_run_id?: string | null;
  readonly workflow_version_id?: number | null;
  readonly task_def_id?: string | null;
  readonly task_def_version?: string | null;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly reasons?: readonly string[] | null;
  readonly tags?: readonly string[] | null;
  readonly link?: OnfidoWorkflowRunLink | null;
  readonly error?: OnfidoWorkflowRunError | null;
  readonly customer_user_id?: string | null;
  readonly timeline_file_download_url?: string | null;
}

/** Source: @onfido/api 6.2.0, WebhookEventResourceStatus. */
export type OnfidoResourceStatus = Open<
  | 'processing'
  | 'awaiting_input'
  | 'awaiting_client_input'
  | 'approved'
  | 'declined'
  | 'review'
  | 'abandoned'
  | 'error'
  | 'started'
  | 'cancelled'
  | 'completed'
>;

/** Source: @onfido/api 6.2.0, WorkflowRunLink. */
export interface OnfidoWorkflowRunLink {
  readonly url?: string | null;
  readonly completed_redirect_url?: string | null;
  readonly expired_redirect_url?: string | null;
  readonly expires_at?: string | null;
  readonly language?: OnfidoWorkflowRunLinkLanguage | null;
}

/** Source: @onfido/api 6.2.0, WorkflowRunLinkLanguageEnum. */
export type OnfidoWorkflowRunLinkLanguage = Open<'en_US' | 'de_DE' | 'es_ES' | 'fr_FR' | 'it_IT' | 'pt_PT' | 'nl_NL'>;

/** Source: @onfido/api 6.2.0, WorkflowRunError. */
export interface OnfidoWorkflowRunError {
  readonly type?: string | null;
  readonly message?: string | null;
}

/** Source: @onfido/api 6.2.0, WebhookEvent. */
export interface OnfidoEvent {
  readonly payload: OnfidoEventPayload;
}
