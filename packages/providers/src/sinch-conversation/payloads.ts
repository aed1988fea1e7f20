import type { Open } from '../open.js';

/** Payloads of Sinch SMS by their type, and of Sinch Conversation by the member that they have. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchConversationPayloads {
  /** An SMS from somebody. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly mo_text: SinchInboundSms;
  /** The same, in bytes: `body` is their base64. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly mo_binary: SinchInboundSms;
  /** An MMS from somebody. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly mo_media: SinchInboundMms;
  /** What became of a batch of SMS. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly delivery_report_sms: SinchDeliveryReport;
  /** Of a batch of MMS. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly delivery_report_mms: SinchDeliveryReport;
  /** What became of one SMS of a batch. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly recipient_delivery_report_sms: SinchRecipientDeliveryReport;
  /** Of one MMS. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly recipient_delivery_report_mms: SinchRecipientDeliveryReport;
  /** A message from somebody. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly message: SinchInboundMessage;
  /** The same, with what is personal taken out. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly message_redaction: SinchRedactedMessage;
  /** A message was handed to a channel. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly message_submit_notification: SinchSubmittedMessage;
  /** What became of a message. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly message_delivery_report: SinchMessageDelivery;
  /** An event from somebody, such as that they are typing. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly event: SinchInboundEvent;
  /** What became of an event. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly event_delivery_report: SinchEventDelivery;
  /** A conversation began. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly conversation_start_notification: SinchConversationStart;
  /** It ended. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly conversation_stop_notification: SinchConversationStop;
  /** It was deleted. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly conversation_delete_notification: SinchConversationDelete;
  /** A contact was made. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly contact_create_notification: SinchContactCreate;
  /** It was deleted. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly contact_delete_notification: SinchContactDelete;
  /** Two contacts were made one. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly contact_merge_notification: SinchContactMerge;
  /** A contact was changed. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly contact_update_notification: SinchContactUpdate;
  /** Several contacts have one identity. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly duplicated_contact_identities_notification: SinchDuplicatedIdentities;
  /** What a channel can do for a recipient. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly capability_notification: SinchCapability;
  /** A consent. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly opt_in_notification: SinchOptIn;
  /** Its end. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly opt_out_notification: SinchOptOut;
  /** An event of a channel, such as a limit. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly channel_event_notification: SinchChannelEvent;
  /** What an analysis made of a message. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
  readonly smart_conversation_notification: SinchAnalysis;
  /** Something of a channel, as that channel wrote it. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly unsupported_callback: SinchUnsupported;
}

/** An SMS from somebody. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
export interface SinchInboundSms {
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** ISO 8601. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly received_at: string;
  /** When it left the device: ISO 8601. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly sent_at?: string | null;
  /** What the message had that this one answers. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly client_reference?: string | null;
  /** MCC and MNC. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly operator_id?: string | null;
  /** Header of a message in bytes, hexadecimal. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly udh?: string | null;
}

/** An MMS from somebody. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
export interface SinchInboundMms {
  readonly type: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly body: {
    readonly subject?: string | null;
    readonly message?: string | null;
    readonly media?: readonly { readonly url?: string | null; readonly content_type?: string | null }[] | null;
  };
  /** ISO 8601. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly received_at: string;
  readonly sent_at?: string | null;
  readonly client_reference?: string | null;
  readonly operator_id?: string | null;
}

/** What became of a batch. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
export interface SinchDeliveryReport {
  readonly type: string;
  readonly batch_id: string;
  readonly client_reference?: string | null;
  readonly statuses: readonly SinchStatus[];
  readonly total_message_count?: number | null;
}

/** How many of a batch have a status. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
export interface SinchStatus {
  /** `0` is delivered; others are errors. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly code: number;
  readonly count: number;
  readonly recipients?: readonly string[] | null;
  readonly status: SinchSmsStatus;
}

/** State of an SMS. Source: developers.sinch.com/docs/sms/api-reference/sms/tag/Delivery-reports. */
export type SinchSmsStatus = Open<
  | 'Queued'
  | 'Dispatched'
  | 'Aborted'
  | 'Cancelled'
  | 'Rejected'
  | 'Deleted'
  | 'Delivered'
  | 'Failed'
  | 'Expired'
  | 'Unknown'
>;

