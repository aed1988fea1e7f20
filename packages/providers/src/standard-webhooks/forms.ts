// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { StandardWebhooksPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  StandardWebhooksEvent: {"type":"object","properties":{"type":{"type":["string","null"]},"timestamp":{"type":["string","number","null"]},"data":{}}},
};

export const standardWebhooksForms: { readonly [Type in keyof StandardWebhooksPayloads]: PayloadForm<StandardWebhooksPayloads[Type]> } = {
  event: { $ref: 'StandardWebhooksEvent', definitions },
};
