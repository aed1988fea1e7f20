import type { DiditPayloads } from './payloads.js';

/** Deliveries of Didit, after its documentation. */
export const diditExamples: Readonly<Partial<Record<keyof DiditPayloads, string>>> = {
  'status.updated':
    '{"event_id":"6a1f7f0e-6c0c-4b36-8f7c-6d5f1a0e4c11","webhook_type":"status.updated","timestamp":1774970000,"session_id":"11111111-2222-3333-4444-555555555555","status":"Approved","vendor_data":"11111111-1111-1111-1111-111111111111","decision":{"session_id":"11111111-2222-3333-4444-555555555555","status":"Approved"}}',
};
