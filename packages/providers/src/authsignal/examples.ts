import type { AuthsignalPayloads } from './payloads.js';

/** Deliveries of Authsignal, after its documentation. */
export const authsignalExamples: Readonly<Partial<Record<keyof AuthsignalPayloads, string>>> = {
  'sms.created':
    '{"version":1,"id":"ffffffff-ffff-ffff-ffff-ffffffffffff","source":"https://authsignal.com","time":"2024-01-01T01:23:45.678Z","tenantId":"dddddddd-dddd-dddd-dddd-dddddddddddd","type":"sms.created","data":{"to":"+123456789","code":"987654","userId":"11111111-1111-1111-1111-111111111111","idempotencyKey":"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa","actionCode":"sign-in","locale":"en"}}',
  'email.created':
    '{"version":1,"id":"bc1598bc-e5d6-4c69-9afb-1a6fe3469d6e","source":"https://authsignal.com","time":"2025-02-20T01:51:56.070Z","tenantId":"7752d28e-e627-4b1b-bb81-b45d68d617bc","type":"email.created","data":{"to":"chris@authsignal.com","code":"157743","userId":"b9f74d36-fcfc-4efc-87f1-3664ab5a7fb0","actionCode":"accountRecovery","idempotencyKey":"ba8c1a7c-775d-4dff-9abe-be798b7b8bb9","verificationMethod":"EMAIL_OTP"}}',
};
