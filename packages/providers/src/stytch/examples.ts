import type { StytchPayloads } from './payloads.js';

/** Deliveries of Stytch, after its documentation. */
export const stytchExamples: Readonly<Partial<Record<keyof StytchPayloads, string>>> = {
  'dashboard.member.create':
    '{"action":"CREATE","event_id":"webhook-event-test-00000000-0000-0000-0000-000000000000","id":"member-test-00000000-0000-0000-0000-000000000000","member":{"default_mfa_method":"","email_address":"adalovelace@stytch.example.com","email_address_verified":false,"is_admin":false,"is_breakglass":false,"member_id":"member-test-00000000-0000-0000-0000-000000000000","member_password_id":"","mfa_enrolled":false,"mfa_phone_number":"","mfa_phone_number_verified":false,"name":"Ada Lovelace","oauth_registrations":[],"organization_id":"organization-test-00000000-0000-0000-0000-000000000000","roles":[{"role_id":"stytch_member","sources":[{"details":{},"type":"direct_assignment"}]}],"sso_registrations":[],"status":"active","totp_registration_id":"","trusted_metadata":{},"untrusted_metadata":{}},"object_type":"member","project_id":"project-test-00000000-0000-0000-0000-000000000000","source":"DASHBOARD","timestamp":"2024-01-02T03:04:05.678901Z","vertical":"B2B"}',
  'dashboard.member.delete':
    '{"action":"DELETE","event_id":"webhook-event-test-00000000-0000-0000-0000-000000000000","id":"member-test-00000000-0000-0000-0000-000000000000","object_type":"member","project_id":"project-test-00000000-0000-0000-0000-000000000000","source":"DASHBOARD","timestamp":"2024-01-02T03:04:05.678901Z","vertical":"B2B"}',
};
