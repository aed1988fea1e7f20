/** MetaMap's payloads by `eventName`. Source: docs.metamap.com/docs/webhooks. */
export interface MetamapPayloads {
  readonly verification_started: MetamapEvent;
  readonly verification_inputs_completed: MetamapEvent;
  readonly verification_updated: MetamapEvent;
  readonly verification_postponed: MetamapEvent;
  readonly verification_completed: MetamapEvent;
  readonly verification_signed: MetamapEvent;
  readonly verification_expired: MetamapEvent;
  readonly step_completed: MetamapStepEvent;
}

/** Something that has happened to a verification. Source: docs.metamap.com/docs/webhook-specifications. */
export interface MetamapEvent {
  /** E.g. `verification_completed`. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly eventName: string;
  /** URL of the verification, where the API has all of it. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly resource: string;
  readonly flowId?: string | null;
  /** ISO 8601. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly timestamp?: string | null;
  /** What the application gave with the verification. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly metadata?: unknown;
  /** Of a completed one: `verified`, `reviewNeeded`, `rejected`. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly identityStatus?: string | null;
  readonly status?: string | null;
  readonly matiDashboardUrl?: string | null;
}

/** The end of one step. Source: docs.metamap.com/docs/webhook-specifications. */
export interface MetamapStepEvent extends MetamapEvent {
  readonly step: MetamapStep;
}

/** A step. Source: docs.metamap.com/docs/webhook-specifications. */
export interface MetamapStep {
  /** E.g. `liveness`, `facematch`, `document-reading`. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly id: string;
  readonly status?: number | null;
  readonly error?: MetamapError | null;
  /** By step. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly data?: unknown;
}

/** Why a step failed. Source: docs.metamap.com/docs/webhook-specifications. */
export interface MetamapError {
  /** E.g. `alterationDetection.fraudAttempt`. Source: docs.metamap.com/docs/webhook-specifications. */
  readonly code?: string | null;
  readonly type?: string | null;
  readonly message?: string | null;
}
