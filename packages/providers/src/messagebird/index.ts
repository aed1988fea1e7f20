import { defineProvider, form, jws, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { messagebirdForms } from './forms.js';
import type { MessagebirdPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of MessageBird. */
export type MessagebirdWebhook = WebhookByPayload<'messagebird', MessagebirdPayloads>;

/** MessageBird, requests signed by token: https://github.com/messagebird/messagebird-nodejs */
export const messagebird: Provider<MessagebirdWebhook> = defineProvider<'messagebird', MessagebirdPayloads>({
  name: 'messagebird',
  method: ['POST', 'GET'],
  signature: jws('messagebird-signature-jwt', {
    algorithms: ['HS256', 'HS384', 'HS512'],
    issuer: 'MessageBird',
    time: 'nbf',
    urlDigest: { claim: 'url_hash', encoding: 'hex' },
    bodyDigest: { claim: 'payload_hash', encoding: 'hex', isLeftOut: true },
  }),
  // Beside the minute that a token names itself.
  timestamp: { tolerance: 5 },
  // Conversations are JSON, and the report of an SMS is a query.
  document: form(),
  types: messagebirdForms,
  typeOf: (payload) =>
    readText(payload, 'type') ?? (readText(payload, 'status') === undefined ? undefined : 'status_report'),
  idempotencyKey: (payload, type) => ('recipient' in payload ? [type, payload.id, payload.status] : undefined),
  occurredAt(payload) {
    if ('recipient' in payload) return toDate(payload.statusDatetime);
    return 'message' in payload
      ? toDate(payload.message?.updatedDatetime ?? payload.message?.createdDatetime)
      : undefined;
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly messagebird: MessagebirdWebhook;
  }
}
