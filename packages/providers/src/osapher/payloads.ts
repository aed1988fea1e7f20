import type { Open } from '../open.js';

/** Osapher's (formerly Verinty's) payloads by their `event`. Source: osapher.com/docs/webhooks. */
export interface OsapherPayloads {
  /** A verification has ended, whatever its result. Source: osapher.com/docs/webhooks. */
  readonly 'verification.completed': OsapherVerificationCompleted;
  /** A Fracture Score is above 50. Source: osapher.com/docs/webhooks. */
  readonly 'verification.high_risk': OsapherVerificationHighRisk;
  /** An officer has issued a KYB certificate. Source: osapher.com/docs/webhooks. */
  readonly 'certificate.issued': OsapherCertificateIssued;
  /** An applicant has completed the onboarding portal. Source: osapher.com/docs/webhooks. */
  readonly 'onboarding.submitted': OsapherOnboardingSubmitted;
  /** A certificate has passed its expiry date. Source: osapher.com/docs/webhooks. */
  readonly 'certificate.expired': OsapherCertificateExpired;
}

/** What every Osapher payload has around its data. Source: osapher.com/docs/webhooks. */
export interface OsapherEnvelope {
  /** Name of the event, e.g. `verification.completed`. Source: osapher.com/docs/webhooks. */
  readonly event: string;
  /**
   * ISO 8601 in UTC with milliseconds, e.g. `2026-04-26T10:23:01.000Z`. [unknown] whether it is the time of the event
   * or of sending. In the one example; an event is known by its name. Without it nothing tells an event from the next.
   * Source: osapher.com/docs/webhooks.
   */
  readonly timestamp?: string | null;
}

/** Sent when a verification has ended, whatever its result. Source: osapher.com/docs/webhooks. */
export interface OsapherVerificationCompleted extends OsapherEnvelope {
  /** Marks this payload. Source: osapher.com/docs/webhooks. */
  readonly event: 'verification.completed';
  /** The result; the only data that Osapher documents. Source: osapher.com/docs/webhooks. */
  readonly data: OsapherVerification;
}

/** Sent when a Fracture Score is above 50. Source: osapher.com/docs/webhooks. */
export interface OsapherVerificationHighRisk extends OsapherEnvelope {
  /** Marks this payload. Source: osapher.com/docs/webhooks. */
  readonly event: 'verification.high_risk';
  /** [unknown] members, and whether there are any: the page shows none. */
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Sent when an officer has issued a KYB certificate. Source: osapher.com/docs/webhooks. */
export interface OsapherCertificateIssued extends OsapherEnvelope {
  /** Marks this payload. Source: osapher.com/docs/webhooks. */
  readonly event: 'certificate.issued';
  /** [unknown] members, and whether there are any: the page shows none. */
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Sent when an applicant has completed the onboarding portal. Source: osapher.com/docs/webhooks. */
export interface OsapherOnboardingSubmitted extends OsapherEnvelope {
  /** Marks this payload. Source: osapher.com/docs/webhooks. */
  readonly event: 'onboarding.submitted';
  /** [unknown] members, and whether there are any: the page shows none. */
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Sent when a certificate has passed its expiry date. Source: osapher.com/docs/webhooks. */
export interface OsapherCertificateExpired extends OsapherEnvelope {
  /** Marks this payload. Source: osapher.com/docs/webhooks. */
  readonly event: 'certificate.expired';
  /** [unknown] members, and whether there are any: the page shows none. */
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/**
 * The result of verifying a company. The webhook page gives one example and no table, so forms are taken from the API's
 * answer of the same name. The event comes "with any result", so whatever a company that was not found, or an error,
 * leaves open may be absent or null. Source: osapher.com/docs/webhooks, osapher.com/docs/verify-entity.
 */
export interface OsapherVerification {
  /** The company's registered name, e.g. `Acme Corp Pty Ltd`. Source: osapher.com/docs/webhooks. */
  readonly legalName?: string | null;
  /**
   * Australian Business Number, 11 digits as text, e.g. `22222222222`; null in the API's answer for New Zealand,
   * absence is allowed for. Source: osapher.com/docs/verify-entity.
   */
  readonly abn?: string | null;
  /** Where the company is registered, e.g. `AU`. Source: osapher.com/docs/verify-entity. */
  readonly jurisdiction?: OsapherJurisdiction | null;
  /**
   * Risk points from 0 (none) to 100; above 50 is high risk. Absence and null are no score, which is not the same as 0.
   * Source: osapher.com/docs/verify-entity.
   */
  readonly fractureScore?: number | null;
  /** The score as a level, e.g. `low`. Source: osapher.com/docs/verify-entity. */
  readonly fractureRisk?: OsapherFractureRisk | null;
  /**
   * Whether the company was found, e.g. `verified`; it says nothing of its risk. Source:
   * osapher.com/docs/verify-entity.
   */
  readonly status: OsapherVerificationStatus;
}

/** Country of registration, ISO 3166-1 alpha-2. Source: osapher.com/docs/verify-entity. */
export type OsapherJurisdiction = Open<'AU' | 'NZ'>;

/** Level of the Fracture Score; [unknown] at which points one level ends. Source: osapher.com/docs/verify-entity. */
export type OsapherFractureRisk = Open<'low' | 'medium' | 'high' | 'critical'>;

/** Outcome of the look-up in the register. Source: osapher.com/docs/verify-entity. */
export type OsapherVerificationStatus = Open<'verified' | 'not_found' | 'error'>;
