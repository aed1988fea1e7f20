import type { SinchConversationPayloads } from './payloads.js';

/** Deliveries of Sinch SMS and Conversation, after its documentation. */
export const sinchConversationExamples: Readonly<Partial<Record<keyof SinchConversationPayloads, string>>> = {
  message:
    '{"app_id":"01EB37HMH1M6SV18ABNS3G135H","accepted_time":"2020-11-16T08:17:44.993024Z","event_time":"2020-11-16T08:17:42.814Z","project_id":"c36f3d3d-1523-4edd-ae42-11995557ff61","message":{"id":"01EQ8235TD19N21XQTH12B145D","direction":"TO_APP","contact_message":{"text_message":{"text":"Hi!"}},"channel_identity":{"channel":"MESSENGER","identity":"2742085512340733","app_id":"01EB37HMH1M6SV18ABNS3G135H"},"conversation_id":"01EQ8172WMDB8008EFT4M30481","contact_id":"01EQ4174TGGY5B1VPTPGHW19R0","metadata":"","accept_time":"2020-11-16T08:17:43.915829Z"}}',
  message_delivery_report:
    '{"app_id":"01EB37HMH1M6SV18BSNS3G135H","accepted_time":"2020-11-17T16:01:06.374Z","event_time":"2020-11-17T16:01:07Z","project_id":"c36f3d3d-1513-4edd-ae42-11995557ff61","message_delivery_report":{"message_id":"01EQBF0BT63J7S1FEKJZ0Z08VD","conversation_id":"01EQBCFQR3EGE60P42H6H1117J","status":"FAILED","channel_identity":{"channel":"WHATSAPP","identity":"12345678910","app_id":""},"contact_id":"01EXA07N79THJ20WSN6AS30TMW","reason":{"code":"OUTSIDE_ALLOWED_SENDING_WINDOW","description":"The underlying channel reported: Message failed to send because more than 24 hours have passed since the customer last replied to this number","sub_code":"UNSPECIFIED_SUB_CODE"},"metadata":""}}',
  conversation_start_notification:
    '{"app_id":"01EB37HMH1M6SV18ASNS3G135H","project_id":"c36f3d3d-1523-4edd-ae42-11995557ff61","conversation_start_notification":{"conversation":{"id":"01EQ4174WMDB8008EFT4M30481","app_id":"01EB37HMH1M6SF18ASNS3G135H","contact_id":"01BQ8174TGGY5B1VPTPGHW19R0","active_channel":"MESSENGER","active":true,"metadata":""}}}',
  contact_merge_notification:
    '{"app_id":"01EB37KMH1M6SV18ASNS3G135H","accepted_time":"2020-11-17T15:53:03.457706Z","project_id":"c36f3a3d-1513-4edd-ae42-11995557ff61","contact_merge_notification":{"preserved_contact":{"id":"01EQBECE7Z4XP21359SBKS1526","channel_identities":[{"channel":"VIBER","identity":"9KC0p+pi4zPGFO99ACDxdQ==","app_id":"01EB37KMH1M6SV18ASNS3G135H"}],"channel_priority":["VIBER"],"display_name":"Unknown","email":"","external_id":"","metadata":"","language":"UNSPECIFIED"},"deleted_contact":{"id":"01EQBEH7MNEZQC0881A4WS17K3","channel_identities":[{"channel":"VIBER","identity":"9KC0p+pi4zaGFO99ACDxdQ==","app_id":"01EB37KMH1M6SV18ASNS3G135H"}],"channel_priority":["VIBER"],"display_name":"Unknown","email":"","external_id":"","metadata":"","language":"UNSPECIFIED"}}}',
  capability_notification:
    '{"app_id":"01EB37KMH2M6SV18ASNS3G135H","accepted_time":"2020-11-17T16:05:51.724083Z","project_id":"","capability_notification":{"contact_id":"01EKA07N79THJ20ZSN6AS30TMW","identity":"12345678910","channel":"WHATSAPP","capability_status":"CAPABILITY_FULL","request_id":"01EQBF91XWP9PW1J8EWRYZ1GK2"}}',
  opt_in_notification:
    '{"app_id":"01EB37HMH1M6SV18ASNS3G135H","accepted_time":"2020-11-17T16:13:57.052735Z","project_id":"","opt_in_notification":{"contact_id":"01EKA07N79THJ20WSN6AS30TMW","channel":"WHATSAPP","identity":"46702471483","status":"OPT_IN_SUCCEEDED","request_id":"01EQBFQWDC9E9A16NJ852S1ATD"}}',
  mo_text:
    '{"body":"Hello John! 👋","from":"12015555555","id":"01W4FFL35P4NC4K35SMSBATCH8","operator_id":"311071","received_at":"2024-06-06T07:52:37.386Z","to":"12017777777","type":"mo_text"}',
  delivery_report_sms:
    '{"batch_id":"01W4FFL35P4NC4K35SMSBATCH8","client_reference":"client-ref","statuses":[{"code":0,"count":2,"recipients":["12017777777","33612345678"],"status":"Delivered"}],"total_message_count":2,"type":"delivery_report_sms"}',
  recipient_delivery_report_sms:
    '{"at":"2024-06-06T08:17:19.210Z","batch_id":"01W4FFL35P4NC4K35SMSBATCH9","client_reference":"client-ref","code":0,"operator_status_at":"2024-06-06T08:17:00Z","recipient":"12017777777","status":"Delivered","type":"recipient_delivery_report_sms"}',
};
