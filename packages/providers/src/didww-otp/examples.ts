import type { DidwwOtpPayloads } from './payloads.js';

/** Deliveries of DIDWW OTP Verification, after its documentation. */
export const didwwOtpExamples: Readonly<Partial<Record<keyof DidwwOtpPayloads, string>>> = {
  verification_request:
    '{"event":"verification_request","data":{"id":"01920a7b-0000-7000-8000-000000000001","destination":"12025550143","delivery_method":"sms"}}',
};
