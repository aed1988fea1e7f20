/** Payloads of Sinch Verification and Voice by event. Source: developers.sinch.com/docs/verification/api-reference. */
export interface SinchVerificationPayloads {
  /** A verification is asked for; the answer decides whether it may go on. Source: developers.sinch.com/docs/verification/api-reference. */
  readonly VerificationRequestEvent: SinchVerificationEvent;
  /** How a verification ended. Source: developers.sinch.com/docs/verification/api-reference. */
  readonly VerificationResultEvent: SinchVerificationEvent;
  /** That its SMS was delivered. Source: developers.sinch.com/docs/verification/api-reference. */
  readonly VerificationSmsDeliveredEvent: SinchVerificationEvent;
  /** Incoming call; the answer says what becomes of it. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly ice: SinchVoiceEvent;
  /** Answered call; the same. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly ace: SinchVoiceEvent;
  /** Disconnected call. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly dice: SinchVoiceEvent;
  /** Input of somebody who was asked; the same as of a call. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly pie: SinchVoiceEvent;
  /** A notification. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly notify: SinchVoiceEvent;
}

/** An event of a verification. Source: developers.sinch.com/docs/verification/api-reference. */
export interface SinchVerificationEvent {
  readonly id: string;
  readonly event: string;
  /** `sms`, `flashcall`, `callout`, `whatsapp`, … Source: developers.sinch.com/docs/verification/api-reference. */
  readonly method?: string | null;
  readonly identity?: { readonly type?: string | null; readonly endpoint?: string | null } | null;
  /** Of the result: `SUCCESSFUL`, `FAIL`, `DENIED`, `ABORTED`, `ERROR`, `PENDING`. Source: developers.sinch.com/docs/verification/api-reference. */
  readonly status?: string | null;
  readonly reason?: string | null;
  readonly reference?: string | null;
  readonly source?: string | null;
  readonly custom?: string | null;
  readonly price?: { readonly amount?: number | null; readonly currencyId?: string | null } | null;
}

/** An event of a call. Source: developers.sinch.com/docs/voice/api-reference. */
export interface SinchVoiceEvent {
  readonly event: string;
  readonly callid?: string | null;
  /** ISO 8601. Source: developers.sinch.com/docs/voice/api-reference. */
  readonly timestamp?: string | null;
  readonly version?: number | null;
  readonly custom?: string | null;
  readonly [member: string]: unknown;
}
