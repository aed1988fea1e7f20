// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { OnfidoPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  OnfidoEvent: {"type":"object","properties":{"payload":{"$ref":"OnfidoEventPayload"}},"required":["payload"]},
  OnfidoEventPayload: {"type":"object","properties":{"resource_type":{"type":"string"},"action":{"type":"string"},"object":{"$ref":"OnfidoObject"},"resource":{"anyOf":[{"$ref":"OnfidoResource"},{"type":"null"}]}},"required":["resource_type","action","object"]},
  OnfidoObject: {"type":"object","properties":{"id":{"type":"string"},"status":{"type":["string","null"]},"started_at_iso8601":{"type":["string","null"]},"completed_at_iso8601":{"type":["string","null"]},"href":{"type":["string","null"]}},"required":["id"]},
  OnfidoResource: {"type":"object","properties":{"id":{"type":["string","null"]},"applicant_id":{"type":["string","null"]},"status":{"type":["string","null"]},"created_at":{"type":["string","null"]},"updated_at":{"type":["string","null"]},"dashboard_url":{"type":["string","null"]},"workflow_id":{"type":["string","null"]},"workflow_run_id":{"type":["string","null"]},"workflow_version_id":{"type":["number","null"]},"task_def_id":{"type":["string","null"]},"task_def_version":{"type":["string","null"]},"input":{},"output":{},"reasons":{"type":["array","null"],"items":{"type":"string"}},"tags":{"type":["array","null"],"items":{"type":"string"}},"link":{"anyOf":[{"$ref":"OnfidoWorkflowRunLink"},{"type":"null"}]},"error":{"anyOf":[{"$ref":"OnfidoWorkflowRunError"},{"type":"null"}]},"customer_user_id":{"type":["string","null"]},"timeline_file_download_url":{"type":["string","null"]}}},
  OnfidoWorkflowRunLink: {"type":"object","properties":{"url":{"type":["string","null"]},"completed_redirect_url":{"type":["string","null"]},"expired_redirect_url":{"type":["string","null"]},"expires_at":{"type":["string","null"]},"language":{"type":["string","null"]}}},
  OnfidoWorkflowRunError: {"type":"object","properties":{"type":{"type":["string","null"]},"message":{"type":["string","null"]}}},
};

export const onfidoForms: { readonly [Type in keyof OnfidoPayloads]: PayloadForm<OnfidoPayloads[Type]> } = {
  'audit_log.created': { $ref: 'OnfidoEvent', definitions },
  'watchlist_monitor.matches_updated': { $ref: 'OnfidoEvent', definitions },
  'workflow_run.completed': { $ref: 'OnfidoEvent', definitions },
  'workflow_task.started': { $ref: 'OnfidoEvent', definitions },
  'workflow_task.completed': { $ref: 'OnfidoEvent', definitions },
  'check.started': { $ref: 'OnfidoEvent', definitions },
  'check.reopened': { $ref: 'OnfidoEvent', definitions },
  'check.withdrawn': { $ref: 'OnfidoEvent', definitions },
  'check.completed': { $ref: 'OnfidoEvent', definitions },
  'check.form_completed': { $ref: 'OnfidoEvent', definitions },
  'report.withdrawn': { $ref: 'OnfidoEvent', definitions },
  'report.resumed': { $ref: 'OnfidoEvent', definitions },
  'report.cancelled': { $ref: 'OnfidoEvent', definitions },
  'report.awaiting_approval': { $ref: 'OnfidoEvent', definitions },
  'report.completed': { $ref: 'OnfidoEvent', definitions },
  'workflow_timeline_file.created': { $ref: 'OnfidoEvent', definitions },
  'workflow_run_evidence_folder.created': { $ref: 'OnfidoEvent', definitions },
};
