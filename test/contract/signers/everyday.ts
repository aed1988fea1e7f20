/** Senders that everybody meets. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { discord } from '@hooknotary/providers/discord';
import { line } from '@hooknotary/providers/line';
import { linear } from '@hooknotary/providers/linear';
import { paddle } from '@hooknotary/providers/paddle';
import { sendgrid } from '@hooknotary/providers/sendgrid';
import { square } from '@hooknotary/providers/square';
import { zoom } from '@hooknotary/providers/zoom';
import {
  createSender,
  JSON_TYPE,
  mac,
  PRIVATE,
  PUBLIC,
  P256,
  P256_PRIVATE,
  seconds,
  signEd25519,
  type CatalogueSender,
} from '../signing.ts';

const toSpki = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sendgridKey = createPrivateKey({ key: { ...P256, d: P256_PRIVATE }, format: 'jwk' });

export const everyday: readonly CatalogueSender[] = [
  createSender(zoom, 'x-zm-signature', {
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      ['x-zm-request-timestamp', seconds(time)],
      ['x-zm-signature', `v0=${mac('sha256', secret, 'hex', `v0:${seconds(time)}:`, body)}`],
    ],
  }),
  createSender(discord, 'X-Signature-Ed25519', {
    secret: Buffer.from(PUBLIC, 'base64').toString('hex'),
    signingSecret: PRIVATE,
    otherSecret: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    tolerance: 300,
    headersOf({ body, secret, time }) {
      const signature = signEd25519(secret, Buffer.concat([Buffer.from(seconds(time)), body]));
      return [
        JSON_TYPE,
        ['X-Signature-Timestamp', seconds(time)],
        ['X-Signature-Ed25519', Buffer.from(signature, 'base64').toString('hex')],
      ];
    },
  }),
  createSender(line, 'x-line-signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['x-line-signature', mac('sha256', secret, 'base64', body)]],
  }),
  createSender(linear, 'Linear-Signature', {
    headersOf: ({ body, secret, type }) => [
      JSON_TYPE,
      ['Linear-Delivery', '234d1a4e-b617-4388-90fe-adc3633d6b72'],
      ['Linear-Event', type],
      ['Linear-Signature', mac('sha256', secret, 'hex', body)],
    ],
  }),
  createSender(sendgrid, 'X-Twilio-Email-Event-Webhook-Signature', {
    secret: toSpki(sendgridKey),
    otherSecret: toSpki(other),
    tolerance: 86_400,
    headersOf({ body, time }) {
      const content = Buffer.concat([Buffer.from(seconds(time)), body]);
      return [
        JSON_TYPE,
        ['X-Twilio-Email-Event-Webhook-Timestamp', seconds(time)],
        ['X-Twilio-Email-Event-Webhook-Signature', signBytes('sha256', content, sendgridKey).toString('base64')],
      ];
    },
  }),
  createSender(square, 'x-square-hmacsha256-signature', {
    options: { publicUrl: 'https://example.com' },
    headersOf: ({ body, secret, target }) => [
      JSON_TYPE,
      ['x-square-hmacsha256-signature', mac('sha256', secret, 'base64', `https://example.com${target}`, body)],
    ],
  }),
  createSender(paddle, 'Paddle-Signature', {
    tolerance: 5,
    headersOf({ body, secret, time }) {
      const signature = mac('sha256', secret, 'hex', `${seconds(time)}:`, body);
      return [JSON_TYPE, ['Paddle-Signature', `ts=${seconds(time)};h1=${'0'.repeat(64)};h1=${signature}`]];
    },
  }),
];
