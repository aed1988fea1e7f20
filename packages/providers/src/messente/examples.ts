import type { MessentePayloads } from './payloads.js';

/** Deliveries of Messente, after its documentation. */
export const messenteExamples: Readonly<Partial<Record<keyof MessentePayloads, string>>> = {
  delivery_report:
    '{"status":"DELIVRD","sender":"MySender","err":0,"message_id":"fr593ce7-68de-5e44-bc50-044a3ad0a7fa","to":"+3725555555","channel":"sms","error":null,"omnimessage_id":"632c6f3d-49d0-4a8f-5k2n-74023d31e51d","timestamp":"2020-02-04T08:09:42.389630"}',
  inbound_message:
    '{"msg_id":"1f5197ec-b4d7-4d5f-8bba-e005d1cadba1","sub_msg_id":"d276e75e-e9f5-4b44-88aa-d5c7b38a1e4a","channel":"sms","recipient":"1234","time":"2021-02-23T14:51:13.000000Z","text":"This is a test message content","sender":"+44000000000"}',
};
