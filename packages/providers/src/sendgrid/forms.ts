// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { SendgridPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  SendgridEvent: {"type":"object","properties":{"event":{"type":"string"},"email":{"type":["string","null"]},"timestamp":{"type":"number"},"sg_event_id":{"type":["string","null"]},"sg_message_id":{"type":["string","null"]},"smtp-id":{"type":["string","null"]},"reason":{"type":["string","null"]},"status":{"type":["string","null"]},"response":{"type":["string","null"]},"attempt":{"type":["string","number","null"]},"type":{"type":["string","null"]},"url":{"type":["string","null"]},"useragent":{"type":["string","null"]},"ip":{"type":["string","null"]},"category":{"type":["string","array","null"],"items":{"type":"string"}},"asm_group_id":{"type":["number","null"]}},"required":["event","timestamp"]},
};

export const sendgridForms: { readonly [Type in keyof SendgridPayloads]: PayloadForm<SendgridPayloads[Type]> } = {
  events: { ...{"type":"array","items":{"$ref":"SendgridEvent"}}, definitions },
};
