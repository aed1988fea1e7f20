import type { PreludePayloads } from './payloads.js';

/** Deliveries of Prelude, after its documentation. */
export const preludeExamples: Readonly<Partial<Record<keyof PreludePayloads, string>>> = {
  'verify.authentication':
    '{"id":"evt_01jnh4zwabf1grfsaq955ej3mt","type":"verify.authentication","payload":{"metadata":{"correlation_id":"e9156dad-de79-4d47-9e6b-e0c40e9244a4"},"price":{"amount":0.009,"currency":"EUR"},"target":{"type":"phone_number","value":"+33xxxxxxxx"},"time":"2025-03-04T17:59:19.067887456Z","verification_id":"vrf_01jnh4zt8vfq5r71n1sx9yvx5m"},"created_at":"2025-03-04T17:59:21.163921113Z"}',
  'verify.attempt':
    '{"id":"evt_01jnh50110f1gt7n74yb6kcrzb","type":"verify.attempt","payload":{"carrier_information":{"mcc":"208","mnc":"10"},"delivery_status":"delivered","id":"att_3v9s0v9gzt8hws0cp753q4gj0c","metadata":{"correlation_id":"e9156dad-de79-4d47-9e6b-e0c40e9244a4"},"price":{"amount":0.03,"currency":"EUR"},"target":{"type":"phone_number","value":"+33xxxxxxxx"},"time":"2025-03-04T17:59:21.375073507Z","verification_id":"vrf_01jnh4zt8vfq5r71n1sx9yvx5m"},"created_at":"2025-03-04T17:59:25.984640901Z"}',
  'verify.delivery_status':
    '{"id":"evt_01jnh500a6frv9ky0wn4r6aycv","type":"verify.delivery_status","payload":{"attempt_id":"att_3v9s0v9gzt8hws0cp753q4gj0c","carrier_information":{"mcc":"208","mnc":"10"},"id":"dls_1mzny4yepa9berf8hemgys2391","metadata":{"correlation_id":"e9156dad-de79-4d47-9e6b-e0c40e9244a4"},"price":{"amount":0.03,"currency":"EUR"},"status":"delivered","target":{"type":"phone_number","value":"+33xxxxxxxx"},"time":"2025-03-04T17:59:25.129596712Z","verification_id":"vrf_01jnh4zt8vfq5r71n1sx9yvx5m"},"created_at":"2025-03-04T17:59:25.254545815Z"}',
};
