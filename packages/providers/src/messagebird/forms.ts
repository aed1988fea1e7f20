// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { MessagebirdPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  MessagebirdMessageEvent: {"type":"object","properties":{"type":{"type":"string"},"conversation":{"$ref":"MessagebirdConversation"},"message":{"$ref":"MessagebirdMessage"},"contact":{"anyOf":[{"$ref":"MessagebirdContact"},{"type":"null"}]}},"required":["type","conversation","message"]},
  MessagebirdConversation: {"type":"object","properties":{"id":{"type":"string"},"contactId":{"type":["string","null"]},"status":{"type":["string","null"]},"createdDatetime":{"type":["string","null"]},"updatedDatetime":{"type":["string","null"]},"lastReceivedDatetime":{"type":["string","null"]},"lastUsedChannelId":{"type":["string","null"]}},"required":["id"]},
  MessagebirdMessage: {"type":"object","properties":{"id":{"type":"string"},"conversationId":{"type":["string","null"]},"channelId":{"type":["string","null"]},"status":{"type":["string","null"]},"direction":{"type":["string","null"]},"type":{"type":["string","null"]},"content":{"type":["object","null"],"properties":{"text":{"type":["string","null"]}}},"createdDatetime":{"type":["string","null"]},"updatedDatetime":{"type":["string","null"]}},"required":["id"]},
  MessagebirdContact: {"type":"object","properties":{"id":{"type":["string","null"]},"firstName":{"type":["string","null"]},"lastName":{"type":["string","null"]}}},
  MessagebirdConversationEvent: {"type":"object","properties":{"type":{"type":"string"},"conversation":{"$ref":"MessagebirdConversation"},"message":{"anyOf":[{"$ref":"MessagebirdMessage"},{"type":"null"}]},"contact":{"anyOf":[{"$ref":"MessagebirdContact"},{"type":"null"}]}},"required":["type","conversation"]},
  MessagebirdStatusReport: {"type":"object","properties":{"id":{"type":"string"},"recipient":{"type":"string"},"status":{"type":"string"},"statusDatetime":{"type":"string"},"reference":{"type":"string"},"mccmnc":{"type":"string"},"ported":{"type":"string"},"statusReason":{"type":"string"},"statusErrorCode":{"type":"string"}},"required":["id","recipient","status"]},
};

export const messagebirdForms: { readonly [Type in keyof MessagebirdPayloads]: PayloadForm<MessagebirdPayloads[Type]> } = {
  'message.created': { $ref: 'MessagebirdMessageEvent', definitions },
  'message.updated': { $ref: 'MessagebirdMessageEvent', definitions },
  'conversation.created': { $ref: 'MessagebirdConversationEvent', definitions },
  'conversation.updated': { $ref: 'MessagebirdConversationEvent', definitions },
  status_report: { $ref: 'MessagebirdStatusReport', definitions },
};
