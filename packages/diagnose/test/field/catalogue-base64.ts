import * as registry from '@hooknotary/providers/registry';
import {
  headerOf,
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  renamed,
  rewritten,
  signedBy,
  signedOver,
  withHeaders,
} from './breaks.js';
import { send, type FieldStory } from './case.js';
import * as w from './writers.js';

const { shopify, line, standardWebhooks, clerk, stytch } = registry;

const ORDER = {
  name: '#1001',
  note: 'Geschenk für Zoë <3',
  created_at: '2026-03-02T10:29:51+01:00',
  line_items: [{ title: 'Tasse & Teller', price: '19.90', properties: [] }],
};
const order = send(shopify.provider, w.compact(ORDER), {
  secret: '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',
  headers: { 'x-shopify-topic': 'orders/create' },
});
const chat = send(
  line.provider,
  '{"destination":"U4af4980629","events":[{"type":"message","text":"こんにちは 😀","replyToken":"757913772c4646b784d4b7ce46d12671"}]}',
  { secret: '8c570fa6dd201bb328f1c1eac23a96d8' },
);
const WHSEC = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const standard = send(standardWebhooks.provider, String(standardWebhooks.examples['event']), {
  secret: WHSEC,
  headers: { 'webhook-id': 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' },
});
const user = send(clerk.provider, String(clerk.examples['user.deleted']), {
  secret: WHSEC,
  headers: { 'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek' },
});
const member = send(stytch.provider, String(stytch.examples['dashboard.member.delete']), {
  secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
  headers: { 'svix-id': 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk' },
});

/** The key as text, which these senders take for base64. */
const withTextKey = signedBy(({ secret, content }) => hmacOf('sha256', secret, content));

/** Signatures in base64, and Standard Webhooks. */
export const base64Stories: readonly FieldStory[] = [
  {
    id: 'shopify-hex',
    part: 'signature',
    truth: 'A relay wrote the signature in hexadecimal digits.',
    genuine: order,
    breaks: [onSignature(w.base64ToHex)],
  },
  {
    id: 'shopify-base64-of-hex',
    part: 'signature',
    truth: 'The test sender wrote the digest in hexadecimal digits, and these in base64.',
    genuine: order,
    breaks: [onSignature((text) => w.base64(w.base64ToHex(text)))],
  },
  {
    id: 'shopify-signature-plus',
    part: 'signature',
    truth: 'A tool kept the header in a form, where percent escapes stand for the signs of base64.',
    genuine: order,
    breaks: [onSignature(encodeURIComponent)],
  },
  {
    id: 'shopify-python',
    part: 'body',
    truth: 'A proxy in Django passed on json.dumps(request.data), with blanks and what is not ASCII escaped.',
    genuine: order,
    breaks: [rewritten(w.python)],
  },
  {
    id: 'shopify-hex-secret-as-bytes',
    part: 'secret',
    truth: 'The owner decoded the digits behind shpss_, which are text for this sender, and configured bytes.',
    genuine: order,
    breaks: [onSecret((text) => Buffer.from(text.slice('shpss_'.length), 'hex'))],
  },
  {
    id: 'shopify-padding-and-mojibake',
    part: 'signature',
    truth: 'A header map of cookies lost the equals sign at the end, and a proxy took the body for Latin-1.',
    genuine: order,
    breaks: [onSignature((text) => text.replace('=', '')), onBody(w.mojibake)],
  },
  {
    id: 'line-ascii',
    part: 'body',
    truth: 'A relay in Python wrote the body again in its own layout, with all letters escaped.',
    genuine: chat,
    breaks: [rewritten((value) => w.escaped(w.compact(value)))],
  },
  {
    id: 'line-utf16-file',
    part: 'body',
    truth: 'The body was saved by Notepad as Unicode, which is UTF-16 with a mark, and replayed.',
    genuine: chat,
    breaks: [onBody(w.utf16)],
  },
  {
    id: 'line-twice',
    part: 'body',
    truth: 'Two listeners on one stream wrote the body into one buffer, so that it stands there two times.',
    genuine: chat,
    breaks: [onBody((text) => text + text)],
  },
  {
    id: 'line-secret-hex-decoded',
    part: 'algorithm',
    truth: 'The test sender decoded the channel secret, which looks like hexadecimal digits.',
    genuine: chat,
    breaks: [signedBy(({ secret, body }) => hmacOf('sha256', Buffer.from(secret, 'hex'), body))],
  },
  {
    id: 'line-signature-twice-and-newline',
    part: 'signature',
    truth: 'Two proxies each added the header, which came joined by a comma, and the secret has a line feed.',
    genuine: chat,
    breaks: [onSignature((text) => `${text}, ${text}`), onSecret((text) => `${text}\n`)],
  },
  {
    id: 'standard-secret-as-text',
    part: 'algorithm',
    truth: 'The test sender took the text of the secret for the key and did not decode its base64.',
    genuine: standard,
    breaks: [withTextKey],
  },
  {
    id: 'standard-id-missing',
    part: 'content',
    truth: 'The test sender left the ID out of what it signs.',
    genuine: standard,
    breaks: [signedOver(({ time, body }) => `${time}.${body}`)],
  },
  {
    id: 'standard-only-v2',
    part: 'signature',
    truth: 'A relay wrote the version before the signature as v2.',
    genuine: standard,
    breaks: [onSignature((text) => text.replace('v1,', 'v2,'))],
  },
  {
    id: 'standard-version-lost',
    part: 'signature',
    truth: 'A relay cut the version off and left the signature alone.',
    genuine: standard,
    breaks: [onSignature((text) => text.replace('v1,', ''))],
  },
  {
    id: 'standard-id-in-quotes',
    part: 'headers',
    truth: 'A gateway wrote the ID of the message in quotes.',
    genuine: standard,
    breaks: [onHeader('webhook-id', (text) => `"${text}"`)],
  },
  {
    id: 'clerk-unbranded-headers',
    part: 'headers',
    truth: 'A proxy wrote the three headers under the names of the standard, webhook- in place of svix-.',
    genuine: user,
    breaks: [
      (situation, genuine) => {
        const pairs = ['id', 'timestamp', 'signature'].flatMap((name) => [
          [`webhook-${name}`, headerOf(situation.delivery, `svix-${name}`)] as const,
          [`svix-${name}`, undefined] as const,
        ]);
        return withHeaders(Object.fromEntries(pairs))(situation, genuine);
      },
    ],
  },
  {
    id: 'clerk-secret-newline-and-indent',
    part: 'secret',
    truth: 'The secret has the line feed of `pbpaste`, and Postman beautified the body.',
    genuine: user,
    breaks: [onSecret((text) => `${text}\n`), rewritten(w.indented(4))],
  },
  {
    id: 'clerk-secret-base64-twice',
    part: 'secret',
    truth: 'The secret was put into a Kubernetes manifest in base64, and configured as it stands there.',
    genuine: user,
    breaks: [onSecret(w.base64)],
  },
  {
    id: 'stytch-secret-plus-blank',
    part: 'secret',
    truth: 'The plus in the secret became a blank on its way through a form.',
    genuine: member,
    breaks: [onSecret((text) => text.replace('+', ' '))],
  },
  {
    id: 'stytch-sha512-and-renamed',
    part: 'algorithm',
    truth: 'The test sender signs by HMAC-SHA512, and sends the signature as Stytch-Signature.',
    genuine: member,
    breaks: [
      signedBy(({ secret, content }) =>
        hmacOf('sha512', Buffer.from(secret.slice('whsec_'.length), 'base64'), content),
      ),
      renamed('stytch-signature'),
    ],
  },
];
