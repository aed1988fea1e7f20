import type { TelesignPayloads } from './payloads.js';

/** Deliveries of Telesign, after its documentation. */
export const telesignExamples: Readonly<Partial<Record<keyof TelesignPayloads, string>>> = {
  transaction_status:
    '{"reference_id":"35E63E88CB000E049196AD1CFCFFB89A","status":{"code":200,"description":"Delivered to handset","updated_on":"2020-08-27T17:28:49.559307Z"},"submit_timestamp":"2020-08-27T17:28:49.559307Z","errors":[]}',
  mo_sms: '{"reference_id":"35E63E88CB000E049196AD1CFCFFB89A","sub_resource":"mo_sms","errors":[]}',
};