/** What became of one message of a batch. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
export interface SinchRecipientDeliveryReport {
  readonly type: string;
  readonly batch_id: string;
  readonly recipient: string;
  readonly code: number;
  readonly status: SinchSmsStatus;
  /** When the report was made: ISO 8601. Source: github.com/sinch/sinch-sdk-node, packages/sms/src/models/v1. */
  readonly at: string;
  readonly operator_status_at?: string | null;
  readonly client_reference?: string | null;
  readonly applied_originator?: string | null;
  readonly encoding?: Open<'GSM' | 'UNICODE'> | null;
  readonly number_of_message_parts?: number | null;
  readonly operator?: string | null;
}

/** What every callback of Conversation has. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchCallback {
  readonly app_id: string;
  /** Empty for some. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly project_id?: string | null;
  /** When Conversation took it from the channel: ISO 8601. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly accepted_time?: string | null;
  /** When it happened, as the channel says: ISO 8601. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly event_time?: string | null;
  readonly message_metadata?: string | null;
  readonly correlation_id?: string | null;
}

/** Somebody, as a channel knows them. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchChannelIdentity {
  /** `SMS`, `RCS`, `WHATSAPP`, `MESSENGER`, `VIBER`, … Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly channel: string;
  readonly identity: string;
  /** Empty where the identity is the same for every app. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly app_id?: string | null;
}

/** A message. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchMessage {
  readonly id: string;
  /** `TO_APP`. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly direction?: string | null;
  /** What was written, in a member that its kind names. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly contact_message?: SinchContactMessage | null;
  readonly channel_identity?: SinchChannelIdentity | null;
  readonly conversation_id?: string | null;
  readonly contact_id?: string | null;
  readonly metadata?: string | null;
  readonly accept_time?: string | null;
}

/** One of these members is there, and perhaps what it answers. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchContactMessage {
  readonly text_message?: { readonly text?: string | null } | null;
  readonly media_message?: { readonly url?: string | null } | null;
  readonly location_message?: {
    readonly title?: string | null;
    readonly label?: string | null;
    readonly coordinates?: { readonly latitude?: number | null; readonly longitude?: number | null } | null;
  } | null;
  readonly choice_response_message?: {
    readonly message_id?: string | null;
    readonly postback_data?: string | null;
  } | null;
  readonly media_card_message?: { readonly url?: string | null; readonly caption?: string | null } | null;
  readonly fallback_message?: { readonly reason?: SinchReason | null; readonly raw_message?: string | null } | null;
  readonly reply_to?: { readonly message_id?: string | null } | null;
}

/** Why something failed. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchReason {
  /** Such as `RECIPIENT_NOT_REACHABLE`. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly code?: string | null;
  readonly description?: string | null;
  readonly sub_code?: string | null;
}

/** State of a message or event. Source: developers.sinch.com/docs/conversation/callbacks. */
export type SinchDeliveryStatus = Open<'QUEUED_ON_CHANNEL' | 'DELIVERED' | 'READ' | 'FAILED' | 'SWITCHING_CHANNEL'>;

/** A message from somebody. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchInboundMessage extends SinchCallback {
  readonly message: SinchMessage;
}

/** The same, with what is personal taken out. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchRedactedMessage extends SinchCallback {
  readonly message_redaction: SinchMessage;
}

/** A message was handed to a channel. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchSubmittedMessage extends SinchCallback {
  readonly message_submit_notification: {
    readonly message_id?: string | null;
    readonly conversation_id?: string | null;
    readonly contact_id?: string | null;
    readonly channel_identity?: SinchChannelIdentity | null;
    readonly metadata?: string | null;
  };
}

/** What became of a message. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchMessageDelivery extends SinchCallback {
  readonly message_delivery_report: {
    readonly message_id: string;
    readonly conversation_id?: string | null;
    readonly status: SinchDeliveryStatus;
    readonly channel_identity?: SinchChannelIdentity | null;
    readonly contact_id?: string | null;
    readonly reason?: SinchReason | null;
    readonly metadata?: string | null;
  };
}

/** An event from somebody. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchInboundEvent extends SinchCallback {
  readonly event: {
    readonly id?: string | null;
    readonly direction?: string | null;
    readonly contact_event?: { readonly composing_event?: object | null } | null;
    readonly channel_identity?: SinchChannelIdentity | null;
    readonly contact_id?: string | null;
    readonly conversation_id?: string | null;
    readonly accept_time?: string | null;
  };
}

/** What became of an event. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchEventDelivery extends SinchCallback {
  readonly event_delivery_report: {
    readonly event_id: string;
    readonly status: SinchDeliveryStatus;
    readonly channel_identity?: SinchChannelIdentity | null;
    readonly contact_id?: string | null;
    readonly reason?: SinchReason | null;
    readonly metadata?: string | null;
  };
}

/** A conversation. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchConversationOfApp {
  readonly conversation: {
    readonly id: string;
    readonly app_id?: string | null;
    readonly contact_id?: string | null;
    /** ISO 8601. Source: developers.sinch.com/docs/conversation/callbacks. */
    readonly last_received?: string | null;
    readonly active_channel?: string | null;
    readonly active?: boolean | null;
    readonly metadata?: string | null;
  };
}

