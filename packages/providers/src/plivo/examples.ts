import type { PlivoPayloads } from './payloads.js';

/** Deliveries of Plivo, after its documentation. */
export const plivoExamples: Readonly<Partial<Record<keyof PlivoPayloads, string>>> = {
  call: 'Direction=outbound&From=19792014278&CallStatus=in-progress&BillRate=0.002&ParentAuthID=MANWVLYTK4ZWU1YTY4QA&Event=StartApp&ALegUUID=3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36&CallUUID=3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36&RequestUUID=3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36&ALegRequestUUID=3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36&To=sip%3APlivoSignature382029104058171078704104%40phone-qa.voice.plivodev.com&SIP-H-To=%3Csip%3APlivoSignature382029104058171078704104%4052.9.11.55%3Btransport%3Dudp%3E%3Btag%3D1&SessionStart=2020-04-08+11%3A34%3A33.238707',
  message_status:
    'MessageUUID=97ceeb52-58b6-11e1-86da-77300b68f8bb&From=14155551234&To=14155556789&Type=sms&Status=delivered&Units=1&TotalRate=0.0055&TotalAmount=0.0055&MCC=310&MNC=004',
  incoming_message:
    'MessageUUID=97ceeb52-58b6-11e1-86da-77300b68f8bb&From=14155551234&To=14155556789&Type=sms&Text=Hello+%26+goodbye&Units=1&TotalRate=0&TotalAmount=0',
};
