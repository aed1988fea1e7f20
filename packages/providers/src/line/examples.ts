import type { LinePayloads } from './payloads.js';

/** Deliveries of LINE, after its documentation. */
export const lineExamples: Readonly<Partial<Record<keyof LinePayloads, string>>> = {
  events:
    '{"destination":"U4af4980629aaaaaaaaaaaaaaaaaaaaaa","events":[{"type":"message","message":{"type":"text","id":"14353798921116","text":"Hello, world"},"timestamp":1625665242211,"source":{"type":"user","userId":"U80696558e1aa831aaaaaaaaaaaaaaaaa"},"replyToken":"757913772c4646b784d4b7ce46d12671","mode":"active","webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","deliveryContext":{"isRedelivery":false}}]}',
};
