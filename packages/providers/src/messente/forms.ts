// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { MessentePayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  MessenteDeliveryReport: {"type":"object","properties":{"message_id":{"type":"string"},"omnimessage_id":{"type":["string","null"]},"status":{"type":"string"},"err":{"type":["number","null"]},"error":{"type":["string","null"]},"sender":{"type":["string","null"]},"to":{"type":["string","null"]},"channel":{"type":["string","null"]},"timestamp":{"type":["string","null"]}},"required":["message_id","status"]},
  MessenteInboundMessage: {"type":"object","properties":{"msg_id":{"type":"string"},"sub_msg_id":{"type":["string","null"]},"channel":{"type":["string","null"]},"recipient":{"type":"string"},"sender":{"type":"string"},"text":{"type":"string"},"time":{"type":["string","null"]}},"required":["msg_id","recipient","sender","text"]},
};

export const messenteForms: { readonly [Type in keyof MessentePayloads]: PayloadForm<MessentePayloads[Type]> } = {
  delivery_report: { $ref: 'MessenteDeliveryReport', definitions },
  inbound_message: { $ref: 'MessenteInboundMessage', definitions },
};
