/** Checkr's payloads by event type. Source: docs.checkr.com/apis/webhooks. */
export interface CheckrPayloads {
  readonly 'candidate.created': CheckrEvent;
  readonly 'candidate.id_required': CheckrEvent;
  readonly 'candidate.driver_license_required': CheckrEvent;
  readonly 'candidate.updated': CheckrEvent;
  readonly 'candidate.pre_adverse_action': CheckrEvent;
  readonly 'candidate.post_adverse_action': CheckrEvent;
  readonly 'invitation.created': CheckrInvitationEvent;
  readonly 'invitation.completed': CheckrInvitationEvent;
  readonly 'invitation.expired': CheckrInvitationEvent;
  readonly 'invitation.deleted': CheckrInvitationEvent;
  readonly 'verification.created': CheckrEvent;
  readonly 'verification.completed': CheckrEvent;
  readonly 'verification.processed': CheckrEvent;
  readonly 'report.created': CheckrReportEvent;
  readonly 'report.updated': CheckrReportEvent;
  readonly 'report.canceled': CheckrReportEvent;
  readonly 'report.upgraded': CheckrReportEvent;
  readonly 'report.completed': CheckrReportEvent;
  readonly 'report.suspended': CheckrReportEvent;
  readonly 'report.resumed': CheckrReportEvent;
  readonly 'report.disputed': CheckrReportEvent;
  readonly 'report.pre_adverse_action': CheckrReportEvent;
  readonly 'report.post_adverse_action': CheckrReportEvent;
  readonly 'report.engaged': CheckrReportEvent;
  readonly 'adverse_action.notice_not_delivered': CheckrEvent;
  readonly 'package.created': CheckrEvent;
  readonly 'package.updated': CheckrEvent;
  readonly 'package.deleted': CheckrEvent;
  readonly 'continuous_check.subscription_error': CheckrEvent;
  readonly 'continuous_check.confirmation_required': CheckrEvent;
  readonly 'form_i9.created': CheckrEvent;
  readonly 'form_i9.updated': CheckrEvent;
  readonly 'form_i9.completed': CheckrEvent;
  readonly 'form_i9.deleted': CheckrEvent;
}

/** Something that has happened to an object. Source: docs.checkr.com/apis/webhooks. */
export interface CheckrEvent {
  readonly id: string;
  /** Always `event`. Source: docs.checkr.com/apis/webhooks. */
  readonly object?: string | null;
  /** E.g. `report.completed`. Source: docs.checkr.com/apis/webhooks. */
  readonly type: string;
  /** ISO 8601. Source: docs.checkr.com/apis/webhooks. */
  readonly created_at?: string | null;
  readonly webhook_url?: string | null;
  readonly account_id?: string | null;
  readonly data: { readonly object: CheckrObject };
}

/** What it happened to: whole where the webhook's setting says so, else where the API has it. Source: docs.checkr.com/apis/webhooks. */
export interface CheckrObject {
  readonly id: string;
  /** Its kind, e.g. `report`. Source: docs.checkr.com/apis/webhooks. */
  readonly object?: string | null;
  /** Path of the API. Source: docs.checkr.com/apis/webhooks. */
  readonly uri?: string | null;
  /** ISO 8601. Source: docs.checkr.com. */
  readonly created_at?: string | null;
  readonly [member: string]: unknown;
}

/** Something that has happened to a report. Source: docs.checkr.com. */
export interface CheckrReportEvent extends Omit<CheckrEvent, 'data'> {
  readonly data: { readonly object: CheckrReport };
}

/** A report. Source: docs.checkr.com. */
export interface CheckrReport extends CheckrObject {
  /** `pending`, `complete`, `suspended`, `paused`, `canceled`, `dispute`. Source: docs.checkr.com/use-cases/check-status. */
  readonly status?: string | null;
  /** `clear`, `consider`. Source: docs.checkr.com/use-cases/check-status. */
  readonly result?: string | null;
  readonly assessment?: string | null;
  readonly adjudication?: string | null;
  readonly package?: string | null;
  readonly candidate_id?: string | null;
  /** ISO 8601. Source: docs.checkr.com. */
  readonly completed_at?: string | null;
}

/** Something that has happened to an invitation. Source: docs.checkr.com. */
export interface CheckrInvitationEvent extends Omit<CheckrEvent, 'data'> {
  readonly data: { readonly object: CheckrInvitation };
}

/** An invitation. Source: docs.checkr.com. */
export interface CheckrInvitation extends CheckrObject {
  readonly status?: string | null;
  readonly invitation_url?: string | null;
  readonly package?: string | null;
  readonly candidate_id?: string | null;
  readonly report_id?: string | null;
  /** ISO 8601. Source: docs.checkr.com. */
  readonly completed_at?: string | null;
  /** ISO 8601. Source: docs.checkr.com. */
  readonly expires_at?: string | null;
  /** ISO 8601. Source: docs.checkr.com. */
  readonly deleted_at?: string | null;
}
