import type { WorkosPayloads } from './payloads.js';

/** Deliveries of WorkOS, after its documentation. */
export const workosExamples: Readonly<Partial<Record<keyof WorkosPayloads, string>>> = {
  'dsync.user.updated':
    '{"object":"event","id":"event_07FKJ843CVE8F7BXQSPFH0M53V","event":"dsync.user.updated","data":{"id":"directory_user_01E1X1B89NH8Z3SDFJR4H7RGX7","directory_id":"directory_01ECAZ4NV9QMV47GW873HDCX74","organization_id":"org_01EZTR6WYX1A0DSE2CYMGXQ24Y","idp_id":"8931","emails":[{"primary":true,"type":"work","value":"lela.block@example.com"}],"first_name":"Lela","last_name":"Block","job_title":"Software Engineer","username":"lela.block@example.com","state":"active","created_at":"2021-06-25T19:07:33.155Z","updated_at":"2021-06-25T19:07:33.155Z","custom_attributes":{"department":"Engineering"},"raw_attributes":{}},"created_at":"2023-04-28 20:05:31.093"}',
  'dsync.user.created':
    '{"id":"wh_123","data":{"id":"directory_user_01FAEAJCR3ZBZ30D8BD1924TVG","state":"active","emails":[{"type":"work","value":"blair@foo-corp.com","primary":true}],"idp_id":"00u1e8mutl6wlH3lL4x7","object":"directory_user","username":"blair@foo-corp.com","last_name":"Lunceford","first_name":"Blair","directory_id":"directory_01F9M7F68PZP8QXP8G7X5QRHS7","raw_attributes":{"name":{"givenName":"Blair","familyName":"Lunceford"},"title":"Developer Success Engineer","active":true}},"event":"dsync.user.created"}',
};
