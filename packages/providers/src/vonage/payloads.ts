import type { Open } from '../open.js';

/** Vonage's payloads by kind. Source: developer.vonage.com/en/getting-started/concepts/webhooks. */
export interface VonagePayloads {
  /** What became of a message. Source: developer.vonage.com/en/api/messages. */
  readonly message_status: VonageMessageStatus;
  /** A message from somebody. Source: developer.vonage.com/en/api/messages. */
  readonly inbound_message: VonageInboundMessage;
  /** A step of a verification, `type` is `event`. Source: developer.vonage.com/en/verify/concepts/webhooks. */
  readonly verify_event: VonageVerifyEvent;
  /** The whole of a verification, `type` is `summary`. Source: developer.vonage.com/en/verify/concepts/webhooks. */
  readonly verify_summary: VonageVerifySummary;
  /** Whatever happens in a call; where one comes in, the answer says what becomes of it. Source: developer.vonage.com/en/voice/voice-api/webhook-reference. */
  readonly call: VonageCall;
}

/** What became of a message. Source: developer.vonage.com/en/api/messages. */
export interface VonageMessageStatus {
  readonly message_uuid: string;
  readonly to?: string | null;
  readonly from?: string | null;
  /** ISO 8601. Source: developer.vonage.com/en/api/messages. */
  readonly timestamp?: string | null;
  readonly status: Open<'submitted' | 'delivered' | 'rejected' | 'undeliverable' | 'read'>;
  /** `sms`, `mms`, `rcs`, `whatsapp`, `messenger`, `viber_service`, … Source: developer.vonage.com/en/api/messages. */
  readonly channel?: string | null;
  /** Why it failed. Source: github.com/Vonage/vonage-java-sdk, MessageStatusTest.java. */
  readonly error?: {
    readonly type?: string | null;
    readonly title?: string | number | null;
    readonly detail?: string | null;
    readonly instance?: string | null;
  } | null;
  readonly usage?: VonageUsage | null;
  readonly client_ref?: string | null;
  readonly sms?: { readonly count_total?: string | null } | null;
  readonly destination?: { readonly network_code?: string | null } | null;
  readonly whatsapp?: {
    readonly conversation?: {
      readonly id?: string | null;
      readonly origin?: { readonly type?: string | null } | null;
    } | null;
  } | null;
}

/** What it cost. Source: github.com/Vonage/vonage-java-sdk, MessageStatusTest.java. */
export interface VonageUsage {
  readonly currency?: string | null;
  /** A decimal number as text. Source: github.com/Vonage/vonage-java-sdk, MessageStatusTest.java. */
  readonly price?: string | null;
}

/** A message from somebody; what `message_type` names is a member of its own. Source: developer.vonage.com/en/api/messages. */
export interface VonageInboundMessage {
  readonly message_uuid: string;
  readonly to?: string | null;
  readonly from?: string | null;
  /** ISO 8601. Source: developer.vonage.com/en/api/messages. */
  readonly timestamp?: string | null;
  readonly channel: string;
  readonly message_type: Open<
    'text' | 'image' | 'audio' | 'video' | 'file' | 'vcard' | 'location' | 'reply' | 'sticker' | 'unsupported'
  >;
  readonly text?: string | null;
  readonly image?: VonageFile | null;
  readonly audio?: VonageFile | null;
  readonly video?: VonageFile | null;
  readonly file?: VonageFile | null;
  readonly vcard?: VonageFile | null;
  readonly client_ref?: string | null;
  readonly usage?: VonageUsage | null;
  readonly sms?: { readonly num_messages?: string | null; readonly keyword?: string | null } | null;
}

/** Where a file is. Source: github.com/Vonage/vonage-java-sdk, InboundMessageTest.java. */
export interface VonageFile {
  readonly url?: string | null;
  readonly name?: string | null;
  readonly caption?: string | null;
}

/** State of a verification, or of a step of it. Source: developer.vonage.com/en/verify/concepts/webhooks. */
export type VonageVerifyStatus = Open<
  'completed' | 'failed' | 'expired' | 'blocked' | 'user_rejected' | 'action_pending' | 'cancelled' | 'unused'
>;

/** A step of a verification. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
export interface VonageVerifyEvent {
  readonly type: string;
  readonly request_id: string;
  /** ISO 8601. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
  readonly triggered_at?: string | null;
  readonly finalized_at?: string | null;
  /** `sms`, `voice`, `whatsapp`, `whatsapp_interactive`, `email`, `silent_auth`. Source: developer.vonage.com/en/verify/concepts/webhooks. */
  readonly channel: string;
  readonly status: VonageVerifyStatus;
  readonly client_ref?: string | null;
  /** What the device has to do for silent authentication. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
  readonly action?: readonly { readonly type?: string | null; readonly check_url?: string | null }[] | null;
}

/** The whole of a verification. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
export interface VonageVerifySummary {
  readonly type: string;
  readonly request_id: string;
  /** ISO 8601. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
  readonly submitted_at?: string | null;
  readonly status: VonageVerifyStatus;
  /** Seconds. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
  readonly channel_timeout?: number | null;
  readonly workflow?:
    | readonly {
        readonly channel?: string | null;
        readonly initiated_at?: string | null;
        readonly status?: VonageVerifyStatus | null;
      }[]
    | null;
  /** A decimal number as text. Source: github.com/Vonage/vonage-java-sdk, VerificationCallbackTest.java. */
  readonly price?: string | null;
  readonly client_ref?: string | null;
}

/** What happens in a call. Source: developer.vonage.com/en/voice/voice-api/webhook-reference. */
export interface VonageCall {
  readonly conversation_uuid: string;
  readonly uuid?: string | null;
  readonly call_uuid?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  /** `started`, `ringing`, `answered`, `completed`, `busy`, …; none for input and recordings. Source: developer.vonage.com/en/voice/voice-api/webhook-reference. */
  readonly status?: string | null;
  readonly direction?: Open<'inbound' | 'outbound'> | null;
  /** ISO 8601. Source: developer.vonage.com/en/voice/voice-api/webhook-reference. */
  readonly timestamp?: string | null;
  readonly start_time?: string | null;
  readonly end_time?: string | null;
  readonly network?: string | null;
  readonly detail?: string | null;
  readonly reason?: string | null;
  readonly recording_url?: string | null;
  readonly recording_uuid?: string | null;
  readonly sub_state?: string | null;
  readonly duration?: number | string | null;
  readonly rate?: number | string | null;
  readonly price?: number | string | null;
  readonly size?: number | string | null;
  /** What somebody typed. Source: github.com/Vonage/vonage-java-sdk, EventWebhookTest.java. */
  readonly dtmf?: { readonly digits?: string | null; readonly timed_out?: boolean | null } | string | null;
  /** What somebody said. Source: github.com/Vonage/vonage-java-sdk, EventWebhookTest.java. */
  readonly speech?: object | null;
}
