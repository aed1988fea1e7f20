/** Veriff's payloads by kind; each kind may have a URL of its own. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffPayloads {
  /** How a verification was decided. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly decision: VeriffDecision;
  /** That a person has started or submitted one. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly event: VeriffEvent;
  /** What a watchlist screening has found. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly watchlist_screening: VeriffWatchlistScreening;
}

/** How a verification was decided. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffDecision {
  /** Whether the request for the decision succeeded: `success`. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly status?: string | null;
  readonly verification: VeriffVerification;
  readonly technicalData?: { readonly ip?: string | null } | null;
}

/** A decided verification. A later decision may take its place. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffVerification {
  /** Session's ID, a UUID. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly id: string;
  /** `approved`, `declined`, `resubmission_requested`, `expired`, `abandoned`, `review`. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly status: string;
  /** 9001 approved, 9102 declined, 9103 resubmission, 9104 expired or abandoned, 9121 review. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly code: number;
  readonly attemptId?: string | null;
  readonly reason?: string | null;
  readonly reasonCode?: number | null;
  readonly vendorData?: string | null;
  readonly endUserId?: string | null;
  /** ISO 8601. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly acceptanceTime?: string | null;
  /** ISO 8601. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly submissionTime?: string | null;
  /** ISO 8601. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly decisionTime?: string | null;
  readonly person?: VeriffPerson | null;
  readonly document?: VeriffDocument | null;
}

/** The person. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffPerson {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly dateOfBirth?: string | null;
  readonly gender?: string | null;
  readonly nationality?: string | null;
  readonly idNumber?: string | null;
}

/** The document. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffDocument {
  readonly type?: string | null;
  readonly country?: string | null;
  readonly number?: string | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

/** That a person has started or submitted a verification. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffEvent {
  readonly id: string;
  /** `started` or `submitted`. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly action: string;
  /** 7001 started, 7002 submitted. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly code: number;
  readonly attemptId?: string | null;
  readonly feature?: string | null;
  readonly vendorData?: string | null;
}

/** What a watchlist screening has found. Source: devdocs.veriff.com/docs/webhooks-guide. */
export interface VeriffWatchlistScreening {
  /** `initial_result` or `updated_result`. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly checkType: string;
  readonly matchStatus: string;
  readonly attemptId?: string | null;
  readonly sessionId?: string | null;
  readonly vendorData?: string | null;
  /** ISO 8601. Source: devdocs.veriff.com/docs/webhooks-guide. */
  readonly checkedAt?: string | null;
  readonly totalHits?: number | null;
}
