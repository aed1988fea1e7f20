// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { LinePayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  LineEvents: {"type":"object","properties":{"destination":{"type":"string"},"events":{"type":"array","items":{"$ref":"LineEvent"}}},"required":["destination","events"]},
  LineEvent: {"type":"object","properties":{"type":{"type":"string"},"mode":{"type":"string"},"timestamp":{"type":"number"},"webhookEventId":{"type":"string"},"deliveryContext":{"type":"object","properties":{"isRedelivery":{"type":"boolean"}},"required":["isRedelivery"]},"source":{"type":["object","null"],"properties":{"type":{"type":"string"},"userId":{"type":["string","null"]},"groupId":{"type":["string","null"]},"roomId":{"type":["string","null"]}},"required":["type"]},"replyToken":{"type":["string","null"]},"message":{"type":["object","null"],"properties":{"id":{"type":"string"},"type":{"type":"string"},"text":{"type":["string","null"]}},"required":["id","type"]},"postback":{"type":["object","null"],"properties":{"data":{"type":"string"},"params":{"type":["object","null"]}},"required":["data"]}},"required":["type","mode","timestamp","webhookEventId","deliveryContext"]},
};

export const lineForms: { readonly [Type in keyof LinePayloads]: PayloadForm<LinePayloads[Type]> } = {
  events: { $ref: 'LineEvents', definitions },
};
