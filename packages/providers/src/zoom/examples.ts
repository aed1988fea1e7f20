import type { ZoomPayloads } from './payloads.js';

/** Deliveries of Zoom, after its documentation. */
export const zoomExamples: Readonly<Partial<Record<keyof ZoomPayloads, string>>> = {
  'meeting.started':
    '{"event":"meeting.started","event_ts":1626230691572,"payload":{"account_id":"AAAAAABBBB","object":{"id":"1234567890","uuid":"4444AAAiAAAAAiAiAiiAii==","host_id":"x1yCzABCDEfg23HiJKl4mN","topic":"My Meeting","type":8,"start_time":"2021-07-13T21:44:51Z","timezone":"America/Los_Angeles","duration":60}}}',
  app_deauthorized:
    '{"event":"app_deauthorized","event_ts":1626230691572,"payload":{"account_id":"AAAAAABBBB","user_id":"x1yCzABCDEfg23HiJKl4mN","deauthorization_time":"2021-07-13T21:44:51Z","client_id":"ADZ9k9bTWmGUoUbECUKU_a"}}',
};
