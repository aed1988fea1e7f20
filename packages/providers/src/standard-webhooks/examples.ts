import type { StandardWebhooksPayloads } from './payloads.js';

/** Deliveries of Standard Webhooks, after its documentation. */
export const standardWebhooksExamples: Readonly<Partial<Record<keyof StandardWebhooksPayloads, string>>> = {
  event:
    '{"type":"user.created","timestamp":"2022-11-03T20:26:10.344522Z","data":{"id":"1f81eb52-5198-4599-803e-771906343485"}}',
};
