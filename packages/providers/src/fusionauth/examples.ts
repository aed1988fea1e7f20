import type { FusionauthPayloads } from './payloads.js';

/** Deliveries of FusionAuth, after its documentation. */
export const fusionauthExamples: Readonly<Partial<Record<keyof FusionauthPayloads, string>>> = {
  'user.create':
    '{"event":{"createInstant":1505762615056,"id":"e502168a-b469-45d9-a079-fd45f83e0406","info":{"ipAddress":"42.42.42.42","location":{"city":"Denver","country":"US","displayString":"Denver, CO, US","latitude":39.77777,"longitude":-104.9191,"region":"CO"},"userAgent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.131 Safari/537.36"},"tenantId":"e872a880-b14f-6d62-c312-cb40f22af465","type":"user.create","user":{"active":true,"connectorId":"e3306678-a53a-4964-9040-1c96f36dda72","email":"example@fusionauth.io","id":"00000000-0000-0001-0000-000000000000","passwordChangeRequired":false,"tenantId":"f24aca2b-ce4a-4dad-951a-c9d690e71415","twoFactorEnabled":false,"usernameStatus":"ACTIVE","verified":true}}}',
};