/** A conversation began. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchConversationStart extends SinchCallback {
  readonly conversation_start_notification: SinchConversationOfApp;
}

/** It ended. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchConversationStop extends SinchCallback {
  readonly conversation_stop_notification: SinchConversationOfApp;
}

/** It was deleted. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchConversationDelete extends SinchCallback {
  readonly conversation_delete_notification: SinchConversationOfApp;
}

/** A contact. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchContact {
  readonly id: string;
  readonly channel_identities?: readonly SinchChannelIdentity[] | null;
  readonly channel_priority?: readonly string[] | null;
  readonly display_name?: string | null;
  readonly email?: string | null;
  readonly external_id?: string | null;
  readonly metadata?: string | null;
  readonly language?: string | null;
}

/** A contact was made. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchContactCreate extends SinchCallback {
  readonly contact_create_notification: { readonly contact: SinchContact };
}

/** It was deleted. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchContactDelete extends SinchCallback {
  readonly contact_delete_notification: { readonly contact: SinchContact };
}

/** Two contacts were made one. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchContactMerge extends SinchCallback {
  readonly contact_merge_notification: {
    readonly preserved_contact: SinchContact;
    readonly deleted_contact: SinchContact;
  };
}

/** A contact was changed. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchContactUpdate extends SinchCallback {
  readonly contact_update_notification: { readonly contact?: SinchContact | null };
}

/** Several contacts have one identity. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchDuplicatedIdentities extends SinchCallback {
  readonly duplicated_contact_identities_notification: {
    readonly duplicated_identities?:
      | readonly { readonly channel?: string | null; readonly contact_ids?: readonly string[] | null }[]
      | null;
  };
}

/** What a channel can do for a recipient. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchCapability extends SinchCallback {
  readonly capability_notification: {
    readonly request_id: string;
    readonly contact_id?: string | null;
    readonly channel?: string | null;
    readonly identity?: string | null;
    readonly capability_status: Open<'CAPABILITY_FULL' | 'CAPABILITY_PARTIAL' | 'NO_CAPABILITY'>;
    readonly channel_capabilities?: readonly string[] | null;
    readonly reason?: SinchReason | null;
  };
}

/** A consent, or its end. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchConsent {
  readonly request_id?: string | null;
  readonly contact_id?: string | null;
  readonly channel?: string | null;
  readonly identity?: string | null;
  /** `OPT_IN_SUCCEEDED`, `OPT_IN_FAILED`, `OPT_OUT_SUCCEEDED`, `OPT_OUT_FAILED`. Source: developers.sinch.com/docs/conversation/callbacks. */
  readonly status: string;
  readonly error_details?: { readonly description?: string | null } | null;
}

/** A consent. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchOptIn extends SinchCallback {
  readonly opt_in_notification: SinchConsent;
}

/** Its end. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchOptOut extends SinchCallback {
  readonly opt_out_notification: SinchConsent;
}

/** An event of a channel. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchChannelEvent extends SinchCallback {
  readonly channel_event_notification: {
    readonly channel_event?: {
      readonly channel?: string | null;
      readonly event_type?: string | null;
      readonly additional_data?: object | null;
    } | null;
  };
}

/** What an analysis made of a message. Source: github.com/sinch/sinch-sdk-node, packages/conversation. */
export interface SinchAnalysis extends SinchCallback {
  readonly smart_conversation_notification: {
    readonly contact_id?: string | null;
    readonly channel_identity?: string | null;
    readonly channel?: string | null;
    readonly message_id?: string | null;
    readonly conversation_id?: string | null;
    readonly analysis_results?: object | null;
  };
}

/** Something of a channel, as that channel wrote it. Source: developers.sinch.com/docs/conversation/callbacks. */
export interface SinchUnsupported extends SinchCallback {
  readonly unsupported_callback: { readonly channel?: string | null; readonly payload?: string | null };
}
