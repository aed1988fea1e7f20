import type { SumsubPayloads } from './payloads.js';

/** Deliveries of Sumsub, after its documentation. */
export const sumsubExamples: Readonly<Partial<Record<keyof SumsubPayloads, string>>> = {
  applicantReviewed:
    '{"applicantId":"5cb744200a975a67ed1798a4","inspectionId":"5cb744200a975a67ed1798a5","correlationId":"req-fa94263f-0b23-42d7-9393-ab10b28ef42d","externalUserId":"externalUserId","levelName":"basic-kyc-level","type":"applicantReviewed","reviewResult":{"reviewAnswer":"GREEN"},"reviewStatus":"completed","createdAtMs":"2020-02-21 13:23:19.321"}',
};
