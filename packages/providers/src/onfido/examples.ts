import type { OnfidoPayloads } from './payloads.js';

/** Deliveries of Onfido, after its documentation. */
export const onfidoExamples: Readonly<Partial<Record<keyof OnfidoPayloads, string>>> = {
  'check.completed':
    '{"payload":{"resource_type":"check","action":"check.completed","object":{"id":"check-123","status":"complete","completed_at_iso8601":"2020-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/check-123"}}}',
};
