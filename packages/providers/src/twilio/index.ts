import {
  defineProvider,
  form,
  header,
  hmac,
  publicUrl,
  sortedForm,
  type Provider,
  type WebhookOf,
} from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { emptyXml } from '../empty-xml.js';
import { twilioForms } from './forms.js';
import type { TwilioPayloads } from './payloads.js';
import { toUrlForms } from './url-forms.js';

export type * from './payloads.js';

/** A verified webhook of Twilio. */
export type TwilioWebhook = WebhookOf<'twilio', TwilioPayloads>;

/** Twilio, under the auth token: https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export const twilio: Provider<TwilioWebhook> = defineProvider<'twilio', TwilioPayloads>({
  name: 'twilio',
  method: ['POST', 'GET'],
  signature: header('x-twilio-signature', { algorithm: hmac('sha1'), encoding: 'base64' }),
  content: [publicUrl, sortedForm({ digestParameter: 'bodySHA256' })],
  urlForms: toUrlForms,
  document: form(),
  types: twilioForms,
  typeOf: (payload) => {
    if (readText(payload, 'MessageStatus') !== undefined) return 'message_status';
    if (readText(payload, 'MessageSid') !== undefined) return 'incoming_message';
    return readText(payload, 'CallSid') === undefined ? readText(payload, 'type') : 'call';
  },
  // Of a call several requests look alike, of which each wants an answer: their key is the digest.
  idempotencyKey: (payload) => {
    if (!('MessageSid' in payload)) return undefined;
    return [payload.MessageSid, 'MessageStatus' in payload ? payload.MessageStatus : 'received'];
  },
  success: emptyXml,
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly twilio: TwilioWebhook;
  }
}
