import { defineProvider, jws, type Provider, type WebhookOf } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { vonageForms } from './forms.js';
import type { VonagePayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Vonage. */
export type VonageWebhook = WebhookOf<'vonage', VonagePayloads>;

/** Vonage Messages, Verify and Voice, requests by POST: https://developer.vonage.com/en/getting-started/concepts/webhooks */
export const vonage: Provider<VonageWebhook> = defineProvider<'vonage', VonagePayloads>({
  name: 'vonage',
  // Its pages let a receiver pass over the digest; without it nobody knows whose the body is.
  signature: jws('authorization', {
    scheme: 'Bearer',
    algorithms: ['HS256'],
    issuer: 'Vonage',
    bodyDigest: { claim: 'payload_hash', encoding: 'hex' },
  }),
  // The sender says nothing of how old a token may be; five minutes are what others take.
  timestamp: { tolerance: 300 },
  types: vonageForms,
  typeOf(payload) {
    const has = (name: string): boolean => readText(payload, name) !== undefined;
    if (has('message_uuid')) return has('status') ? 'message_status' : 'inbound_message';
    if (has('request_id')) return `verify_${readText(payload, 'type') ?? ''}`;
    return has('conversation_uuid') ? 'call' : undefined;
  },
  // Of a call several requests look alike, of which each wants an answer: their key is the digest.
  idempotencyKey(payload, type) {
    if ('message_uuid' in payload)
      return [type, payload.message_uuid, 'status' in payload ? payload.status : 'received'];
    if (!('request_id' in payload)) return undefined;
    // A workflow may take a channel twice.
    return 'triggered_at' in payload
      ? [type, payload.request_id, payload.channel, payload.status, payload.triggered_at ?? '']
      : [type, payload.request_id];
  },
  occurredAt: (payload) => ('timestamp' in payload ? toDate(payload.timestamp) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly vonage: VonageWebhook;
  }
}
