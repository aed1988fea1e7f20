/** The senders of the catalogue, each with a signer that shares nothing with the packages. */
import { createHash, createHmac, createPrivateKey, sign as signBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Provider, SecretValue } from '@hooknotary/core';
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
import type { Header, HttpRequest } from './http.ts';
import { NOW } from './senders.ts';

/** What a signer is told. */
interface Signed {
  readonly body: Uint8Array;
  /** What it signs with. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly target: string;
  readonly type: string;
}

export interface CatalogueSender {
  /** The name of its folder and of its fixture. */
  readonly name: string;
  readonly provider: Provider;
  /** What the receiver is given. */
  readonly secret: SecretValue;
  /** What signs, where it is another. */
  readonly signingSecret: string;
  /** One that did not sign. */
  readonly otherSecret: SecretValue;
  /** Options that the receiver needs. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signatureHeader: string;
  /** Seconds; undefined where no time is signed. */
  readonly tolerance: number | undefined;
  readonly headersOf: (signed: Signed) => readonly Header[];
}

type Parts = readonly (string | Uint8Array)[];

function mac(hash: string, secret: string | Uint8Array, encoding: 'hex' | 'base64', ...parts: Parts): string {
  const digest = createHmac(hash, secret);
  for (const part of parts) digest.update(part);
  return digest.digest(encoding);
}

const JSON_TYPE: Header = ['Content-Type', 'application/json'];
const seconds = (time: number): string => String(Math.floor(time / 1000));

// The pair of RFC 8410, sections 10.1 and 10.3.
const PRIVATE = 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC';
const PUBLIC = 'Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';

function signEd25519(base64: string, content: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  return signBytes(null, content, key).toString('base64');
}

function createSender(
  provider: Provider,
  signatureHeader: string,
  more: Partial<CatalogueSender> & Pick<CatalogueSender, 'headersOf'>,
): CatalogueSender {
  const signingSecret =
    more.signingSecret ?? (typeof more.secret === 'string' ? more.secret : `the secret of ${provider.name}`);
  return {
    name: provider.name,
    provider,
    secret: signingSecret,
    signingSecret,
    otherSecret: 'some other secret',
    options: {},
    signatureHeader,
    tolerance: undefined,
    ...more,
  };
}

// RFC 7515, appendix A.3, and another.
const P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;
const OTHER_P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
} as const;
const P256_PRIVATE = 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI';

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signToken(d: string, claims: object): string {
  const input = `${toPart({ alg: 'ES256', kid: 'a key', typ: 'JWT' })}.${toPart(claims)}`;
  const key = createPrivateKey({ key: { ...P256, d }, format: 'jwk' });
  const signature = signBytes('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

const SINCH_KEY = '669E367E-6BBA-48AB-AF15-266871C28135';

export const catalogue: readonly CatalogueSender[] = [
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
  createSender(sumsub({ algorithms: ['HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] }), 'X-Payload-Digest', {
    headersOf: ({ body, secret }) => [
      JSON_TYPE,
      ['X-Payload-Digest-Alg', 'HMAC_SHA512_HEX'],
      ['X-Payload-Digest', mac('sha512', secret, 'hex', body)],
    ],
  }),
  createSender(sinchVerification({ key: SINCH_KEY }), 'Authorization', {
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

/** A delivery as its sender documents it. */
export interface Documented {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  /** What is read from it, where it is not JSON. */
  readonly payload?: unknown;
}

export function documentedBy({ name }: Pick<CatalogueSender, 'name'>): readonly Documented[] {
  // The cast is true by the look of these files, which the rows themselves then put to the test.
  return JSON.parse(
    readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'),
  ) as readonly Documented[];
}

/** A genuine delivery; `more` changes what is signed. */
export function sendBy(
  { headersOf, signingSecret, provider }: CatalogueSender,
  { type, body }: Pick<Documented, 'type' | 'body'>,
  more: Partial<Signed> = {},
): HttpRequest {
  // Twilio signs the digest of what is no form with the URL.
  const digest = createHash('sha256').update(body).digest('hex');
  const query = provider.name === 'twilio' && body.startsWith('{') ? `?bodySHA256=${digest}` : '';
  const target = `/webhooks/${provider.name}${query}`;
  const signed = { body: Buffer.from(body), secret: signingSecret, time: NOW, target, type, ...more };
  return { method: 'POST', target: signed.target, headers: headersOf(signed), body: signed.body };
}
