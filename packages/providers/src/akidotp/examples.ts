import type { AkidotpPayloads } from './payloads.js';

/** Deliveries of AkidOTP, from akidotp.com/app/dashboard.html. */
export const akidotpExamples: Readonly<Record<keyof AkidotpPayloads, string>> = {
  verified:
    '{ "phone": "+971501234567", "requestId": "abc123def456", "status": "verified", "verifiedAt": "2026-04-04T14:30:00.000Z" }',
  test: '{ "phone": "+000000000000", "requestId": "test_1712234567890", "status": "test", "verifiedAt": "2026-04-04T14:30:00.000Z" }',
};
