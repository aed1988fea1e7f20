import type { VeriffPayloads } from './payloads.js';

/** Deliveries of Veriff, after its documentation. */
export const veriffExamples: Readonly<Record<keyof VeriffPayloads, string>> = {
  decision:
    '{"status":"success","verification":{"id":"12df6045-3846-3e45-946a-14fa6136d78b","attemptId":"00bca969-b53a-4fad-b065-874d41a7b2b8","status":"approved","code":9001,"vendorData":"end-user-id","decisionTime":"2026-04-04T14:30:00.000Z","person":{"firstName":"SARAH","lastName":"MORGAN"},"document":{"type":"PASSPORT","country":"GB"}}}',
  event:
    '{"id":"12df6045-3846-3e45-946a-14fa6136d78b","attemptId":"00bca969-b53a-4fad-b065-874d41a7b2b8","feature":"selfid","code":7002,"action":"submitted","vendorData":"end-user-id"}',
  watchlist_screening:
    '{"checkType":"initial_result","attemptId":"00bca969-b53a-4fad-b065-874d41a7b2b8","vendorData":"end-user-id","checkedAt":"2026-04-04T14:30:00.000Z","matchStatus":"no_match","totalHits":0}',
};
