// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { DiditPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  DiditSessionEvent: {"type":"object","properties":{"webhook_type":{"type":"string"},"event_id":{"type":["string","null"]},"timestamp":{"type":["number","string","null"]},"application_id":{"type":["string","null"]},"environment":{"type":["string","null"]},"vendor_data":{"type":["string","null"]},"metadata":{},"session_id":{"type":["string","null"]},"status":{"type":["string","null"]},"session_kind":{"type":["string","null"]},"business_session_id":{"type":["string","null"]},"workflow_id":{"type":["string","null"]},"created_at":{"type":["number","string","null"]},"decision":{"type":["object","null"]},"resubmit_info":{"type":["object","null"]}},"required":["webhook_type"]},
  DiditEntityEvent: {"type":"object","properties":{"webhook_type":{"type":"string"},"event_id":{"type":["string","null"]},"timestamp":{"type":["number","string","null"]},"application_id":{"type":["string","null"]},"environment":{"type":["string","null"]},"vendor_data":{"type":["string","null"]},"metadata":{},"status":{"type":["string","null"]},"previous_status":{"type":["string","null"]},"changed_fields":{"type":["array","null"],"items":{"type":"string"}},"changes":{"type":["object","null"]}},"required":["webhook_type"]},
  DiditEvent: {"type":"object","properties":{"webhook_type":{"type":"string"},"event_id":{"type":["string","null"]},"timestamp":{"type":["number","string","null"]},"application_id":{"type":["string","null"]},"environment":{"type":["string","null"]},"vendor_data":{"type":["string","null"]},"metadata":{}},"required":["webhook_type"]},
  DiditTransactionEvent: {"type":"object","properties":{"webhook_type":{"type":"string"},"event_id":{"type":["string","null"]},"timestamp":{"type":["number","string","null"]},"application_id":{"type":["string","null"]},"environment":{"type":["string","null"]},"vendor_data":{"type":["string","null"]},"metadata":{},"transaction_id":{"type":["string","null"]},"txn_id":{"type":["string","null"]},"status":{"type":["string","null"]},"severity":{"type":["string","null"]},"direction":{"type":["string","null"]},"currency":{"type":["string","null"]},"travel_rule_status":{"type":["string","null"]}},"required":["webhook_type"]},
};

export const diditForms: { readonly [Type in keyof DiditPayloads]: PayloadForm<DiditPayloads[Type]> } = {
  'status.updated': { $ref: 'DiditSessionEvent', definitions },
  'data.updated': { $ref: 'DiditSessionEvent', definitions },
  'user.status.updated': { $ref: 'DiditEntityEvent', definitions },
  'user.data.updated': { $ref: 'DiditEntityEvent', definitions },
  'business.status.updated': { $ref: 'DiditEntityEvent', definitions },
  'business.data.updated': { $ref: 'DiditEntityEvent', definitions },
  'activity.created': { $ref: 'DiditEvent', definitions },
  'transaction.created': { $ref: 'DiditTransactionEvent', definitions },
  'transaction.status.updated': { $ref: 'DiditTransactionEvent', definitions },
  'travel_rule.status.updated': { $ref: 'DiditTransactionEvent', definitions },
};
