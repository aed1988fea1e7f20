import type { Open } from '../open.js';

/** Plivo's payloads by kind; all of them are text. Source: plivo.com/docs/messaging. */
export interface PlivoPayloads {
  /** A call; the answer may be XML. Source: plivo.com/docs/voice/xml/request. */
  readonly call: PlivoCall;
  /** What became of a message. Source: plivo.com/docs/messaging/api/message/message-status-callbacks. */
  readonly message_status: PlivoMessageStatus;
  /** A message from somebody; the answer may be XML. Source: plivo.com/docs/messaging/api/message/handling-incoming. */
  readonly incoming_message: PlivoIncomingMessage;
}

/** A call. Source: plivo.com/docs/voice/xml/request. */
export interface PlivoCall {
  readonly CallUUID: string;
  readonly From?: string;
  readonly To?: string;
  readonly ForwardedFrom?: string;
  readonly CallStatus?: Open<'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'timeout' | 'no-answer'>;
  readonly Direction?: Open<'inbound' | 'outbound'>;
  readonly Event?: string;
  readonly ALegUUID?: string;
  readonly ALegRequestUUID?: string;
  readonly RequestUUID?: string;
  readonly ParentAuthID?: string;
  readonly BillRate?: string;
  readonly SessionStart?: string;
  readonly HangupCause?: string;
  /** Seconds. Source: plivo.com/docs/voice/xml/request. */
  readonly Duration?: string;
  readonly BillDuration?: string;
  readonly Digits?: string;
}

/** What became of a message. Source: plivo.com/docs/messaging/api/message/message-status-callbacks. */
export interface PlivoMessageStatus {
  readonly MessageUUID: string;
  readonly From?: string;
  readonly To?: string;
  readonly Type?: Open<'sms' | 'mms' | 'whatsapp'>;
  readonly Status: Open<'queued' | 'sent' | 'failed' | 'delivered' | 'undelivered' | 'read' | 'rejected'>;
  readonly Units?: string;
  readonly TotalRate?: string;
  readonly TotalAmount?: string;
  readonly MCC?: string;
  readonly MNC?: string;
  /** Why it failed. Source: plivo.com/docs/messaging/api/message/message-status-callbacks. */
  readonly ErrorCode?: string;
  readonly ParentMessageUUID?: string;
  readonly PartInfo?: string;
  readonly Sequence?: string;
  /** `YYYY-mm-dd HH:MM:SS.SSSSSS`, as the other times. Source: plivo.com/docs/messaging/api/message/message-status-callbacks. */
  readonly MessageTime?: string;
  readonly QueuedTime?: string;
  readonly SentTime?: string;
  readonly DeliveryReportTime?: string;
  readonly PowerpackUUID?: string;
  /** Unix seconds; WhatsApp alone. Source: plivo.com/docs/messaging/api/message/message-status-callbacks. */
  readonly ConversationExpirationTimestamp?: string;
  readonly ConversationOrigin?: string;
  readonly ConversationID?: string;
}

/** A message from somebody. Source: plivo.com/docs/messaging/api/message/handling-incoming. */
export interface PlivoIncomingMessage {
  readonly MessageUUID: string;
  readonly From: string;
  readonly To: string;
  readonly Type?: Open<'sms' | 'mms' | 'whatsapp'>;
  /** Of an SMS. Source: plivo.com/docs/messaging/api/message/handling-incoming. */
  readonly Text?: string;
  /** Of MMS and WhatsApp. Source: plivo.com/docs/messaging/api/message/handling-incoming. */
  readonly Body?: string;
  readonly Units?: string;
  readonly TotalRate?: string;
  readonly TotalAmount?: string;
  readonly MessageIntent?: string;
  readonly PowerpackUUID?: string;
  /** How many there are of `Media0`, `Media1`, … Source: plivo.com/docs/messaging/api/message/handling-incoming. */
  readonly MediaCount?: string;
  readonly ContentType?: string;
}
