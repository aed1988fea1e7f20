import type { Open } from '../open.js';

/** Payloads of MessageBird: of conversations by event, of SMS by form. Source: developers.messagebird.com/api/conversations. */
export interface MessagebirdPayloads {
  /** A message of a conversation. Source: developers.messagebird.com/quickstarts/conversations/handle-inbound-messages-curl. */
  readonly 'message.created': MessagebirdMessageEvent;
  /** It has another status. Source: developers.messagebird.com/api/conversations. */
  readonly 'message.updated': MessagebirdMessageEvent;
  /** A conversation began. Source: developers.messagebird.com/api/conversations. */
  readonly 'conversation.created': MessagebirdConversationEvent;
  /** It was changed. Source: developers.messagebird.com/api/conversations. */
  readonly 'conversation.updated': MessagebirdConversationEvent;
  /** What became of an SMS: a query. Source: docs.bird.com/connectivity-platform/getting-started/receiving-delivery-reports-dlrs. */
  readonly status_report: MessagebirdStatusReport;
}

/** A message, with its conversation. Source: developers.messagebird.com/quickstarts/conversations/handle-inbound-messages-curl. */
export interface MessagebirdMessageEvent {
  readonly type: string;
  readonly conversation: MessagebirdConversation;
  readonly message: MessagebirdMessage;
  readonly contact?: MessagebirdContact | null;
}

/** A conversation. Source: developers.messagebird.com/api/conversations. */
export interface MessagebirdConversationEvent {
  readonly type: string;
  readonly conversation: MessagebirdConversation;
  readonly message?: MessagebirdMessage | null;
  readonly contact?: MessagebirdContact | null;
}

/** A conversation; its times are ISO 8601. Source: github.com/messagebird/messagebird-nodejs, types/conversations.d.ts. */
export interface MessagebirdConversation {
  readonly id: string;
  readonly contactId?: string | null;
  readonly status?: Open<'active' | 'archived'> | null;
  readonly createdDatetime?: string | null;
  readonly updatedDatetime?: string | null;
  readonly lastReceivedDatetime?: string | null;
  readonly lastUsedChannelId?: string | null;
}

/** A message; its times are ISO 8601. Source: developers.messagebird.com/quickstarts/conversations/handle-inbound-messages-curl. */
export interface MessagebirdMessage {
  readonly id: string;
  readonly conversationId?: string | null;
  readonly channelId?: string | null;
  /** `received`, `sent`, `delivered`, `read`, `failed`, … Source: developers.messagebird.com/api/conversations. */
  readonly status?: string | null;
  readonly direction?: Open<'received' | 'sent'> | null;
  /** The kind, which says what `content` holds. Source: github.com/messagebird/messagebird-nodejs, types/conversations.d.ts. */
  readonly type?: string | null;
  readonly content?: { readonly text?: string | null; readonly [member: string]: unknown } | null;
  readonly createdDatetime?: string | null;
  readonly updatedDatetime?: string | null;
}

/** Somebody. Source: github.com/messagebird/messagebird-nodejs, types/contact.d.ts. */
export interface MessagebirdContact {
  readonly id?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly [member: string]: unknown;
}

/** What became of an SMS; all of it is text. Source: github.com/messagebird/messagebird-nodejs. */
export interface MessagebirdStatusReport {
  readonly id: string;
  readonly recipient: string;
  /** `sent`, `buffered`, `delivered`, `expired`, `delivery_failed`. Source: developers.messagebird.com/api/sms-messaging. */
  readonly status: string;
  /** ISO 8601. Source: github.com/messagebird/messagebird-nodejs. */
  readonly statusDatetime?: string;
  /** What the message was given when it was sent. Source: developers.messagebird.com/api/sms-messaging. */
  readonly reference?: string;
  /** Country and network of the recipient. Source: github.com/messagebird/messagebird-nodejs. */
  readonly mccmnc?: string;
  /** `1` where the number has gone to another network. Source: github.com/messagebird/messagebird-nodejs. */
  readonly ported?: string;
  readonly statusReason?: string;
  readonly statusErrorCode?: string;
}
