/** Prelude's payloads by event type. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludePayloads {
  readonly 'verify.authentication': PreludeAuthenticationEvent;
  readonly 'verify.attempt': PreludeAttemptEvent;
  readonly 'verify.delivery_status': PreludeDeliveryStatusEvent;
}

/** What all events have. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeEvent {
  /** `evt_…`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly id: string;
  /** E.g. `verify.attempt`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly type: string;
  /** RFC 3339. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly created_at?: string | null;
}

/** What all of them say of a verification. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeVerification {
  /** `vrf_…`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly verification_id: string;
  /** RFC 3339. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly time?: string | null;
  readonly target?: PreludeTarget | null;
  readonly price?: PreludePrice | null;
  /** What the application gave with it, such as `correlation_id`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly metadata?: { readonly [name: string]: unknown } | null;
}

/** Whom it verifies. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeTarget {
  /** `phone_number`, `email_address`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly type?: string | null;
  readonly value?: string | null;
}

/** What it costs. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludePrice {
  readonly amount?: number | null;
  /** E.g. `EUR`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly currency?: string | null;
}

/** A mobile network. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeCarrier {
  readonly mcc?: string | null;
  readonly mnc?: string | null;
}

/** A verification has begun. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeAuthenticationEvent extends PreludeEvent {
  readonly payload: PreludeVerification;
}

/** A code was sent. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeAttemptEvent extends PreludeEvent {
  readonly payload: PreludeAttempt;
}

/** An attempt to reach somebody. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeAttempt extends PreludeVerification {
  /** `att_…`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly id: string;
  /** E.g. `delivered`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly delivery_status?: string | null;
  readonly carrier_information?: PreludeCarrier | null;
}

/** A carrier has told what became of it. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeDeliveryStatusEvent extends PreludeEvent {
  readonly payload: PreludeDeliveryStatus;
}

/** What became of an attempt. Source: docs.prelude.so/verify/v2/documentation/webhook. */
export interface PreludeDeliveryStatus extends PreludeVerification {
  /** `dls_…`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly id: string;
  /** `att_…`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly attempt_id?: string | null;
  /** `submitted`, `in_transit`, `delivered`, `undeliverable`, `unknown`. Source: docs.prelude.so/verify/v2/documentation/webhook. */
  readonly status: string;
  readonly carrier_information?: PreludeCarrier | null;
}
