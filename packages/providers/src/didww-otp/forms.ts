// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { DidwwOtpPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  DidwwVerificationRequest: {"type":"object","properties":{"event":{"type":"string"},"data":{"type":"object","properties":{"id":{"type":"string"},"destination":{"type":"string"},"delivery_method":{"type":"string"}},"required":["id","destination","delivery_method"]}},"required":["event","data"]},
};

export const didwwOtpForms: { readonly [Type in keyof DidwwOtpPayloads]: PayloadForm<DidwwOtpPayloads[Type]> } = {
  verification_request: { $ref: 'DidwwVerificationRequest', definitions },
};
