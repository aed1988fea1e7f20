/** Twilio's payloads by kind. Source: twilio.com/docs/messaging/guides/webhook-request. */
export interface TwilioPayloads {
  /** A message has come; the answer may be TwiML. Source: twilio.com/docs/messaging/guides/webhook-request. */
  readonly incoming_message: TwilioIncomingMessage;
  /** What became of a message that was sent. Source: twilio.com/docs/messaging/guides/track-outbound-message-status. */
  readonly message_status: TwilioMessageStatus;
  /** A call has come, goes on or has ended; the answer may be TwiML. Source: twilio.com/docs/voice/twiml. */
  readonly call: TwilioCall;
  /** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
  readonly 'factor.created': TwilioVerifyEvent;
  /** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
  readonly 'factor.verified': TwilioVerifyEvent;
  /** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
  readonly 'factor.deleted': TwilioVerifyEvent;
  /** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
  readonly 'challenge.approved': TwilioVerifyEvent;
  /** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
  readonly 'challenge.denied': TwilioVerifyEvent;
}

/** A message that has come. Source: twilio.com/docs/messaging/guides/webhook-request. */
export interface TwilioIncomingMessage {
  readonly MessageSid: string;
  readonly AccountSid: string;
  readonly From: string;
  readonly To: string;
  readonly Body: string;
  readonly NumMedia?: string;
  readonly NumSegments?: string;
  readonly MessagingServiceSid?: string;
  readonly SmsStatus?: string;
}

/** What became of a message that was sent. Source: twilio.com/docs/messaging/guides/track-outbound-message-status. */
export interface TwilioMessageStatus {
  readonly MessageSid: string;
  /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, … Source: twilio.com/docs/messaging/guides/track-outbound-message-status. */
  readonly MessageStatus: string;
  readonly AccountSid?: string;
  readonly From?: string;
  readonly To?: string;
  readonly ErrorCode?: string;
  readonly SmsStatus?: string;
}

/** A call. Source: twilio.com/docs/voice/twiml. */
export interface TwilioCall {
  readonly CallSid: string;
  /** `ringing`, `in-progress`, `completed`, `busy`, `failed`, `no-answer`, … Source: twilio.com/docs/voice/twiml. */
  readonly CallStatus?: string;
  readonly AccountSid?: string;
  readonly From?: string;
  readonly To?: string;
  readonly Direction?: string;
  readonly Digits?: string;
  readonly CallDuration?: string;
}

/** An event of Verify. Source: twilio.com/docs/verify/api/webhooks. */
export interface TwilioVerifyEvent {
  readonly type: string;
  readonly uid?: string | null;
  readonly account_sid?: string | null;
  readonly service_sid?: string | null;
  readonly entity_identity?: string | null;
  readonly factor_sid?: string | null;
  readonly challenge_sid?: string | null;
}
