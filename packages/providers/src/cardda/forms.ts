// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { CarddaPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  CarddaVerificationCode: {"type":"object","properties":{"id":{"type":"string"},"body":{"type":"string"},"vendor_card_id":{"type":"string"},"created_at":{"type":["string","null"]}},"required":["id","body","vendor_card_id"]},
};

export const carddaForms: { readonly [Type in keyof CarddaPayloads]: PayloadForm<CarddaPayloads[Type]> } = {
  verification_code: { $ref: 'CarddaVerificationCode', definitions },
};
