// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { SinchVerificationPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  SinchVerificationEvent: {"type":"object","properties":{"id":{"type":"string"},"event":{"type":"string"},"method":{"type":["string","null"]},"identity":{"type":["object","null"],"properties":{"type":{"type":["string","null"]},"endpoint":{"type":["string","null"]}}},"status":{"type":["string","null"]},"reason":{"type":["string","null"]},"reference":{"type":["string","null"]},"source":{"type":["string","null"]},"custom":{"type":["string","null"]},"price":{"type":["object","null"],"properties":{"amount":{"type":["number","null"]},"currencyId":{"type":["string","null"]}}}},"required":["id","event"]},
  SinchVoiceEvent: {"type":"object","properties":{"event":{"type":"string"},"callid":{"type":["string","null"]},"timestamp":{"type":["string","null"]},"version":{"type":["number","null"]},"custom":{"type":["string","null"]}},"required":["event"]},
};

export const sinchVerificationForms: { readonly [Type in keyof SinchVerificationPayloads]: PayloadForm<SinchVerificationPayloads[Type]> } = {
  VerificationRequestEvent: { $ref: 'SinchVerificationEvent', definitions },
  VerificationResultEvent: { $ref: 'SinchVerificationEvent', definitions },
  VerificationSmsDeliveredEvent: { $ref: 'SinchVerificationEvent', definitions },
  ice: { $ref: 'SinchVoiceEvent', definitions },
  ace: { $ref: 'SinchVoiceEvent', definitions },
  dice: { $ref: 'SinchVoiceEvent', definitions },
  pie: { $ref: 'SinchVoiceEvent', definitions },
  notify: { $ref: 'SinchVoiceEvent', definitions },
};
