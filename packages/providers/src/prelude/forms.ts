// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { PreludePayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  PreludeAuthenticationEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"created_at":{"type":["string","null"]},"payload":{"$ref":"PreludeVerification"}},"required":["id","payload","type"]},
  PreludeVerification: {"type":"object","properties":{"verification_id":{"type":"string"},"time":{"type":["string","null"]},"target":{"anyOf":[{"$ref":"PreludeTarget"},{"type":"null"}]},"price":{"anyOf":[{"$ref":"PreludePrice"},{"type":"null"}]},"metadata":{"type":["object","null"]}},"required":["verification_id"]},
  PreludeTarget: {"type":"object","properties":{"type":{"type":["string","null"]},"value":{"type":["string","null"]}}},
  PreludePrice: {"type":"object","properties":{"amount":{"type":["number","null"]},"currency":{"type":["string","null"]}}},
  PreludeAttemptEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"created_at":{"type":["string","null"]},"payload":{"$ref":"PreludeAttempt"}},"required":["id","payload","type"]},
  PreludeAttempt: {"type":"object","properties":{"verification_id":{"type":"string"},"time":{"type":["string","null"]},"target":{"anyOf":[{"$ref":"PreludeTarget"},{"type":"null"}]},"price":{"anyOf":[{"$ref":"PreludePrice"},{"type":"null"}]},"metadata":{"type":["object","null"]},"id":{"type":"string"},"delivery_status":{"type":["string","null"]},"carrier_information":{"anyOf":[{"$ref":"PreludeCarrier"},{"type":"null"}]}},"required":["id","verification_id"]},
  PreludeCarrier: {"type":"object","properties":{"mcc":{"type":["string","null"]},"mnc":{"type":["string","null"]}}},
  PreludeDeliveryStatusEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"created_at":{"type":["string","null"]},"payload":{"$ref":"PreludeDeliveryStatus"}},"required":["id","payload","type"]},
  PreludeDeliveryStatus: {"type":"object","properties":{"verification_id":{"type":"string"},"time":{"type":["string","null"]},"target":{"anyOf":[{"$ref":"PreludeTarget"},{"type":"null"}]},"price":{"anyOf":[{"$ref":"PreludePrice"},{"type":"null"}]},"metadata":{"type":["object","null"]},"id":{"type":"string"},"attempt_id":{"type":["string","null"]},"status":{"type":"string"},"carrier_information":{"anyOf":[{"$ref":"PreludeCarrier"},{"type":"null"}]}},"required":["id","status","verification_id"]},
};

export const preludeForms: { readonly [Type in keyof PreludePayloads]: PayloadForm<PreludePayloads[Type]> } = {
  'verify.authentication': { $ref: 'PreludeAuthenticationEvent', definitions },
  'verify.attempt': { $ref: 'PreludeAttemptEvent', definitions },
  'verify.delivery_status': { $ref: 'PreludeDeliveryStatusEvent', definitions },
};
