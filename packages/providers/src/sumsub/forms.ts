// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { SumsubPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  SumsubEvent: {"type":"object","properties":{"type":{"type":"string"},"applicantId":{"type":["string","null"]},"inspectionId":{"type":["string","null"]},"correlationId":{"type":["string","null"]},"externalUserId":{"type":["string","null"]},"clientId":{"type":["string","null"]},"levelName":{"type":["string","null"]},"applicantType":{"type":["string","null"]},"sandboxMode":{"type":["boolean","null"]},"reviewStatus":{"type":["string","null"]},"reviewResult":{"anyOf":[{"$ref":"SumsubReviewResult"},{"type":"null"}]},"createdAtMs":{"type":["string","null"]}},"required":["type"]},
  SumsubReviewResult: {"type":"object","properties":{"reviewAnswer":{"type":["string","null"]},"moderationComment":{"type":["string","null"]},"clientComment":{"type":["string","null"]},"rejectLabels":{"type":["array","null"],"items":{"type":"string"}},"reviewRejectType":{"type":["string","null"]}}},
};

export const sumsubForms: { readonly [Type in keyof SumsubPayloads]: PayloadForm<SumsubPayloads[Type]> } = {
  applicantCreated: { $ref: 'SumsubEvent', definitions },
  applicantPrechecked: { $ref: 'SumsubEvent', definitions },
  applicantPending: { $ref: 'SumsubEvent', definitions },
  applicantReviewed: { $ref: 'SumsubEvent', definitions },
  applicantOnHold: { $ref: 'SumsubEvent', definitions },
  applicantActivated: { $ref: 'SumsubEvent', definitions },
  applicantDeactivated: { $ref: 'SumsubEvent', definitions },
  applicantReset: { $ref: 'SumsubEvent', definitions },
  applicantLevelChanged: { $ref: 'SumsubEvent', definitions },
  applicantTagsChanged: { $ref: 'SumsubEvent', definitions },
  applicantPersonalInfoChanged: { $ref: 'SumsubEvent', definitions },
  applicantDeleted: { $ref: 'SumsubEvent', definitions },
  applicantPersonalDataDeleted: { $ref: 'SumsubEvent', definitions },
  applicantActionPending: { $ref: 'SumsubEvent', definitions },
  applicantActionReviewed: { $ref: 'SumsubEvent', definitions },
  applicantActionOnHold: { $ref: 'SumsubEvent', definitions },
  applicantWorkflowCompleted: { $ref: 'SumsubEvent', definitions },
  videoIdentStatusChanged: { $ref: 'SumsubEvent', definitions },
  videoIdentCompositionCompleted: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnApproved: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnRejected: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnReviewed: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnDeleted: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnDataChanged: { $ref: 'SumsubEvent', definitions },
  applicantKytTxnAwaitingUser: { $ref: 'SumsubEvent', definitions },
  applicantKytOnHold: { $ref: 'SumsubEvent', definitions },
  kytCaseCreated: { $ref: 'SumsubEvent', definitions },
  kytCaseStatusChanged: { $ref: 'SumsubEvent', definitions },
  kytCaseReviewed: { $ref: 'SumsubEvent', definitions },
  amlCaseApproved: { $ref: 'SumsubEvent', definitions },
  amlCaseRejected: { $ref: 'SumsubEvent', definitions },
  amlCaseOnHold: { $ref: 'SumsubEvent', definitions },
  travelRuleAction: { $ref: 'SumsubEvent', definitions },
  kybCompanyActivity: { $ref: 'SumsubEvent', definitions },
};
