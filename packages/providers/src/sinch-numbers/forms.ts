// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { SinchNumbersPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  SinchNumbersEvent: {"type":"object","properties":{"eventId":{"type":"string"},"eventType":{"type":"string"},"timestamp":{"type":["string","null"]},"projectId":{"type":["string","null"]},"resourceId":{"type":["string","null"]},"resourceType":{"type":["string","null"]},"status":{"type":["string","null"]},"failureCode":{"type":["string","null"]}},"required":["eventId","eventType"]},
};

export const sinchNumbersForms: { readonly [Type in keyof SinchNumbersPayloads]: PayloadForm<SinchNumbersPayloads[Type]> } = {
  PROVISIONING_TO_SMS_PLATFORM: { $ref: 'SinchNumbersEvent', definitions },
  DEPROVISIONING_FROM_SMS_PLATFORM: { $ref: 'SinchNumbersEvent', definitions },
  PROVISIONING_TO_CAMPAIGN: { $ref: 'SinchNumbersEvent', definitions },
  DEPROVISIONING_FROM_CAMPAIGN: { $ref: 'SinchNumbersEvent', definitions },
  PROVISIONING_TO_VOICE_PLATFORM: { $ref: 'SinchNumbersEvent', definitions },
  DEPROVISIONING_FROM_VOICE_PLATFORM: { $ref: 'SinchNumbersEvent', definitions },
};
