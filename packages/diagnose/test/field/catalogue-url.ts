import { hash } from 'node:crypto';
import * as registry from '@hooknotary/providers/registry';
import {
  headerOf,
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  onUrl,
  renamed,
  rewritten,
  signedBy,
  signedOver,
  withHeaders,
  withOptions,
  wrapped,
} from './breaks.js';
import { ORIGIN, send, type FieldStory } from './case.js';
import * as w from './writers.js';

const { twilio, square, plivo, sinchVerification, didwwOtp, telesign } = registry;

const TOKEN = '12345fedcba6789012345fedcba67890';
const SMS =
  'ToCountry=US&Body=Hello+there+%26+caf%C3%A9&To=%2B15558675310&NumMedia=0&FromZip=&MessageSid=SM1f&From=%2B14155550100';
const text = send(twilio.provider, SMS, { secret: TOKEN, url: '/twilio/sms' });
const withQuery = send(twilio.provider, SMS, { secret: TOKEN, url: '/twilio/sms?tenant=7&lang=de' });
const behindPrefix = send(twilio.provider, SMS, { secret: TOKEN, url: '/api/twilio/sms' });
const onPort = send(twilio.provider, SMS, { secret: TOKEN, url: '/twilio/sms', publicUrl: `${ORIGIN}:8443` });

const payment = send(square.provider, String(square.examples['webhooks.test_notification']), {
  secret: 'asdf1234',
  url: '/square/',
});
const call = send(plivo.provider, String(plivo.examples['call']), {
  secret: 'MAZDQ1YTFkZmRkNzg0ZD',
  url: '/plivo?answer=yes&lang=en',
  headers: { 'x-plivo-signature-v3-nonce': '05429567804466091622' },
});

const JSON_UTF8 = { 'content-type': 'application/json; charset=utf-8' };
const SINCH_SECRET = 'BeIukql3pTKJ8RGL5zo0DA==';
const VERIFICATION = String(sinchVerification.examples['VerificationResultEvent']);
const result = send(sinchVerification.provider, VERIFICATION, {
  secret: SINCH_SECRET,
  url: '/api/sinch',
  headers: JSON_UTF8,
});
const otp = send(didwwOtp.provider, String(didwwOtp.examples['verification_request']), {
  secret: 'b3RwLWFwcGxpY2F0aW9uLXNlY3JldC0x_-8',
});
const transaction = send(telesign.provider, String(telesign.examples['transaction_status']), {
  secret: 'vjBLM0oaGHcFGFWrL3mdfvM8T1lkQnR5YjU2QT09',
});

const publicly = (publicUrl: string | ((delivery: { readonly url: string }) => string)) => withOptions({ publicUrl });

