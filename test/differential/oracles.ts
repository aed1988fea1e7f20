/** Our senders, each beside what its maker publishes. */
import { createHash, createHmac, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { verify as verifyByOctokit } from '@octokit/webhooks-methods';
import { WebhookEventVerifier } from '@onfido/api';

import { createVerifier, WebhookError, type Delivery, type Provider, type SecretValue } from '@hooknotary/core';
import { authsignal } from '@hooknotary/providers/authsignal';
import { fusionauth } from '@hooknotary/providers/fusionauth';
import { clerk } from '@hooknotary/providers/clerk';
import { messagebird } from '@hooknotary/providers/messagebird';
import { plivo } from '@hooknotary/providers/plivo';
import { vonage } from '@hooknotary/providers/vonage';
import { workos } from '@hooknotary/providers/workos';
import { discord } from '@hooknotary/providers/discord';
import { github } from '@hooknotary/providers/github';
import { line } from '@hooknotary/providers/line';
import { linear } from '@hooknotary/providers/linear';
import { paddle } from '@hooknotary/providers/paddle';
import { sendgrid } from '@hooknotary/providers/sendgrid';
import { square } from '@hooknotary/providers/square';
import { onfido } from '@hooknotary/providers/onfido';
import { plaid } from '@hooknotary/providers/plaid';
import { shopify } from '@hooknotary/providers/shopify';
import { sinchVerification } from '@hooknotary/providers/sinch-verification';
import { standardWebhooks } from '@hooknotary/providers/standard-webhooks';
import { stripe } from '@hooknotary/providers/stripe';
import { telnyx } from '@hooknotary/providers/telnyx';
import { twilio } from '@hooknotary/providers/twilio';
import { validateSignature as validateByLine } from '@line/bot-sdk';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { Paddle } from '@paddle/paddle-node-sdk';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { verifyKey as verifyByDiscord } from 'discord-interactions';
import { Authsignal } from '@authsignal/node';
import { verifyWebhook as verifyByClerk } from '@clerk/backend/webhooks';
import { verifySignature as verifyByVonage } from '@vonage/jwt';
import { WorkOS } from '@workos-inc/node';
import { decodeJwt, jwtVerify } from 'jose';
import { validateV3Signature } from 'plivo';
import { WebhooksHelper } from 'square';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Stripe } from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import { TelnyxWebhook } from 'telnyx/lib/webhooks';
import twilioLibrary from 'twilio';
import type { Random } from '../fuzz/mutate.ts';

// The package's entry asks for another that it does not depend on: what it verifies with is taken by its file.
const { validateAuthenticationHeader } = (await import(
  new URL('./node_modules/@sinch/sdk-client/dist/utils/authorization.helper.js', import.meta.url).href
)) as {
  readonly validateAuthenticationHeader: (
    ...parameters: readonly [key: string, secret: string, headers: object, body: string, path: string, method: string]
  ) => boolean;
};

// The package declares no types of this file.
const { verify: verifyByMessagebird } = (await import(
  new URL('./node_modules/messagebird/lib/webhook-signature-jwt.js', import.meta.url).href
)) as {
  readonly verify: (url: string, payload: Buffer, token: string, key: KeyObject) => Promise<true>;
};

/** A sender, and a package that verifies its deliveries. */
export interface Oracle {
  readonly name: string;
  readonly provider: Provider;
  readonly secret: SecretValue;
  /** What signs, where it is another. */
  readonly signing?: SecretValue;
  readonly signatureHeader: string;
  /** Whether the official package takes it; whatever it throws is a no. */
  readonly takes: (delivery: Delivery & { readonly headers: Readonly<Record<string, string>> }) => unknown;
  readonly bodyOf?: (random: Random) => string;
  readonly queryOf?: (random: Random) => string;
  readonly options?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the sender's own tokens have beside what `signDelivery` writes: signs it again. */
  readonly signAgain?: (delivery: Signed) => Signed;
  /** Seconds either side of now that deliveries are sent at; default 200. */
  readonly spread?: number;
}

