import { unescape } from 'node:querystring';
import {
  defineProvider,
  form,
  header,
  headerValue,
  sortedForm,
  sortedUrl,
  type Provider,
  type WebhookOf,
} from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { emptyXml } from '../empty-xml.js';
import { plivoForms } from './forms.js';
import type { PlivoPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Plivo. */
export type PlivoWebhook = WebhookOf<'plivo', PlivoPayloads>;

/** Plivo, signatures of version 3 under the auth token: https://docs.plivo.com/docs/voice/xml/request/validation */
export const plivo: Provider<PlivoWebhook> = defineProvider<'plivo', PlivoPayloads>({
  name: 'plivo',
  method: ['POST', 'GET'],
  // One for each auth token of the account.
  signature: header('x-plivo-signature-v3', { encoding: 'base64', separator: ',' }),
  content: [sortedUrl({ behind: '.' }), sortedForm(), '.', headerValue('x-plivo-signature-v3-nonce')],
  urlForms: (url) => [...new Set([url, withPlainQuery(url)])],
  document: form(),
  types: plivoForms,
  typeOf(payload) {
    if (readText(payload, 'CallUUID') !== undefined) return 'call';
    if (readText(payload, 'MessageUUID') === undefined) return undefined;
    return readText(payload, 'Status') === undefined ? 'incoming_message' : 'message_status';
  },
  // Of a call several requests look alike, of which each wants an answer: their key is the digest.
  idempotencyKey(payload, type) {
    if (!('MessageUUID' in payload)) return undefined;
    return [type, payload.MessageUUID, 'Status' in payload ? payload.Status : 'received'];
  },
  success: emptyXml,
});

/** The parameters without percent-encoding, which is how Plivo signs them. Source: plivo-node, lib/utils/v3Security.js. */
function withPlainQuery(url: string): string {
  const at = url.indexOf('?');
  return at === -1 ? url : url.slice(0, at) + unescape(url.slice(at).replaceAll('+', ' '));
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly plivo: PlivoWebhook;
  }
}
