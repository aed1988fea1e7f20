import type { MetamapPayloads } from './payloads.js';

/** Deliveries of MetaMap, after its documentation. */
export const metamapExamples: Readonly<Partial<Record<keyof MetamapPayloads, string>>> = {
  verification_started:
    '{"resource":"https://api.getmati.com/v2/verifications/6156311aba4c52001b1290a2","eventName":"verification_started","flowId":"60b8fd58a87c30001b14dedd","timestamp":"2021-09-30T21:50:19.342Z"}',
};
