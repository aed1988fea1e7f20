import type { LinearPayloads } from './payloads.js';

/** Deliveries of Linear, after its documentation. */
export const linearExamples: Readonly<Partial<Record<keyof LinearPayloads, string>>> = {
  Comment:
    '{"action":"create","actor":{"id":"b5ea5f1f-8adc-4f52-b4bd-ab4e2e10c4a2","type":"user","name":"Jane Doe"},"createdAt":"2020-01-23T12:53:18.084Z","data":{"id":"2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9","createdAt":"2020-01-23T12:53:18.084Z","body":"Indeed, I think this is a great idea!","issueId":"539068e2-ae88-4d09-bd75-22eb4a59612f"},"type":"Comment","url":"https://linear.app/issue/LIN-1778/foo-bar#comment-77217de3","organizationId":"5c3d1c4e","webhookTimestamp":1676056940508,"webhookId":"000042e3-d123-4980-b49f-8e140eef9329"}',
};