/** Senders that sign the URL, or method and path. */
export const urlStories: readonly FieldStory[] = [
  {
    id: 'twilio-scheme',
    part: 'url',
    truth: 'The receiver stands behind a proxy that ends TLS, and takes its URL for http.',
    genuine: text,
    breaks: [publicly('http://hooks.example.com')],
  },
  {
    id: 'twilio-inner-host',
    part: 'url',
    truth:
      'The public URL was configured as the address of the service in its cluster, while Host has the public name.',
    genuine: text,
    breaks: [publicly('http://twilio-hooks.default.svc:3000')],
    needs: 'the header Host, and https',
  },
  {
    id: 'twilio-port',
    part: 'url',
    truth: 'Twilio calls port 8443, and the public URL was configured without it.',
    genuine: onPort,
    breaks: [
      (situation, genuine) =>
        withHeaders({ host: 'hooks.example.com:8443' })(publicly(ORIGIN)(situation, genuine), genuine),
    ],
  },
  {
    id: 'twilio-prefix-stripped',
    part: 'url',
    truth: 'The ingress strips /api from the path before the receiver sees it, and says so in X-Forwarded-Prefix.',
    genuine: behindPrefix,
    breaks: [
      (situation, genuine) =>
        withHeaders({ 'x-forwarded-prefix': '/api' })(
          onUrl((url) => url.slice('/api'.length))(situation, genuine),
          genuine,
        ),
    ],
  },
  {
    id: 'twilio-query-in-another-order',
    part: 'url',
    truth: 'API Gateway wrote the query anew, with its parameters in another order.',
    genuine: withQuery,
    breaks: [onUrl((url) => url.replace('tenant=7&lang=de', 'lang=de&tenant=7'))],
  },
  {
    id: 'twilio-plus-lost',
    part: 'form',
    truth: 'A relay decoded the form once too often, so that the plus before the numbers became a blank.',
    genuine: text,
    breaks: [onBody((form) => form.replaceAll('%2B', '+'))],
  },
  {
    id: 'twilio-scheme-and-empty-field',
    part: 'url',
    truth: 'The URL was configured as http, and the form as a relay wrote it has no empty fields.',
    genuine: text,
    breaks: [publicly('http://hooks.example.com'), onBody((form) => form.replace('&FromZip=', ''))],
    needs: 'the fields that the sender documents',
  },
  {
    id: 'twilio-query-left-out',
    part: 'url',
    truth:
      'The function publicUrl puts the path behind the origin and forgets the query, which Twilio calls and signs.',
    genuine: withQuery,
    breaks: [publicly(({ url }) => `${ORIGIN}${url.split('?', 1).join('')}`)],
  },
  {
    id: 'square-slash',
    part: 'url',
    truth: 'The URL was registered with a slash at its end, and the router calls it without.',
    genuine: payment,
    breaks: [onUrl((url) => url.slice(0, -1))],
  },
  {
    id: 'square-body-alone',
    part: 'content',
    truth: 'The test sender signed the body without the URL in front of it.',
    genuine: payment,
    breaks: [signedOver(({ body }) => body)],
  },
  {
    id: 'square-scheme-and-indent',
    part: 'url',
    truth: 'The public URL was configured as http, and a mock server indented the body.',
    genuine: payment,
    breaks: [publicly('http://hooks.example.com'), rewritten(w.indented(2))],
  },
  {
    id: 'plivo-multipart',
    part: 'form',
    truth: 'A relay sent the fields on as multipart/form-data.',
    genuine: call,
    breaks: [wrapped(w.MULTIPART, (form) => w.multipart(Object.fromEntries(new URLSearchParams(form))))],
  },
  {
    id: 'plivo-nonce-in-front',
    part: 'content',
    truth: 'The test sender put the nonce before the URL in place of behind the fields.',
    genuine: call,
    breaks: [
      signedOver(({ content, delivery }) => {
        const nonce = headerOf(delivery, 'x-plivo-signature-v3-nonce');
        return `${nonce}.${content.slice(0, -nonce.length - 1)}`;
      }),
    ],
  },
  {
    id: 'sinch-verification-charset',
    part: 'headers',
    truth: 'A proxy wrote the content type without its charset, and this sender signs it.',
    genuine: result,
    breaks: [withHeaders({ 'content-type': 'application/json' })],
  },
  {
    id: 'sinch-verification-path',
    part: 'url',
    truth: 'The ingress strips /api from the path, which this sender signs.',
    genuine: result,
    breaks: [onUrl((url) => url.slice('/api'.length))],
  },
  {
    id: 'sinch-verification-remapped',
    part: 'headers',
    truth: 'API Gateway renamed Authorization, as it does with headers that it keeps for itself.',
    genuine: result,
    breaks: [renamed('x-amzn-remapped-authorization')],
  },
  {
    id: 'sinch-verification-hex-digest-and-time',
    part: 'content',
    truth: 'The test sender wrote the MD5 in hexadecimal digits, and a relay wrote X-Timestamp without milliseconds.',
    genuine: result,
    breaks: [
      signedOver(({ content, body }) => content.replace(hash('md5', body, 'base64'), hash('md5', body, 'hex'))),
      onHeader('x-timestamp', (time) => time.replace('.000Z', 'Z')),
    ],
  },
  {
    id: 'didww-secret-as-text',
    part: 'algorithm',
    truth: 'The test sender took the text of the secret for the key, and did not decode it.',
    genuine: otp,
    breaks: [signedBy(({ secret, content }) => hmacOf('sha256', secret, content))],
  },
  {
    id: 'didww-secret-base64',
    part: 'secret',
    truth: 'The secret, which is in base64 for URLs, was written in plain base64 by a tool that decodes and encodes.',
    genuine: otp,
    breaks: [onSecret((secret) => Buffer.from(secret, 'base64url').toString('base64'))],
  },
  {
    id: 'telesign-scheme-word',
    part: 'signature',
    truth: 'A relay wrote Bearer before the credentials, in place of TSA.',
    genuine: transaction,
    breaks: [onSignature((credential) => credential.replace('TSA', 'Bearer'))],
  },
];
