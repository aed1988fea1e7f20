import { body, defineProvider, pairs, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { paddleForms } from './forms.js';
import type { PaddlePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Paddle. */
export type PaddleWebhook = WebhookByPayload<'paddle', PaddlePayloads>;

/** Paddle: https://developer.paddle.com/webhooks/signature-verification. Its tolerance is that of its SDK. */
export const paddle: Provider<PaddleWebhook> = defineProvider<'paddle', PaddlePayloads>({
  name: 'paddle',
  signature: pairs('paddle-signature', { time: 'ts', signature: 'h1', separator: ';' }),
  timestamp: { tolerance: 5 },
  content: [time, ':', body],
  types: paddleForms,
  typeOf: (payload) => readText(payload, 'event_type'),
  idempotencyKey: ({ event_id: id }) => [id],
  occurredAt: ({ occurred_at: occurredAt }) => toDate(occurredAt),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly paddle: PaddleWebhook;
  }
}
