import type { CheckrPayloads } from './payloads.js';

/** Deliveries of Checkr, after its documentation. */
export const checkrExamples: Readonly<Partial<Record<keyof CheckrPayloads, string>>> = {
  'report.completed':
    '{"id":"507f1f77bcf86cd799439011","object":"event","type":"report.completed","created_at":"2014-01-18T12:34:00Z","webhook_url":"https://yourcompany.com/checkr/incoming","data":{"object":{"id":"4722c07dd9a10c3985ae432a","object":"report","uri":"/v1/reports/532e71cfe88a1d4e8d00000d","created_at":"2014-01-18T12:34:00Z","received_at":"2014-01-18T12:34:00Z","status":"complete","result":"clear","package":"driver_pro","candidate_id":"e44aa283528e6fde7d542194","ssn_trace_id":"539fd88c101897f7cd000001","sex_offender_search_id":"539fd88c101897f7cd000008","national_criminal_search_id":"539fd88c101897f7cd000006","county_criminal_search_ids":["539fdcf335644a0ef4000001","532e71cfe88a1d4e8d00000c"],"state_criminal_search_ids":["539fdcf335644a0ef4000003","532e71cfe88a1d4e8d000004"],"motor_vehicle_report_id":"539fd88c101897f7cd000007"}},"account_id":"e9b18321a51bdab376045be8"}',
  'invitation.expired':
    '{"id":"1002d6bca6acdfcbb8442178","object":"event","type":"invitation.expired","created_at":"2017-04-20T16:44:00Z","webhook_url":"https://yourcompany.com/checkr/incoming","data":{"object":{"id":"16241770f7f7be1c57c85176","status":"expired","uri":"/v1/invitations/16241770f7f7be1c57c85176","invitation_url":"https://apply.checkr.com/invite/yourcompany/7499b8c558a6","completed_at":null,"deleted_at":null,"expires_at":"2017-05-21T17:45:34Z","package":"tasker_pro","object":"invitation","created_at":"2017-05-14T17:45:34Z","candidate_id":"fcb0084f6cb2423c069a35b3","report_id":null}},"account_id":"e9b18321a51bdab376045be8"}',
};
