import {
  body,
  defineProvider,
  header,
  headerValue,
  time,
  type Provider,
  type WebhookByPayload,
} from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { sinchConversationForms } from './forms.js';
import type { SinchConversationPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Sinch SMS or Conversation. */
export type SinchConversationWebhook = WebhookByPayload<'sinch-conversation', SinchConversationPayloads>;

const TYPES = Object.keys(sinchConversationForms);

/** Sinch SMS and Conversation: https://developers.sinch.com/docs/conversation/callbacks */
export const sinchConversation: Provider<SinchConversationWebhook> = defineProvider<
  'sinch-conversation',
  SinchConversationPayloads
>({
  name: 'sinch-conversation',
  signature: header('x-sinch-webhook-signature', { encoding: 'base64' }),
  // The sender asks for a small window and names none; five minutes are what others take.
  timestamp: { header: 'x-sinch-webhook-signature-timestamp', tolerance: 300 },
  content: [body, '.', headerValue('x-sinch-webhook-signature-nonce'), '.', time],
  types: sinchConversationForms,
  // An SMS names its type; of Conversation it is the member that is there.
  typeOf: (payload) => readText(payload, 'type') ?? TYPES.find((name) => Object.hasOwn(Object(payload), name)),
  // A second attempt may print other times. One message has the same status twice where the next channel is tried.
  idempotencyKey(payload, type) {
    if ('message' in payload) return [type, payload.message.id];
    if ('id' in payload) return [type, payload.id];
    if (!('message_delivery_report' in payload)) return undefined;
    const { message_id: id, status, channel_identity: sent } = payload.message_delivery_report;
    return [type, id, status, sent?.channel ?? '', sent?.identity ?? ''];
  },
  occurredAt(payload) {
    if ('received_at' in payload) return toDate(payload.received_at);
    if ('at' in payload) return toDate(payload.at);
    return 'app_id' in payload ? toDate(payload.event_time ?? payload.accepted_time) : undefined;
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly 'sinch-conversation': SinchConversationWebhook;
  }
}
