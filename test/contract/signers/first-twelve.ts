/** The first twelve senders of the catalogue. */
import { createHash } from 'node:crypto';
import { github } from '@hooknotary/providers/github';
import { onfido } from '@hooknotary/providers/onfido';
import { plaid } from '@hooknotary/providers/plaid';
import { shopify } from '@hooknotary/providers/shopify';
import { sinchVerification } from '@hooknotary/providers/sinch-verification';
import { slack } from '@hooknotary/providers/slack';
import { standardWebhooks } from '@hooknotary/providers/standard-webhooks';
import { stripe } from '@hooknotary/providers/stripe';
import { sumsub } from '@hooknotary/providers/sumsub';
import { telnyx } from '@hooknotary/providers/telnyx';
import { twilio } from '@hooknotary/providers/twilio';
import { veriff } from '@hooknotary/providers/veriff';
import {
  createSender,
  JSON_TYPE,
  mac,
  OTHER_P256,
  P256,
  P256_PRIVATE,
  PRIVATE,
  PUBLIC,
  seconds,
  signEd25519,
  signToken,
  type CatalogueSender,
} from '../signing.ts';

const SUMSUB = { algorithms: ['HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] } as const;
const SINCH_KEY = '669E367E-6BBA-48AB-AF15-266871C28135';

export const firstTwelve: readonly CatalogueSender[] = [
  createSender(onfido, 'X-SHA2-Signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['X-SHA2-Signature', mac('sha256', secret, 'hex', body)]],
  }),
  createSender(veriff, 'X-HMAC-Signature', {
    headersOf: ({ body, secret }) => [
      JSON_TYPE,
      ['X-Auth-Client', 'f70f9ecb-2a5f-4bbd-9ae4-2e2f1fbd1a1e'],
      ['X-HMAC-Signature', mac('sha256', secret, 'hex', body)],
    ],
  }),
  createSender(github, 'X-Hub-Signature-256', {
    headersOf: ({ body, secret, type }) => [
      JSON_TYPE,
      ['X-GitHub-Event', type],
      ['X-GitHub-Delivery', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
      ['X-Hub-Signature', `sha1=${mac('sha1', secret, 'hex', body)}`],
      ['X-Hub-Signature-256', `sha256=${mac('sha256', secret, 'hex', body)}`],
    ],
  }),
  createSender(shopify, 'X-Shopify-Hmac-Sha256', {
    headersOf: ({ body, secret, type }) => [
      JSON_TYPE,
      ['X-Shopify-Topic', type],
      ['X-Shopify-Hmac-Sha256', mac('sha256', secret, 'base64', body)],
    ],
  }),
  createSender(standardWebhooks, 'webhook-signature', {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    otherSecret: 'whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    tolerance: 300,
    headersOf({ body, secret, time }) {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const signature = mac('sha256', key, 'base64', `msg_1.${seconds(time)}.`, body);
      return [
        JSON_TYPE,
        ['webhook-id', 'msg_1'],
        ['webhook-timestamp', seconds(time)],
        ['webhook-signature', `v1,${signature} v9,c29tZXRoaW5n`],
      ];
    },
  }),
  createSender(stripe, 'Stripe-Signature', {
    tolerance: 300,
    headersOf({ body, secret, time }) {
      const signature = mac('sha256', secret, 'hex', `${seconds(time)}.`, body);
      return [JSON_TYPE, ['Stripe-Signature', `t=${seconds(time)},v1=${signature},v0=${'0'.repeat(64)}`]];
    },
  }),
  createSender(slack, 'X-Slack-Signature', {
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      ['Content-Type', body[0] === 0x7b ? 'application/json' : 'application/x-www-form-urlencoded'],
      ['X-Slack-Request-Timestamp', seconds(time)],
      ['X-Slack-Signature', `v0=${mac('sha256', secret, 'hex', `v0:${seconds(time)}:`, body)}`],
    ],
  }),
  createSender(sumsub(SUMSUB), 'X-Payload-Digest', {
    madeWith: SUMSUB,
    headersOf: ({ body, secret }) => [
      JSON_TYPE,
      ['X-Payload-Digest-Alg', 'HMAC_SHA512_HEX'],
      ['X-Payload-Digest', mac('sha512', secret, 'hex', body)],
    ],
  }),
  createSender(sinchVerification({ key: SINCH_KEY }), 'Authorization', {
    madeWith: { key: SINCH_KEY },
    secret: 'BeIukql3pTKJ8RGL5zo0DA==',
    otherSecret: 'AAIukql3pTKJ8RGL5zo0DA==',
    tolerance: 300,
    headersOf({ body, secret, time, target }) {
      const sent = new Date(time).toISOString();
      const digest = createHash('md5').update(body).digest('base64');
      const text = `POST\n${digest}\napplication/json\nx-timestamp:${sent}\n${target.split('?')[0] ?? ''}`;
      const signature = mac('sha256', Buffer.from(secret, 'base64'), 'base64', text);
      return [JSON_TYPE, ['X-Timestamp', sent], ['Authorization', `application ${SINCH_KEY}:${signature}`]];
    },
  }),
  createSender(telnyx, 'Telnyx-Signature-Ed25519', {
    secret: PUBLIC,
    signingSecret: PRIVATE,
    otherSecret: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      ['Telnyx-Timestamp', seconds(time)],
      ['Telnyx-Signature-Ed25519', signEd25519(secret, Buffer.concat([Buffer.from(`${seconds(time)}|`), body]))],
    ],
  }),
  createSender(plaid, 'Plaid-Verification', {
    secret: P256,
    signingSecret: P256_PRIVATE,
    otherSecret: OTHER_P256,
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      [
        'Plaid-Verification',
        signToken(secret, {
          iat: Math.floor(time / 1000),
          request_body_sha256: createHash('sha256').update(body).digest('hex'),
        }),
      ],
    ],
  }),
  createSender(twilio, 'X-Twilio-Signature', {
    options: { publicUrl: 'https://example.com' },
    headersOf({ body, secret, target }) {
      const text = Buffer.from(body).toString();
      if (text.startsWith('{')) {
        return [JSON_TYPE, ['X-Twilio-Signature', mac('sha1', secret, 'base64', `https://example.com${target}`)]];
      }
      const fields = [...new URLSearchParams(text)].toSorted(([name], [other]) => (name < other ? -1 : 1)).flat();
      const signature = mac('sha1', secret, 'base64', `https://example.com${target}${fields.join('')}`);
      return [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['X-Twilio-Signature', signature],
      ];
    },
  }),
];