const LETTERS = [
  'a',
  'Z',
  '0',
  ' ',
  '"',
  '\\',
  '/',
  '&',
  '=',
  '+',
  '%',
  'é',
  'ß',
  '中',
  '\u{1f600}',
  '\u2028',
  '\n',
  '\t',
];

function textOf(random: Random, most = 40): string {
  return Array.from({ length: random(most) }, () => LETTERS[random(LETTERS.length)]).join('');
}

export function jsonOf(random: Random): string {
  const value = { id: textOf(random), type: textOf(random), n: random(1000) / 7, list: [textOf(random), null, true] };
  return JSON.stringify(value, undefined, random(3));
}

export function anyQueryOf(random: Random): string {
  return `a=${encodeURIComponent(textOf(random, 6))}`;
}

/** A form in which no name comes twice. */
function fieldsOf(random: Random): string {
  const fields = Array.from({ length: 1 + random(6) }, (_, index) => [`k${index}`, textOf(random)] as const);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

export function formOf(random: Random): string {
  const fields = new URLSearchParams();
  for (let left = 1 + random(8); left > 0; left--) fields.append(`k${random(5)}${textOf(random, 4)}`, textOf(random));
  return fields.toString();
}

const WHSEC = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SINCH_KEY = '669E367E-6BBA-48AB-AF15-266871C28135';
const SINCH_SECRET = 'BeIukql3pTKJ8RGL5zo0DA==';
const ed25519 = generateKeyPairSync('ed25519');
const TELNYX_PUBLIC = Buffer.from(String(ed25519.publicKey.export({ format: 'jwk' })['x']), 'base64url').toString(
  'base64',
);
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const ORIGIN = 'https://example.com';
export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const SHOPIFY_HEADERS = {
  'x-shopify-topic': 'orders/create',
  'x-shopify-shop-domain': 'a.myshopify.com',
  'x-shopify-api-version': '2026-01',
  'x-shopify-webhook-id': '1',
};
await import('@shopify/shopify-api/adapters/node');
const shopifyLibrary = shopifyApi({
  apiKey: 'a key',
  apiSecretKey: 'a secret',
  hostName: 'example.com',
  apiVersion: ApiVersion.October25,
  isEmbeddedApp: false,
  logger: { log: () => undefined },
});
const stripeLibrary = new Stripe('sk_test_none');

const SENDGRID_PUBLIC = p256.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const sendgridLibrary = new EventWebhook();
const sendgridKey = sendgridLibrary.convertPublicKeyToECDSA(SENDGRID_PUBLIC);
const DISCORD_PUBLIC = Buffer.from(TELNYX_PUBLIC, 'base64').toString('hex');
const linearLibrary = new LinearWebhookClient('a secret');
const paddleLibrary = new Paddle('a key');

const workosLibrary = new WorkOS('sk_none');
const authsignalLibrary = new Authsignal({ apiSecretKey: 'a secret', apiUrl: 'https://example.com' });
const fusionauthShared = fusionauth({ keys: 'shared' });

/** Whether a token that somebody has verified names this body. */
function isDigest(claim: unknown, rawBody: Uint8Array, encoding: 'hex' | 'base64'): boolean {
  return claim === createHash('sha256').update(rawBody).digest(encoding);
}

export const MESSAGEBIRD_KEY = 'a key';
const MESSAGEBIRD_HEADER: string = 'messagebird-signature-jwt';

/** The same delivery with a token that says more, and that it ends after a minute. */
export function withClaims(delivery: Signed, claims: object): Signed {
  const said = decodeJwt(delivery.headers[MESSAGEBIRD_HEADER] ?? '');
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { ...said, exp: (said.nbf ?? 0) + 60, ...claims },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = createHmac('sha256', MESSAGEBIRD_KEY).update(signed).digest('base64url');
  return { ...delivery, headers: { ...delivery.headers, [MESSAGEBIRD_HEADER]: `${signed}.${signature}` } };
}

export function isTakenByMessagebird({ rawBody, headers, url }: Signed): Promise<boolean> {
  const key = createSecretKey(Buffer.from(MESSAGEBIRD_KEY));
  const token = headers[MESSAGEBIRD_HEADER] ?? '';
  return verifyByMessagebird(ORIGIN + url, Buffer.from(rawBody), token, key);
}

export const ORACLES: readonly Oracle[] = [
  {
    name: '@clerk/backend',
    provider: clerk,
    secret: WHSEC,
    signatureHeader: 'svix-signature',
    takes: ({ rawBody, headers, url }) =>
      verifyByClerk(new Request(ORIGIN + url, { method: 'POST', headers, body: Buffer.from(rawBody) }), {
        signingSecret: WHSEC,
      }),
  },
  {
    name: 'messagebird',
    provider: messagebird,
    secret: MESSAGEBIRD_KEY,
    signatureHeader: MESSAGEBIRD_HEADER,
    options: { publicUrl: ORIGIN },
    signAgain: (delivery) => withClaims(delivery, { jti: '59a244dc-e9ad-4e23-9778-371faa238f72' }),
    // Both have a tolerance of five seconds, from which the clock must not wander off.
    spread: 2,
    takes: isTakenByMessagebird,
  },
  {
    name: '@workos-inc/node',
    provider: workos,
    secret: 'a secret',
    signatureHeader: 'workos-signature',
    // It reads its list by places and not by names.
    takes: ({ rawBody, headers }) =>
      /^t=.*,v1=/.test(headers['workos-signature'] ?? '') &&
      workosLibrary.webhooks.verifyHeader({
        payload: toText(rawBody),
        sigHeader: headers['workos-signature'] ?? '',
        secret: 'a secret',
      }),
    spread: 100,
  },
  {
    name: '@authsignal/node',
    provider: authsignal,
    secret: 'a secret',
    signatureHeader: 'x-signature-v2',
    takes: ({ rawBody, headers }) =>
      authsignalLibrary.webhook.constructEvent(toText(rawBody), headers['x-signature-v2'] ?? ''),
  },
  {
    name: 'plivo',
    provider: plivo,
    secret: 'a token',
    signatureHeader: 'x-plivo-signature-v3',
    headers: { 'x-plivo-signature-v3-nonce': '31627761595286130198' },
    options: { publicUrl: ORIGIN },
    bodyOf: fieldsOf,
    // The package decodes a query before it signs it, of which `signDelivery` knows nothing.
    queryOf: (random) => `b=${random(9)}&a10=${random(9)}&a1=${random(9)}`,
    takes: ({ rawBody, headers, url }) =>
      validateV3Signature(
        'POST',
        ORIGIN + url,
        headers['x-plivo-signature-v3-nonce'] ?? '',
        'a token',
        headers['x-plivo-signature-v3'] ?? '',
        Object.fromEntries(new URLSearchParams(toText(rawBody))),
      ),
  },
  {
    name: '@vonage/jwt',
    provider: vonage,
    secret: 'a secret of thirty-two characters',
    signatureHeader: 'authorization',
    // The package looks at the token and never at what it says of the body: that is done here.
    takes({ rawBody, headers }) {
      const [, token = ''] = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '') ?? [];
      const said = decodeJwt(token);
      return (
        verifyByVonage(token, 'a secret of thirty-two characters') && isDigest(said['payload_hash'], rawBody, 'hex')
      );
    },
  },
  {
    name: 'jose, of FusionAuth',
    provider: fusionauthShared,
    secret: 'a secret of thirty-two characters',
    signatureHeader: 'x-fusionauth-signature-jwt',
    async takes({ rawBody, headers }) {
      const key = Buffer.from('a secret of thirty-two characters');
      const { payload } = await jwtVerify(headers['x-fusionauth-signature-jwt'] ?? '', key, { algorithms: ['HS256'] });
      return isDigest(payload['request_body_sha256'], rawBody, 'base64');
    },
  },
  {
    name: 'discord-interactions',
    provider: discord,
    secret: DISCORD_PUBLIC,
    signing: ed25519.privateKey,
    signatureHeader: 'x-signature-ed25519',
    takes: ({ rawBody, headers }) =>
      verifyByDiscord(
        Buffer.from(rawBody),
        headers['x-signature-ed25519'] ?? '',
        headers['x-signature-timestamp'] ?? '',
        DISCORD_PUBLIC,
      ),
  },
  {
    name: '@line/bot-sdk',
    provider: line,
    secret: 'a secret',
    signatureHeader: 'x-line-signature',
    takes: ({ rawBody, headers }) =>
      validateByLine(Buffer.from(rawBody), 'a secret', headers['x-line-signature'] ?? ''),
  },
  {
    name: '@linear/sdk',
    provider: linear,
    secret: 'a secret',
    signatureHeader: 'linear-signature',
    spread: 50,
    bodyOf: (random) => JSON.stringify({ type: textOf(random), webhookTimestamp: 0 }),
    takes: ({ rawBody, headers }) =>
      linearLibrary.verify(
        Buffer.from(rawBody),
        headers['linear-signature'] ?? '',
        (JSON.parse(toText(rawBody)) as { readonly webhookTimestamp: number }).webhookTimestamp,
      ),
  },
  {
    name: '@sendgrid/eventwebhook',
    provider: sendgrid,
    secret: SENDGRID_PUBLIC,
    signing: p256.privateKey,
    signatureHeader: 'x-twilio-email-event-webhook-signature',
    // Its reader of ASN.1 passes over lengths that do not add up.
    takes: ({ rawBody, headers }) =>
      isAsn1(headers['x-twilio-email-event-webhook-signature'] ?? '') &&
      sendgridLibrary.verifySignature(
        sendgridKey,
        toText(rawBody),
        headers['x-twilio-email-event-webhook-signature'] ?? '',
        headers['x-twilio-email-event-webhook-timestamp'] ?? '',
      ),
  },
  {
    name: 'square',
    provider: square,
    secret: 'a key',
    signatureHeader: 'x-square-hmacsha256-signature',
    options: { publicUrl: ORIGIN },
    takes: ({ rawBody, headers, url }) =>
      WebhooksHelper.verifySignature({
        requestBody: toText(rawBody),
        signatureHeader: headers['x-square-hmacsha256-signature'] ?? '',
        signatureKey: 'a key',
        notificationUrl: ORIGIN + url,
      }),
  },
  {
    name: '@paddle/paddle-node-sdk',
    provider: paddle,
    secret: 'a secret',
    signatureHeader: 'paddle-signature',
    spread: 2,
    // Its check looks at five seconds, from which it must not wander off.
    takes: ({ rawBody, headers }) =>
      paddleLibrary.webhooks.isSignatureValid(toText(rawBody), 'a secret', headers['paddle-signature'] ?? ''),
  },
  {
    name: 'standardwebhooks',
    provider: standardWebhooks,
    secret: WHSEC,
    signatureHeader: 'webhook-signature',
    takes: ({ rawBody, headers }) => new StandardWebhook(WHSEC).verify(toText(rawBody), headers),
  },
  {
    name: 'svix',
    provider: standardWebhooks,
    secret: WHSEC,
    signatureHeader: 'webhook-signature',
    takes: ({ rawBody, headers }) => new SvixWebhook(WHSEC).verify(toText(rawBody), headers),
  },
  {
    name: '@octokit/webhooks-methods',
    provider: github,
    secret: 'a secret',
    signatureHeader: 'x-hub-signature-256',
    takes: ({ rawBody, headers }) => verifyByOctokit('a secret', toText(rawBody), headers['x-hub-signature-256'] ?? ''),
  },
  {
    name: 'stripe',
    provider: stripe,
    secret: 'whsec_plain text',
    signatureHeader: 'stripe-signature',
    takes: ({ rawBody, headers }) =>
      stripeLibrary.webhooks.constructEvent(
        Buffer.from(rawBody),
        headers['stripe-signature'] ?? '',
        'whsec_plain text',
        300,
      ),
  },
  {
    name: '@shopify/shopify-api',
    provider: shopify,
    secret: 'a secret',
    signatureHeader: 'x-shopify-hmac-sha256',
    headers: SHOPIFY_HEADERS,
    async takes({ rawBody, headers }) {
      const rawRequest = { method: 'POST', url: '/', headers };
      const { valid } = await shopifyLibrary.webhooks.validate({ rawBody: toText(rawBody), rawRequest });
      return valid;
    },
  },
  {
    name: '@onfido/api',
    provider: onfido,
    secret: 'a token',
    signatureHeader: 'x-sha2-signature',
    takes: ({ rawBody, headers }) =>
      new WebhookEventVerifier('a token').readPayload(Buffer.from(rawBody), headers['x-sha2-signature'] ?? ''),
  },
  {
    name: 'telnyx',
    provider: telnyx,
    secret: TELNYX_PUBLIC,
    signing: ed25519.privateKey,
    signatureHeader: 'telnyx-signature-ed25519',
    takes: ({ rawBody, headers }) => new TelnyxWebhook(TELNYX_PUBLIC).verify(toText(rawBody), headers),
  },
  {
    name: '@sinch/sdk-client',
    provider: sinchVerification({ key: SINCH_KEY }),
    secret: SINCH_SECRET,
    signatureHeader: 'authorization',
    takes: ({ rawBody, headers, url }) =>
      validateAuthenticationHeader(SINCH_KEY, SINCH_SECRET, headers, toText(rawBody), url.replace(/\?.*/, ''), 'POST'),
  },
  {
    name: 'twilio, a form',
    provider: twilio,
    secret: 'a token',
    signatureHeader: 'x-twilio-signature',
    options: { publicUrl: ORIGIN },
    bodyOf: formOf,
    takes({ rawBody, headers, url }) {
      const fields: Record<string, string | string[]> = {};
      for (const [name, value] of new URLSearchParams(toText(rawBody))) {
        const before = fields[name];
        fields[name] = before === undefined ? value : [before, value].flat();
      }
      return twilioLibrary.validateRequest('a token', headers['x-twilio-signature'] ?? '', ORIGIN + url, fields);
    },
  },
  {
    name: 'jose, of Plaid',
    provider: plaid,
    secret: { ...p256.publicKey.export({ format: 'jwk' }) } as unknown as SecretValue,
    signing: p256.privateKey,
    signatureHeader: 'plaid-verification',
    async takes({ rawBody, headers }) {
      const options = { algorithms: ['ES256'], maxTokenAge: 300, clockTolerance: 300 };
      const { payload } = await jwtVerify(headers['plaid-verification'] ?? '', p256.publicKey, options);
      return payload['request_body_sha256'] === createHash('sha256').update(rawBody).digest('hex');
    },
  },
];

/** Whether it is taken: neither false nor thrown. */
export async function isTaken(act: () => unknown): Promise<boolean> {
  try {
    return (await act()) !== false;
  } catch {
    return false;
  }
}

/** Whether ours takes it. */
export function isOurs({ provider, secret, options }: Oracle, delivery: Delivery): boolean {
  try {
    createVerifier(provider, secret, { now: () => Date.now(), ...options })(delivery);
    return true;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    // What cannot be read was signed all the same.
    return error.code === 'payload_malformed';
  }
}

/** A delivery, each header of which has one value. */
export type Signed = Delivery & { readonly headers: Readonly<Record<string, string>> };

/** Whether it is a sequence of two numbers whose lengths add up. */
function isAsn1(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  const [, length = 0, , first = 0] = bytes;
  const second = bytes[5 + first] ?? 0;
  return length === bytes.length - 2 && bytes[4 + first] === 2 && first + second + 4 === length;
}
