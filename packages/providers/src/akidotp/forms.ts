// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { AkidotpPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  AkidotpVerified: {"type":"object","properties":{"phone":{"type":["string","null"]},"requestId":{"type":"string"},"status":{"type":"string","const":"verified"},"verifiedAt":{"type":["string","null"]}},"required":["requestId","status"]},
  AkidotpTest: {"type":"object","properties":{"phone":{"type":["string","null"]},"requestId":{"type":"string"},"status":{"type":"string","const":"test"},"verifiedAt":{"type":["string","null"]}},"required":["requestId","status"]},
};

export const akidotpForms: { readonly [Type in keyof AkidotpPayloads]: PayloadForm<AkidotpPayloads[Type]> } = {
  verified: { $ref: 'AkidotpVerified', definitions },
  test: { $ref: 'AkidotpTest', definitions },
};
