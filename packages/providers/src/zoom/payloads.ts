/** Zoom's payloads by event. Source: developers.zoom.us/docs/api/webhooks. */
export interface ZoomPayloads {
  readonly 'meeting.alert': ZoomEvent;
  readonly 'meeting.created': ZoomEvent;
  readonly 'meeting.updated': ZoomEvent;
  readonly 'meeting.deleted': ZoomEvent;
  readonly 'meeting.permanently_deleted': ZoomEvent;
  readonly 'meeting.recovered': ZoomEvent;
  readonly 'meeting.started': ZoomEvent;
  readonly 'meeting.ended': ZoomEvent;
  readonly 'meeting.registration_created': ZoomEvent;
  readonly 'meeting.registration_approved': ZoomEvent;
  readonly 'meeting.registration_cancelled': ZoomEvent;
  readonly 'meeting.registration_denied': ZoomEvent;
  readonly 'meeting.sharing_started': ZoomEvent;
  readonly 'meeting.sharing_ended': ZoomEvent;
  readonly 'meeting.live_streaming_started': ZoomEvent;
  readonly 'meeting.live_streaming_stopped': ZoomEvent;
  readonly 'meeting.participant_joined': ZoomEvent;
  readonly 'meeting.participant_left': ZoomEvent;
  readonly 'meeting.participant_admitted': ZoomEvent;
  readonly 'meeting.participant_put_in_waiting_room': ZoomEvent;
  readonly 'meeting.participant_joined_waiting_room': ZoomEvent;
  readonly 'meeting.participant_left_waiting_room': ZoomEvent;
  readonly 'meeting.participant_jbh_joined': ZoomEvent;
  readonly 'meeting.participant_jbh_waiting': ZoomEvent;
  readonly 'meeting.participant_jbh_waiting_left': ZoomEvent;
  readonly 'meeting.participant_feedback': ZoomEvent;
  readonly 'meeting.participant_role_changed': ZoomEvent;
  readonly 'meeting.participant_joined_breakout_room': ZoomEvent;
  readonly 'meeting.participant_left_breakout_room': ZoomEvent;
  readonly 'webinar.alert': ZoomEvent;
  readonly 'webinar.created': ZoomEvent;
  readonly 'webinar.updated': ZoomEvent;
  readonly 'webinar.deleted': ZoomEvent;
  readonly 'webinar.started': ZoomEvent;
  readonly 'webinar.ended': ZoomEvent;
  readonly 'webinar.registration_created': ZoomEvent;
  readonly 'webinar.registration_approved': ZoomEvent;
  readonly 'webinar.registration_cancelled': ZoomEvent;
  readonly 'webinar.registration_denied': ZoomEvent;
  readonly 'webinar.sharing_started': ZoomEvent;
  readonly 'webinar.sharing_ended': ZoomEvent;
  readonly 'webinar.participant_joined': ZoomEvent;
  readonly 'webinar.participant_left': ZoomEvent;
  readonly 'recording.started': ZoomEvent;
  readonly 'recording.paused': ZoomEvent;
  readonly 'recording.resumed': ZoomEvent;
  readonly 'recording.stopped': ZoomEvent;
  readonly 'recording.completed': ZoomEvent;
  readonly 'recording.renamed': ZoomEvent;
  readonly 'recording.trashed': ZoomEvent;
  readonly 'recording.deleted': ZoomEvent;
  readonly 'recording.recovered': ZoomEvent;
  readonly 'recording.transcript_completed': ZoomEvent;
  readonly 'recording.registration_created': ZoomEvent;
  readonly 'recording.registration_approved': ZoomEvent;
  readonly 'recording.registration_denied': ZoomEvent;
  readonly 'user.created': ZoomEvent;
  readonly 'user.invitation_accepted': ZoomEvent;
  readonly 'user.updated': ZoomEvent;
  readonly 'user.settings_updated': ZoomEvent;
  readonly 'user.activated': ZoomEvent;
  readonly 'user.deactivated': ZoomEvent;
  readonly 'user.disassociated': ZoomEvent;
  readonly 'user.deleted': ZoomEvent;
  readonly 'user.presence_status_updated': ZoomEvent;
  readonly 'user.personal_notes_updated': ZoomEvent;
  readonly 'user.signed_in': ZoomEvent;
  readonly 'user.signed_out': ZoomEvent;
  readonly 'account.created': ZoomEvent;
  readonly 'account.updated': ZoomEvent;
  readonly 'account.disassociated': ZoomEvent;
  readonly 'account.settings_updated': ZoomEvent;
  readonly app_deauthorized: ZoomDeauthorization;
}

/** What has happened, and in which account. Source: developers.zoom.us/docs/api/webhooks. */
export interface ZoomEvent {
  /** The event, e.g. `meeting.started`. Source: developers.zoom.us/docs/api/webhooks. */
  readonly event: string;
  /** When it happened, Unix milliseconds. Source: developers.zoom.us/docs/api/webhooks. */
  readonly event_ts?: number;
  readonly payload: {
    readonly account_id?: string | null;
    /** Address of the user who did it. Source: developers.zoom.us/docs/api/webhooks. */
    readonly operator?: string | null;
    readonly operator_id?: string | null;
    /** What it happened to: a meeting, a recording, a user. Source: developers.zoom.us/docs/api/webhooks. */
    readonly object?: { readonly [member: string]: unknown } | null;
    /** What it was before an update. Source: developers.zoom.us/docs/api/webhooks. */
    readonly old_object?: { readonly [member: string]: unknown } | null;
  };
}

/** A user has removed the app. Source: developers.zoom.us/docs/api/webhooks. */
export interface ZoomDeauthorization {
  readonly event: string;
  readonly event_ts?: number;
  readonly payload: {
    readonly account_id?: string | null;
    readonly user_id?: string | null;
    /** ISO 8601. Source: developers.zoom.us/docs/api/webhooks. */
    readonly deauthorization_time?: string | null;
    readonly signature?: string | null;
    readonly client_id?: string | null;
  };
}
