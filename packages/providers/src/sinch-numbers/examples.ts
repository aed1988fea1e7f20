import type { SinchNumbersPayloads } from './payloads.js';

/** Deliveries of Sinch Numbers, after its documentation. */
export const sinchNumbersExamples: Readonly<Partial<Record<keyof SinchNumbersPayloads, string>>> = {
  DEPROVISIONING_FROM_VOICE_PLATFORM:
    '{"eventId":"01hpa0mww4m79q8j2dwn3ggbgz","timestamp":"2024-02-10T17:22:09.412722588","projectId":"37b62a7b-0177-abcd-efgh-e10f848de123","resourceId":"+17818510001","resourceType":"ACTIVE_NUMBER","eventType":"DEPROVISIONING_FROM_VOICE_PLATFORM","status":"SUCCEEDED","failureCode":null}',
};
