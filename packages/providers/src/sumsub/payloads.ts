/**
 * Sumsub's payloads by type. Source: docs.sumsub.com/docs/webhook-manager.
 *
 * By hand: Sumsub publishes no package and no description that has the payloads of its webhooks.
 */
export interface SumsubPayloads {
  readonly applicantCreated: SumsubEvent;
  readonly applicantPrechecked: SumsubEvent;
  readonly applicantPending: SumsubEvent;
  readonly applicantReviewed: SumsubEvent;
  readonly applicantOnHold: SumsubEvent;
  readonly applicantActivated: SumsubEvent;
  readonly applicantDeactivated: SumsubEvent;
  readonly applicantReset: SumsubEvent;
  readonly applicantLevelChanged: SumsubEvent;
  readonly applicantTagsChanged: SumsubEvent;
  readonly applicantPersonalInfoChanged: SumsubEvent;
  readonly applicantDeleted: SumsubEvent;
  readonly applicantPersonalDataDeleted: SumsubEvent;
  readonly applicantActionPending: SumsubEvent;
  readonly applicantActionReviewed: SumsubEvent;
  readonly applicantActionOnHold: SumsubEvent;
  readonly applicantWorkflowCompleted: SumsubEvent;
  readonly videoIdentStatusChanged: SumsubEvent;
  readonly videoIdentCompositionCompleted: SumsubEvent;
  readonly applicantKytTxnApproved: SumsubEvent;
  readonly applicantKytTxnRejected: SumsubEvent;
  readonly applicantKytTxnReviewed: SumsubEvent;
  readonly applicantKytTxnDeleted: SumsubEvent;
  readonly applicantKytTxnDataChanged: SumsubEvent;
  readonly applicantKytTxnAwaitingUser: SumsubEvent;
  readonly applicantKytOnHold: SumsubEvent;
  readonly kytCaseCreated: SumsubEvent;
  readonly kytCaseStatusChanged: SumsubEvent;
  readonly kytCaseReviewed: SumsubEvent;
  readonly amlCaseApproved: SumsubEvent;
  readonly amlCaseRejected: SumsubEvent;
  readonly amlCaseOnHold: SumsubEvent;
  readonly travelRuleAction: SumsubEvent;
  readonly kybCompanyActivity: SumsubEvent;
}

/** What has happened to an applicant, a transaction or a case. Source: docs.sumsub.com/docs/webhook-manager. */
export interface SumsubEvent {
  readonly type: string;
  readonly applicantId?: string | null;
  readonly inspectionId?: string | null;
  readonly correlationId?: string | null;
  readonly externalUserId?: string | null;
  readonly clientId?: string | null;
  readonly levelName?: string | null;
  readonly applicantType?: string | null;
  readonly sandboxMode?: boolean | null;
  /** E.g. `completed`. Source: docs.sumsub.com/docs/webhook-manager. */
  readonly reviewStatus?: string | null;
  readonly reviewResult?: SumsubReviewResult | null;
  /** `YYYY-MM-DD HH:MM:SS.mmm` in UTC. Source: docs.sumsub.com/docs/webhook-manager. */
  readonly createdAtMs?: string | null;
}

/** How a review ended. Source: docs.sumsub.com/docs/webhook-manager. */
export interface SumsubReviewResult {
  /** `GREEN` or `RED`. Source: docs.sumsub.com/docs/webhook-manager. */
  readonly reviewAnswer?: string | null;
  readonly moderationComment?: string | null;
  readonly clientComment?: string | null;
  readonly rejectLabels?: readonly string[] | null;
  readonly reviewRejectType?: string | null;
}
