import type { TelnyxPayloads } from './payloads.js';

/** Deliveries of Telnyx, after its documentation. */
export const telnyxExamples: Readonly<Partial<Record<keyof TelnyxPayloads, string>>> = {
  'message.received':
    '{"data":{"event_type":"message.received","id":"b301ed3f-1490-491f-995f-6e64e69674d4","occurred_at":"2024-01-15T20:16:07.588+00:00","payload":{"id":"84cca175-9755-4859-b67f-4730d7f58aa3","direction":"inbound","from":{"carrier":"T-Mobile USA","phone_number":"+13125550001"},"to":[{"phone_number":"+17735550002","status":"webhook_delivered"}],"text":"Hello from Telnyx!","type":"SMS","record_type":"message"},"record_type":"event"},"meta":{"attempt":1,"delivered_to":"https://example.com/webhooks"}}',
};
