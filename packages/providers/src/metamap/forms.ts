// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { MetamapPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  MetamapEvent: {"type":"object","properties":{"eventName":{"type":"string"},"resource":{"type":"string"},"flowId":{"type":["string","null"]},"timestamp":{"type":["string","null"]},"metadata":{},"identityStatus":{"type":["string","null"]},"status":{"type":["string","null"]},"matiDashboardUrl":{"type":["string","null"]}},"required":["eventName","resource"]},
  MetamapStepEvent: {"type":"object","properties":{"eventName":{"type":"string"},"resource":{"type":"string"},"flowId":{"type":["string","null"]},"timestamp":{"type":["string","null"]},"metadata":{},"identityStatus":{"type":["string","null"]},"status":{"type":["string","null"]},"matiDashboardUrl":{"type":["string","null"]},"step":{"$ref":"MetamapStep"}},"required":["eventName","resource","step"]},
  MetamapStep: {"type":"object","properties":{"id":{"type":"string"},"status":{"type":["number","null"]},"error":{"anyOf":[{"$ref":"MetamapError"},{"type":"null"}]},"data":{}},"required":["id"]},
  MetamapError: {"type":"object","properties":{"code":{"type":["string","null"]},"type":{"type":["string","null"]},"message":{"type":["string","null"]}}},
};

export const metamapForms: { readonly [Type in keyof MetamapPayloads]: PayloadForm<MetamapPayloads[Type]> } = {
  verification_started: { $ref: 'MetamapEvent', definitions },
  verification_inputs_completed: { $ref: 'MetamapEvent', definitions },
  verification_updated: { $ref: 'MetamapEvent', definitions },
  verification_postponed: { $ref: 'MetamapEvent', definitions },
  verification_completed: { $ref: 'MetamapEvent', definitions },
  verification_signed: { $ref: 'MetamapEvent', definitions },
  verification_expired: { $ref: 'MetamapEvent', definitions },
  step_completed: { $ref: 'MetamapStepEvent', definitions },
};
