// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { PlivoPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  PlivoCall: {"type":"object","properties":{"CallUUID":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"ForwardedFrom":{"type":"string"},"CallStatus":{"type":"string"},"Direction":{"type":"string"},"Event":{"type":"string"},"ALegUUID":{"type":"string"},"ALegRequestUUID":{"type":"string"},"RequestUUID":{"type":"string"},"ParentAuthID":{"type":"string"},"BillRate":{"type":"string"},"SessionStart":{"type":"string"},"HangupCause":{"type":"string"},"Duration":{"type":"string"},"BillDuration":{"type":"string"},"Digits":{"type":"string"}},"required":["CallUUID"]},
  PlivoMessageStatus: {"type":"object","properties":{"MessageUUID":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"Type":{"type":"string"},"Status":{"type":"string"},"Units":{"type":"string"},"TotalRate":{"type":"string"},"TotalAmount":{"type":"string"},"MCC":{"type":"string"},"MNC":{"type":"string"},"ErrorCode":{"type":"string"},"ParentMessageUUID":{"type":"string"},"PartInfo":{"type":"string"},"Sequence":{"type":"string"},"MessageTime":{"type":"string"},"QueuedTime":{"type":"string"},"SentTime":{"type":"string"},"DeliveryReportTime":{"type":"string"},"PowerpackUUID":{"type":"string"},"ConversationExpirationTimestamp":{"type":"string"},"ConversationOrigin":{"type":"string"},"ConversationID":{"type":"string"}},"required":["MessageUUID","Status"]},
  PlivoIncomingMessage: {"type":"object","properties":{"MessageUUID":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"Type":{"type":"string"},"Text":{"type":"string"},"Body":{"type":"string"},"Units":{"type":"string"},"TotalRate":{"type":"string"},"TotalAmount":{"type":"string"},"MessageIntent":{"type":"string"},"PowerpackUUID":{"type":"string"},"MediaCount":{"type":"string"},"ContentType":{"type":"string"}},"required":["MessageUUID","From","To"]},
};

export const plivoForms: { readonly [Type in keyof PlivoPayloads]: PayloadForm<PlivoPayloads[Type]> } = {
  call: { $ref: 'PlivoCall', definitions },
  message_status: { $ref: 'PlivoMessageStatus', definitions },
  incoming_message: { $ref: 'PlivoIncomingMessage', definitions },
};
