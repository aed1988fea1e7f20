import type { VonagePayloads } from './payloads.js';

/** Deliveries of Vonage, after its documentation. */
export const vonageExamples: Readonly<Partial<Record<keyof VonagePayloads, string>>> = {
  message_status:
    '{"message_uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","to":"447700900000","from":"447700900001","timestamp":"2020-01-01T14:00:00.000Z","status":"read","error":{"type":"https://developer.nexmo.com/api-errors/messages-olympus#1000","title":1000,"detail":"Throttled - You have exceeded the submission capacity allowed on this account. Please wait and retry","instance":"bf0ca0bf927b3b52e3cb03217e1a1ddf"},"usage":{"currency":"EUR","price":"0.0333"},"client_ref":"string","channel":"whatsapp"}',
  inbound_message:
    '{"message_uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","to":"447700900000","from":"447700900001","timestamp":"2020-01-01T15:43:21Z","channel":"sms","message_type":"text","text":"Hello, world!","usage":{"currency":"EUR","price":"0.0333"},"sms":{"num_messages":"2","keyword":"HELLO"}}',
  verify_event:
    '{"request_id":"c11236f4-00bf-4b89-84ba-88b25df97315","triggered_at":"2020-01-01T14:00:00.032Z","type":"event","channel":"whatsapp_interactive","status":"completed","finalized_at":"2020-01-01T15:00:00.001Z","client_ref":"my-personal-ref"}',
  verify_summary:
    '{"request_id":"c11236f4-00bf-4b89-84ba-88b25df97325","submitted_at":"2020-01-01T14:00:02.000Z","status":"failed","type":"summary","channel_timeout":300,"workflow":[{"channel":"sms","initiated_at":"2020-01-01T14:00:00.000Z","status":"expired"},{"channel":"whatsapp","initiated_at":"2020-01-01T14:02:00.000Z","status":"completed"},{"channel":"voice","initiated_at":"2020-12-25T11:02:00.300Z","status":"unused"}],"price":"0.300000125","client_ref":"my-personal-ref"}',
  call: '{"from":"442079460000","to":"447700900000","uuid":"aaaaaaaabbbbccccdddd0123456789ab","conversation_uuid":"CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab","status":"completed","direction":"inbound","timestamp":"2020-01-01T12:05:01.200Z","end_time":"2024-01-09T11:01:58.324Z","network":"GB-FIXED","duration":6,"start_time":"2023-12-30T23:59:59.999Z","rate":0.0045,"price":0.00015}',
};
