import type { Open } from '../open.js';

/** SendGrid's payloads by event: it sends events together. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
export interface SendgridPayloads {
  readonly events: readonly SendgridEvent[];
}

/** What has become of one message, or what its reader has done. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
export interface SendgridEvent {
  readonly event: Open<
    | 'processed'
    | 'dropped'
    | 'delivered'
    | 'deferred'
    | 'bounce'
    | 'blocked'
    | 'open'
    | 'click'
    | 'spamreport'
    | 'unsubscribe'
    | 'group_unsubscribe'
    | 'group_resubscribe'
    | 'account_status_change'
  >;
  /** The recipient's address. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
  readonly email?: string | null;
  /** Unix seconds. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
  readonly timestamp: number;
  /** The event's own ID: handle each once. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
  readonly sg_event_id?: string | null;
  readonly sg_message_id?: string | null;
  readonly 'smtp-id'?: string | null;
  /** Why a message was not delivered. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
  readonly reason?: string | null;
  readonly status?: string | null;
  readonly response?: string | null;
  /** Of a message that was deferred; sent as text or as a number. Source: www.twilio.com/docs/sendgrid/for-developers/tracking-events/event. */
  readonly attempt?: string | number | null;
  readonly type?: string | null;
  readonly url?: string | null;
  readonly useragent?: string | null;
  readonly ip?: string | null;
  readonly category?: string | readonly string[] | null;
  readonly asm_group_id?: number | null;
}
