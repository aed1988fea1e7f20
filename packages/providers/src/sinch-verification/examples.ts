import type { SinchVerificationPayloads } from './payloads.js';

/** Deliveries of Sinch Verification, after its documentation. */
export const sinchVerificationExamples: Readonly<Partial<Record<keyof SinchVerificationPayloads, string>>> = {
  VerificationResultEvent:
    '{"id":"1234567890","event":"VerificationResultEvent","method":"sms","identity":{"type":"number","endpoint":"+11235551234"},"status":"SUCCESSFUL","source":"manual","custom":"Custom string"}',
};
