import type { PaddlePayloads } from './payloads.js';

/** Deliveries of Paddle, after its documentation. */
export const paddleExamples: Readonly<Partial<Record<keyof PaddlePayloads, string>>> = {
  'customer.created':
    '{"event_id":"evt_01hv8x29kz0t586xy6zn1a62ny","event_type":"customer.created","occurred_at":"2024-04-12T10:18:49.621022Z","notification_id":"ntf_01hv8x29kz0t586xy6zn1a62ny","data":{"id":"ctm_01hv6y1jedq4p1n0yqn5ba3ky4","status":"active","name":"Jo Brown-Anderson","email":"jo@example.com","locale":"en"}}',
};
