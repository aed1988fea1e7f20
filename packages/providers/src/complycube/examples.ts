import type { ComplycubePayloads } from './payloads.js';

/** Deliveries of ComplyCube, after its documentation. */
export const complycubeExamples: Readonly<Partial<Record<keyof ComplycubePayloads, string>>> = {
  'check.completed':
    '{"id":"5eef4ce4bd0a2f0008e1d2f3","type":"check.completed","resourceType":"check","payload":{"id":"5eef4ce4bd0a2f0008e1d2f4","status":"complete","outcome":"clear"},"createdAt":"2020-06-21T12:05:24.000Z"}',
};
