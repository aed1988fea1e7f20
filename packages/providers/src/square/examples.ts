import type { SquarePayloads } from './payloads.js';

/** Deliveries of Square, after its documentation. */
export const squareExamples: Readonly<Partial<Record<keyof SquarePayloads, string>>> = {
  'webhooks.test_notification':
    '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}',
  'payment.created':
    '{"merchant_id":"6SSW7HV8K2ST5","type":"payment.created","event_id":"13b867cf-db3d-4b1c-90b6-2f32a9d78124","created_at":"2020-02-06T21:27:34.308Z","data":{"type":"payment","id":"KkAkhdMsgzn59SM8A89WgKwekxLZY","object":{"payment":{"amount_money":{"amount":100,"currency":"USD"},"id":"hYy9pRFVxpDsO1FB05SunFWUe9JZY","status":"APPROVED"}}}}',
};
