// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { TruliooPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  TruliooTransaction: {"type":"object","properties":{"id":{"type":"string"},"transactionId":{"type":"string"},"clientId":{"type":["string","null"]},"event":{"type":"object","properties":{"type":{"type":"string"},"name":{"type":"string"},"result":{"type":["string","null"]}},"required":["type","name"]},"error":{"anyOf":[{"$ref":"TruliooError"},{"type":"null"}]}},"required":["id","transactionId","event"]},
  TruliooError: {"type":"object","properties":{"code":{"type":["number","string","null"]},"message":{"type":["string","null"]}}},
  TruliooFlowEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"event":{"type":"object","properties":{"type":{"type":"string"},"ts":{"type":["number","null"]},"user":{"type":["string","null"]}},"required":["type"]},"token":{"type":["string","null"]},"flowId":{"type":["string","null"]},"nodeId":{"type":["string","null"]},"userId":{"type":["string","null"]},"serviceType":{"type":["string","null"]},"test":{"type":["boolean","null"]},"retry":{"type":["number","null"]},"serviceData":{"type":["object","null"]}},"required":["id","type","event"]},
};

export const truliooForms: { readonly [Type in keyof TruliooPayloads]: PayloadForm<TruliooPayloads[Type]> } = {
  transaction: { $ref: 'TruliooTransaction', definitions },
  FLOW_START: { $ref: 'TruliooFlowEvent', definitions },
  STEP_INIT: { $ref: 'TruliooFlowEvent', definitions },
  STEP_SUBMIT: { $ref: 'TruliooFlowEvent', definitions },
  SERVICE_INIT: { $ref: 'TruliooFlowEvent', definitions },
  INTERMEDIATE_EVENT_RECEIVED: { $ref: 'TruliooFlowEvent', definitions },
  SERVICE_SUBMIT: { $ref: 'TruliooFlowEvent', definitions },
  SERVICE_TIMEOUT: { $ref: 'TruliooFlowEvent', definitions },
  FLOW_END: { $ref: 'TruliooFlowEvent', definitions },
  MANUALLY_ACCEPTED: { $ref: 'TruliooFlowEvent', definitions },
  MANUALLY_REJECTED: { $ref: 'TruliooFlowEvent', definitions },
  MANUALLY_PENDING_REVIEW: { $ref: 'TruliooFlowEvent', definitions },
  NOTE_ADDED: { $ref: 'TruliooFlowEvent', definitions },
  TASK_ADDED: { $ref: 'TruliooFlowEvent', definitions },
  TASK_DONE: { $ref: 'TruliooFlowEvent', definitions },
  TASK_UNDONE: { $ref: 'TruliooFlowEvent', definitions },
};
