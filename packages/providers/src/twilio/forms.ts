// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { TwilioPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  TwilioIncomingMessage: {"type":"object","properties":{"MessageSid":{"type":"string"},"AccountSid":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"Body":{"type":"string"},"NumMedia":{"type":"string"},"NumSegments":{"type":"string"},"MessagingServiceSid":{"type":"string"},"SmsStatus":{"type":"string"}},"required":["MessageSid","AccountSid","From","To","Body"]},
  TwilioMessageStatus: {"type":"object","properties":{"MessageSid":{"type":"string"},"MessageStatus":{"type":"string"},"AccountSid":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"ErrorCode":{"type":"string"},"SmsStatus":{"type":"string"}},"required":["MessageSid","MessageStatus"]},
  TwilioCall: {"type":"object","properties":{"CallSid":{"type":"string"},"CallStatus":{"type":"string"},"AccountSid":{"type":"string"},"From":{"type":"string"},"To":{"type":"string"},"Direction":{"type":"string"},"Digits":{"type":"string"},"CallDuration":{"type":"string"}},"required":["CallSid"]},
  TwilioVerifyEvent: {"type":"object","properties":{"type":{"type":"string"},"uid":{"type":["string","null"]},"account_sid":{"type":["string","null"]},"service_sid":{"type":["string","null"]},"entity_identity":{"type":["string","null"]},"factor_sid":{"type":["string","null"]},"challenge_sid":{"type":["string","null"]}},"required":["type"]},
};

export const twilioForms: { readonly [Type in keyof TwilioPayloads]: PayloadForm<TwilioPayloads[Type]> } = {
  incoming_message: { $ref: 'TwilioIncomingMessage', definitions },
  message_status: { $ref: 'TwilioMessageStatus', definitions },
  call: { $ref: 'TwilioCall', definitions },
  'factor.created': { $ref: 'TwilioVerifyEvent', definitions },
  'factor.verified': { $ref: 'TwilioVerifyEvent', definitions },
  'factor.deleted': { $ref: 'TwilioVerifyEvent', definitions },
  'challenge.approved': { $ref: 'TwilioVerifyEvent', definitions },
  'challenge.denied': { $ref: 'TwilioVerifyEvent', definitions },
};
