// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { CheckrPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  CheckrEvent: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"type":{"type":"string"},"created_at":{"type":["string","null"]},"webhook_url":{"type":["string","null"]},"account_id":{"type":["string","null"]},"data":{"type":"object","properties":{"object":{"$ref":"CheckrObject"}},"required":["object"]}},"required":["id","type","data"]},
  CheckrObject: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"uri":{"type":["string","null"]},"created_at":{"type":["string","null"]}},"required":["id"]},
  CheckrInvitationEvent: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"type":{"type":"string"},"created_at":{"type":["string","null"]},"webhook_url":{"type":["string","null"]},"account_id":{"type":["string","null"]},"data":{"type":"object","properties":{"object":{"$ref":"CheckrInvitation"}},"required":["object"]}},"required":["data","id","type"]},
  CheckrInvitation: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"uri":{"type":["string","null"]},"created_at":{"type":["string","null"]},"status":{"type":["string","null"]},"invitation_url":{"type":["string","null"]},"package":{"type":["string","null"]},"candidate_id":{"type":["string","null"]},"report_id":{"type":["string","null"]},"completed_at":{"type":["string","null"]},"expires_at":{"type":["string","null"]},"deleted_at":{"type":["string","null"]}},"required":["id"]},
  CheckrReportEvent: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"type":{"type":"string"},"created_at":{"type":["string","null"]},"webhook_url":{"type":["string","null"]},"account_id":{"type":["string","null"]},"data":{"type":"object","properties":{"object":{"$ref":"CheckrReport"}},"required":["object"]}},"required":["data","id","type"]},
  CheckrReport: {"type":"object","properties":{"id":{"type":"string"},"object":{"type":["string","null"]},"uri":{"type":["string","null"]},"created_at":{"type":["string","null"]},"status":{"type":["string","null"]},"result":{"type":["string","null"]},"assessment":{"type":["string","null"]},"adjudication":{"type":["string","null"]},"package":{"type":["string","null"]},"candidate_id":{"type":["string","null"]},"completed_at":{"type":["string","null"]}},"required":["id"]},
};

export const checkrForms: { readonly [Type in keyof CheckrPayloads]: PayloadForm<CheckrPayloads[Type]> } = {
  'candidate.created': { $ref: 'CheckrEvent', definitions },
  'candidate.id_required': { $ref: 'CheckrEvent', definitions },
  'candidate.driver_license_required': { $ref: 'CheckrEvent', definitions },
  'candidate.updated': { $ref: 'CheckrEvent', definitions },
  'candidate.pre_adverse_action': { $ref: 'CheckrEvent', definitions },
  'candidate.post_adverse_action': { $ref: 'CheckrEvent', definitions },
  'invitation.created': { $ref: 'CheckrInvitationEvent', definitions },
  'invitation.completed': { $ref: 'CheckrInvitationEvent', definitions },
  'invitation.expired': { $ref: 'CheckrInvitationEvent', definitions },
  'invitation.deleted': { $ref: 'CheckrInvitationEvent', definitions },
  'verification.created': { $ref: 'CheckrEvent', definitions },
  'verification.completed': { $ref: 'CheckrEvent', definitions },
  'verification.processed': { $ref: 'CheckrEvent', definitions },
  'report.created': { $ref: 'CheckrReportEvent', definitions },
  'report.updated': { $ref: 'CheckrReportEvent', definitions },
  'report.canceled': { $ref: 'CheckrReportEvent', definitions },
  'report.upgraded': { $ref: 'CheckrReportEvent', definitions },
  'report.completed': { $ref: 'CheckrReportEvent', definitions },
  'report.suspended': { $ref: 'CheckrReportEvent', definitions },
  'report.resumed': { $ref: 'CheckrReportEvent', definitions },
  'report.disputed': { $ref: 'CheckrReportEvent', definitions },
  'report.pre_adverse_action': { $ref: 'CheckrReportEvent', definitions },
  'report.post_adverse_action': { $ref: 'CheckrReportEvent', definitions },
  'report.engaged': { $ref: 'CheckrReportEvent', definitions },
  'adverse_action.notice_not_delivered': { $ref: 'CheckrEvent', definitions },
  'package.created': { $ref: 'CheckrEvent', definitions },
  'package.updated': { $ref: 'CheckrEvent', definitions },
  'package.deleted': { $ref: 'CheckrEvent', definitions },
  'continuous_check.subscription_error': { $ref: 'CheckrEvent', definitions },
  'continuous_check.confirmation_required': { $ref: 'CheckrEvent', definitions },
  'form_i9.created': { $ref: 'CheckrEvent', definitions },
  'form_i9.updated': { $ref: 'CheckrEvent', definitions },
  'form_i9.completed': { $ref: 'CheckrEvent', definitions },
  'form_i9.deleted': { $ref: 'CheckrEvent', definitions },
};
