/** Our senders against what their makers publish: of many deliveries, genuine and changed, both must say the same. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { verify as verifyByOctokit } from '@octokit/webhooks-methods';
import { WebhookEventVerifier } from '@onfido/api';

import {
  createVerifier,
  signDelivery,
  WebhookError,
  type Delivery,
  type Provider,
  type SecretValue,
} from '@hooknotary/core';
import { authsignal } from '@hooknotary/providers/authsignal';
import { fusionauth } from '@hooknotary/providers/fusionauth';
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
import { slack } from '@hooknotary/providers/slack';
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
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../fuzz/mutate.ts';

// The package's entry asks for another that it does not depend on: what it verifies with is taken by its file.
const { validateAuthenticationHeader } = (await import(
  new URL('./node_modules/@sinch/sdk-client/dist/utils/authorization.helper.js', import.meta.url).href
)) as {
  readonly validateAuthenticationHeader: (
    ...parameters: readonly [key: string, secret: string, headers: object, body: string, path: string, method: string]
  ) => boolean;
};

const COUNT = 10_000;
const NOW = Math.floor(Date.now() / 1000) * 1000;

interface Oracle {
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

function jsonOf(random: Random): string {
  const value = { id: textOf(random), type: textOf(random), n: random(1000) / 7, list: [textOf(random), null, true] };
  return JSON.stringify(value, undefined, random(3));
}

function anyQueryOf(random: Random): string {
  return `a=${encodeURIComponent(textOf(random, 6))}`;
}

/** A form in which no name comes twice. */
function fieldsOf(random: Random): string {
  const fields = Array.from({ length: 1 + random(6) }, (_, index) => [`k${index}`, textOf(random)] as const);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

function formOf(random: Random): string {
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
const ORIGIN = 'https://example.com';
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
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

const ORACLES: readonly Oracle[] = [
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

async function isTaken(act: () => unknown): Promise<boolean> {
  try {
    return (await act()) !== false;
  } catch {
    return false;
  }
}

function isOurs({ provider, secret, options }: Oracle, delivery: Delivery): boolean {
  try {
    createVerifier(provider, secret, { now: () => Date.now(), ...options })(delivery);
    return true;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    // What cannot be read was signed all the same.
    return error.code === 'payload_malformed';
  }
}

type Signed = Delivery & { readonly headers: Readonly<Record<string, string>> };

/** Half of all stay as they are; the others are changed in one place. */
function change(delivery: Signed, { signatureHeader }: Oracle, random: Random): Signed {
  const text = delivery.headers[signatureHeader] ?? '';
  const withSignature = (value: string): Signed => ({
    ...delivery,
    headers: { ...delivery.headers, [signatureHeader]: value },
  });
  const at = random(Math.max(text.length, 1));
  switch (random(8)) {
    case 0: {
      const rawBody = Buffer.from(delivery.rawBody);
      // One letter of ASCII for another, so that the bytes stay text.
      const letter = rawBody.findIndex((byte, index) => index >= rawBody.length / 2 && byte >= 0x61 && byte < 0x7a);
      if (letter >= 0) rawBody[letter] = (rawBody[letter] ?? 0) + 1;
      return { ...delivery, rawBody };
    }
    case 1: {
      const other = /[a-z0-8]/.test(text[at] ?? '') ? String.fromCharCode(text.charCodeAt(at) + 1) : '0';
      return withSignature(text.slice(0, at) + other + text.slice(at + 1));
    }
    case 2:
      return withSignature(text.slice(0, at));
    case 3:
      return withSignature('');
    default:
      return delivery;
  }
}

describe.each(ORACLES)('$name and our $provider.name', (oracle) => {
  it('say the same of every delivery', async () => {
    const { provider, secret, signing = secret, bodyOf = jsonOf, queryOf = anyQueryOf, options, spread = 200 } = oracle;
    const random = createRandom(1);
    const now = Math.floor(Date.now() / 1000) * 1000;
    const verdicts = { both: 0, none: 0 };
    const different: unknown[] = [];
    for (let round = 0; round < COUNT; round++) {
      const sent = now + (random(2 * spread + 1) - spread) * 1000;
      const headers = { 'webhook-id': `msg_${round}`, 'content-type': 'application/json', ...oracle.headers };
      const url = `/hooks/${random(3)}?${queryOf(random)}`;
      const genuine = signDelivery(provider, signing, bodyOf(random), { url, headers, now: () => sent, ...options });
      const delivery = change(genuine as Signed, oracle, random);
      const [ours, theirs] = [isOurs(oracle, delivery), await isTaken(() => oracle.takes(delivery))];
      // Theirs is lenient: it takes signatures in spellings that no encoder makes.
      const [before = '', after = ''] = [genuine, delivery].map((each) => each.headers[oracle.signatureHeader]);
      if (theirs && isMisspelt(after) && !isMisspelt(before)) continue;
      if (ours !== theirs) different.push({ ours, theirs, headers: delivery.headers, body: toText(delivery.rawBody) });
      else verdicts[ours ? 'both' : 'none']++;
    }
    expect(different.slice(0, 3)).toEqual([]);
    expect(verdicts.both).toBeGreaterThan(COUNT / 4);
    expect(verdicts.none).toBeGreaterThan(COUNT / 4);
  }, 300_000);
});

/** Whether it is a sequence of two numbers whose lengths add up. */
function isAsn1(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  const [, length = 0, , first = 0] = bytes;
  const second = bytes[5 + first] ?? 0;
  return length === bytes.length - 2 && bytes[4 + first] === 2 && first + second + 4 === length;
}

/** Whether it is base64, or ends in it, with bits that no byte has or without its padding. */
function isMisspelt(text: string): boolean {
  const [last = ''] = /[\w+/=-]*$/.exec(text) ?? [];
  // Without the name before it.
  const end = last.replace(/^(?:[a-z]\d?|sha256)=/, '');
  const encoding = text.includes('.') ? 'base64url' : 'base64';
  return end.length >= 40 && Buffer.from(end, encoding).toString(encoding) !== end;
}

describe('Slack', () => {
  it('has a package whose check is of the same bytes, and of no time to come', async () => {
    const { isValidSlackRequest } = await import('@slack/bolt/dist/receivers/verify-request.js');
    const random = createRandom(2);
    for (let round = 0; round < COUNT; round++) {
      const body = random(2) === 0 ? jsonOf(random) : formOf(random);
      const sent = NOW - random(200) * 1000;
      const delivery = signDelivery(slack, 'a secret', body, { now: () => sent }) as Signed;
      const time = Number(delivery.headers['x-slack-request-timestamp']);
      const signature = delivery.headers['x-slack-signature'] ?? '';
      const isChanged = random(2) === 0;
      const text = isChanged ? `${body} ` : body;
      const theirs = isValidSlackRequest({
        signingSecret: 'a secret',
        body: text,
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': time },
      });
      const verify = createVerifier(slack, 'a secret', { now: () => NOW });
      const ours = (() => {
        try {
          verify({ ...delivery, rawBody: Buffer.from(text) });
          return true;
        } catch (error) {
          return error instanceof WebhookError && error.code === 'payload_malformed';
        }
      })();
      expect([ours, theirs]).toEqual([!isChanged, !isChanged]);
    }
  }, 300_000);
});
