/** Telnyx's payloads by event type. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxPayloads {
  readonly 'message.received': TelnyxMessageEvent;
  readonly 'message.sent': TelnyxMessageEvent;
  readonly 'message.finalized': TelnyxMessageEvent;
  readonly 'message.link_click': TelnyxEvent;
  readonly 'call.initiated': TelnyxEvent;
  readonly 'call.answered': TelnyxEvent;
  readonly 'call.bridged': TelnyxEvent;
  readonly 'call.hangup': TelnyxEvent;
  readonly 'call.dtmf.received': TelnyxEvent;
  readonly 'call.gather.ended': TelnyxEvent;
  readonly 'call.machine.detection.ended': TelnyxEvent;
  readonly 'call.machine.greeting.ended': TelnyxEvent;
  readonly 'call.machine.premium.detection.ended': TelnyxEvent;
  readonly 'call.machine.premium.greeting.ended': TelnyxEvent;
  readonly 'call.playback.started': TelnyxEvent;
  readonly 'call.playback.ended': TelnyxEvent;
  readonly 'call.recording.saved': TelnyxEvent;
  readonly 'call.recording.error': TelnyxEvent;
  readonly 'call.recording.transcription.saved': TelnyxEvent;
  readonly 'call.refer.started': TelnyxEvent;
  readonly 'call.refer.completed': TelnyxEvent;
  readonly 'call.refer.failed': TelnyxEvent;
  readonly 'call.sip_info.received': TelnyxEvent;
  readonly 'call.speak.started': TelnyxEvent;
  readonly 'call.speak.ended': TelnyxEvent;
  readonly 'call.transcription': TelnyxEvent;
  readonly 'call.enqueued': TelnyxEvent;
  readonly 'call.dequeued': TelnyxEvent;
  readonly 'call.fork.started': TelnyxEvent;
  readonly 'call.fork.stopped': TelnyxEvent;
  readonly 'streaming.started': TelnyxEvent;
  readonly 'streaming.stopped': TelnyxEvent;
  readonly 'streaming.failed': TelnyxEvent;
  readonly 'conference.created': TelnyxEvent;
  readonly 'conference.ended': TelnyxEvent;
  readonly 'conference.floor.changed': TelnyxEvent;
  readonly 'conference.participant.joined': TelnyxEvent;
  readonly 'conference.participant.left': TelnyxEvent;
  readonly 'conference.participant.playback.started': TelnyxEvent;
  readonly 'conference.participant.playback.ended': TelnyxEvent;
  readonly 'conference.participant.speak.started': TelnyxEvent;
  readonly 'conference.participant.speak.ended': TelnyxEvent;
  readonly 'conference.playback.started': TelnyxEvent;
  readonly 'conference.playback.ended': TelnyxEvent;
  readonly 'conference.recording.saved': TelnyxEvent;
  readonly 'conference.speak.started': TelnyxEvent;
  readonly 'conference.speak.ended': TelnyxEvent;
  readonly 'fax.received': TelnyxEvent;
  readonly 'fax.queued': TelnyxEvent;
  readonly 'fax.media.processed': TelnyxEvent;
  readonly 'fax.sending.started': TelnyxEvent;
  readonly 'fax.delivered': TelnyxEvent;
  readonly 'fax.failed': TelnyxEvent;
  readonly 'number_order.complete': TelnyxEvent;
}

/** An event. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxEvent {
  readonly data: TelnyxEventData;
  readonly meta?: TelnyxMeta | null;
}

/** What has happened. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxEventData {
  /** UUID. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
  readonly id: string;
  readonly event_type: string;
  /** ISO 8601. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
  readonly occurred_at?: string | null;
  readonly record_type?: string | null;
  readonly payload: { readonly [member: string]: unknown };
}

/** How often it was sent. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxMeta {
  readonly attempt?: number | null;
  readonly delivered_to?: string | null;
}

/** An event of a message. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxMessageEvent extends Omit<TelnyxEvent, 'data'> {
  readonly data: Omit<TelnyxEventData, 'payload'> & { readonly payload: TelnyxMessage };
}

/** A message. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxMessage {
  readonly id: string;
  /** `inbound` or `outbound`. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
  readonly direction?: string | null;
  readonly text?: string | null;
  /** `SMS` or `MMS`. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
  readonly type?: string | null;
  readonly from?: { readonly phone_number?: string | null; readonly carrier?: string | null } | null;
  readonly to?: readonly TelnyxRecipient[] | null;
  readonly messaging_profile_id?: string | null;
}

/** Who a message is for. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
export interface TelnyxRecipient {
  readonly phone_number?: string | null;
  /** E.g. `delivered`, `delivery_failed`. Source: developers.telnyx.com/docs/messaging/messages/receiving-webhooks. */
  readonly status?: string | null;
}
