import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVerifier, hmac, signDelivery, WebhookError, type Delivery, type SecretValue } from '@hooknotary/core';
import { discord } from '@hooknotary/providers/discord';
import { line } from '@hooknotary/providers/line';
import { paddle } from '@hooknotary/providers/paddle';
import { sendgrid } from '@hooknotary/providers/sendgrid';
import { square } from '@hooknotary/providers/square';
import { github } from '@hooknotary/providers/github';
import { onfido } from '@hooknotary/providers/onfido';
import { plaid } from '@hooknotary/providers/plaid';
import { sinchVerification } from '@hooknotary/providers/sinch-verification';
import { slack } from '@hooknotary/providers/slack';
import { standardWebhooks } from '@hooknotary/providers/standard-webhooks';
import { sumsub } from '@hooknotary/providers/sumsub';
import { twilio } from '@hooknotary/providers/twilio';
import { veriff } from '@hooknotary/providers/veriff';
import { outcomeOf, type Vector } from './vector.js';

/** What the senders publish. */
const VECTORS: Readonly<Record<string, Vector>> = {
  // github.com/standard-webhooks/standard-webhooks, libraries/javascript.
  'Standard Webhooks, v1': {
    provider: standardWebhooks,
    secret: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
    becomes: 'event',
    at: 1_614_265_330_000,
  },
  // github.com/svix/svix-webhooks, server/svix-server/src/worker.rs.
  'Standard Webhooks, v1a': {
    provider: standardWebhooks,
    secret: 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=',
    headers: {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    },
    body: '{"test": 2432232314}',
    becomes: 'event',
    at: 1_614_265_330_000,
  },
  // docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries.
  GitHub: {
    provider: github,
    secret: "It's a Secret to Everybody",
    headers: {
      'x-github-event': 'ping',
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    body: 'Hello, World!',
    // It reads as a form of one field, which is no event.
    becomes: 'unknown',
  },
  // api.slack.com/docs/verifying-requests-from-slack.
  Slack: {
    provider: slack,
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    headers: {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    becomes: 'slash_command',
    at: 1_531_420_618_000,
  },
  // developers.sinch.com, Voice.
  'Sinch Voice': {
    provider: sinchVerification({ key: '669E367E-6BBA-48AB-AF15-266871C28135' }),
    secret: 'BeIukql3pTKJ8RGL5zo0DA==',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': '2014-09-24T10:59:41Z',
      authorization: 'application 669E367E-6BBA-48AB-AF15-266871C28135:Tg6fMyo8mj9pYfWQ9ssbx3Tc1BNC87IEygAfLbJqZb4=',
    },
    body: '{"event":"ace","callid":"822aa4b7-05b4-4d83-87c7-1f835ee0b6f6_257","timestamp":"2014-09-24T10:59:41Z","version":1}',
    becomes: 'ace',
    url: '/sinch/callback/ace',
    at: Date.parse('2014-09-24T10:59:41Z'),
  },
  // github.com/onfido/onfido-node, test/classic-webhook-event-verifier.test.ts.
  Onfido: {
    provider: onfido,
    secret: '_ABC123abc123ABC123abc123ABC123_',
    headers: { 'x-sha2-signature': 'a0082d7481f9f0a2907583dbe1f344d6d4c0d9989df2fd804f98479f60cd760e' },
    body: '{"payload":{"resource_type":"check","action":"check.completed","object":{"id":"check-123","status":"complete","completed_at_iso8601":"2020-01-01T00:00:00Z","href":"https://api.onfido.com/v3/checks/check-123"}}}',
    becomes: 'check.completed',
  },
  // Veriff's documented example; it is the session that one asks for, and no decision.
  Veriff: {
    provider: veriff,
    secret: 'abcdef12-abcd-abcd-abcd-abcdef012345',
    headers: { 'x-hmac-signature': '0dcab73ddd20062616d104231c7439657546a5c24e4691977da93bb854c31e25' },
    body: '{"verification":{"callback":"https://veriff.com","person":{"firstName":"John","lastName":"Smith"},"document":{"type":"PASSPORT","country":"EE"},"vendorData":"unique id of the end-user","timestamp":"2016-05-19T08:30:25.597Z"}}',
    becomes: 'unknown',
  },
  // Sumsub's testDigest example.
  Sumsub: {
    provider: sumsub({ algorithms: ['HMAC_SHA1_HEX'] }),
    secret: 'SoMe_SeCrEt_KeY',
    headers: {
      'x-payload-digest-alg': 'HMAC_SHA1_HEX',
      'x-payload-digest': 'f6e92ffe371718694d46e28436f76589312df8db',
    },
    body: 'someText',
    becomes: 'payload_malformed',
  },
  // github.com/webhook-co/webhook, packages/webhooks-spec.
  Discord: {
    provider: discord,
    secret: '79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664',
    headers: {
      'x-signature-timestamp': '1610000000',
      'x-signature-ed25519':
        '50db4086e890c41c26b539f0dd95af18b4d8b03d2f4203964d238b4946943ee2cc6fd52c47ddb355d267086a8c4e299d1054d3d655dba6e0f237a779f634800d',
    },
    body: '{"type":1}',
    // A ping, which is answered before anybody asks for its type.
    becomes: 'unknown',
    at: 1_610_000_000_000,
  },
  // github.com/line/line-bot-sdk-nodejs, test/validate-signature.spec.ts.
  LINE: {
    provider: line,
    secret: 'test_secret',
    headers: { 'x-line-signature': 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=' },
    body: '{"hello":"world"}',
    becomes: 'unknown',
  },
  // github.com/sendgrid/sendgrid-nodejs, packages/eventwebhook.
  SendGrid: {
    provider: sendgrid,
    secret:
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
    headers: {
      'x-twilio-email-event-webhook-timestamp': '1600112502',
      'x-twilio-email-event-webhook-signature':
        'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
    },
    body: '[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n',
    becomes: 'events',
    at: 1_600_112_502_000,
  },
  // github.com/square/square-nodejs-sdk.
  Square: {
    provider: square,
    secret: 'Ibxx_5AKakO-3qeNVR61Dw',
    headers: { 'x-square-hmacsha256-signature': 'GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=' },
    body: '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}',
    becomes: 'webhooks.test_notification',
    publicUrl: 'https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9',
  },
  // github.com/PaddleHQ/paddle-node-sdk.
  Paddle: {
    provider: paddle,
    secret: 'VALID_SECRET',
    headers: {
      'paddle-signature': 'ts=1698796800;h1=a300428748dce5c70e4da19bffd60769591ea969c99dea3105d0ec9612cf43f9',
    },
    body: '{"data": ["1", "2"]}',
    becomes: 'unknown',
    at: 1_698_796_800_000,
  },
};

describe.each(Object.entries(VECTORS))('the published delivery of %s', (_name, vector) => {
  it('verifies', () => {
    expect(outcomeOf(vector)).toBe(vector.becomes);
  });

  it('does not once a byte of its body is another', () => {
    expect(outcomeOf({ ...vector, body: `${vector.body.slice(0, -1)}~` })).toBe('signature_mismatch');
  });

  it('does not under another path, where the path is signed, and does where it is not', () => {
    const isSigned = vector.url !== undefined;
    expect(outcomeOf({ ...vector, url: '/elsewhere' })).toBe(isSigned ? 'signature_mismatch' : vector.becomes);
  });
});

// github.com/stripe/stripe-node, test/crypto/helpers.ts: key test_secret.
it.each([
  ['', 'f7f9bd47fb987337b5796fdc1fdb9ba221d0d5396814bfcaf9521f43fd8927fd'],
  ['{"obj1":"hello","obj2":"world"}', 'bebb1a643997f419b315ddba19e6f5411e1ce7f810ba6d3617ce72823092f363'],
  ['\u{1f600}', '837da296d05c4fe31f61d5d7ead035099d9585a5bcde87de952012a78f0b0c43'],
])('the HMAC that Stripe publishes of %j is ours', (text, digest) => {
  const algorithm = hmac('sha256');
  const key = algorithm.toKey('test_secret', 'stripe');
  expect(algorithm.sign(key, [Buffer.from(text)]).toString('hex')).toBe(digest);
});

describe('Paddle', () => {
  it('is taken by any of the signatures that it sends while a secret is rolled: its own SDK looks at the last alone', () => {
    const paddles = VECTORS['Paddle'] as Vector;
    const right = paddles.headers['paddle-signature'] ?? '';
    const headers = { 'paddle-signature': `${right};h1=${'0'.repeat(64)}` };
    expect(outcomeOf({ ...paddles, headers })).toBe('unknown');
  });
});

describe('Sumsub', () => {
  const sha1 = VECTORS['Sumsub'] as Vector;

  it('is taken by no algorithm that its owner does not list, whatever the header says', () => {
    expect(outcomeOf({ ...sha1, provider: sumsub() })).toBe('signature_malformed');
    expect(outcomeOf({ ...sha1, headers: { 'x-payload-digest': sha1.headers['x-payload-digest'] ?? '' } })).toBe(
      'signature_malformed',
    );
  });

  it.each([[{ algorithms: [] }], [{ algorithms: ['HMAC_MD5_HEX'] }]])('cannot be made with %j', (options) => {
    expect(() => sumsub(options as unknown as Parameters<typeof sumsub>[0])).toThrow(TypeError);
  });
});

describe('Standard Webhooks', () => {
  const v1a = VECTORS['Standard Webhooks, v1a'] as Vector;

  it('takes no HMAC under the bytes of a public key', () => {
    const key = Buffer.from('1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=', 'base64');
    const id = v1a.headers['svix-id'] ?? '';
    const algorithm = hmac('sha256');
    const content = [Buffer.from(`${id}.1614265330.`), Buffer.from(v1a.body)];
    const forged = algorithm.sign(algorithm.toKey(key, 'x'), content).toString('base64');
    expect(outcomeOf({ ...v1a, headers: { ...v1a.headers, 'svix-signature': `v1,${forged}` } })).toBe(
      'signature_mismatch',
    );
  });

  it('makes no key of an id that the signature does not cover', () => {
    const delivery = { method: 'POST', url: '/', rawBody: Buffer.from(v1a.body) };
    const verify = createVerifier(standardWebhooks, v1a.secret as string, { now: () => v1a.at ?? 0 });
    const { id } = verify({ ...delivery, headers: v1a.headers });
    expect(id).toBe(`standard-webhooks:${v1a.headers['svix-id'] ?? ''}`);
    expect(verify({ ...delivery, headers: { ...v1a.headers, 'webhook-id': 'msg_forged' } }).id).toBe(id);
  });
});

describe('Twilio', () => {
  const F = 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212';
  const outcome = (url: string, text: string, signature: string) => {
    const delivery: Delivery = {
      method: 'POST',
      url: '/',
      headers: { 'x-twilio-signature': signature },
      rawBody: Buffer.from(text),
    };
    try {
      return createVerifier(twilio, '12345', { publicUrl: () => url })(delivery).type;
    } catch (error) {
      return error instanceof WebhookError ? error.code : String(error);
    }
  };

  // github.com/twilio/twilio-node, spec/validation.spec.js.
  it.each([
    ['https://mycompany.com/myapp.php?foo=1&bar=2', F, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['https://mycompany.com:443/myapp.php?foo=1&bar=2', F, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    // Behind a proxy that tells no port, or one that does: Twilio may have signed it with or without.
    ['https://mycompany.com/myapp.php?foo=1&bar=2', F, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
    ['https://mycompany.com:8443/myapp.php?foo=1&bar=2', F, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['http://mycompany.com:1234/myapp.php?foo=1&bar=2', F, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
    ['https://user:pass@mycompany.com/myapp.php?foo=1&bar=2', F, 'CukzLTc1tT5dXEDIHm/tKBanW10='],
    ['https://user:pass@mycompany.com:443/myapp.php?foo=1&bar=2', F, 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
    ['https://mycompany.com/myapp.php?foo=1&bar=2&Body=It%27s+amazing', F, 'TfZzewPq8wqrGlMfyAud8+/IvJ0='],
    ["https://mycompany.com/myapp.php?foo=1&bar=2&Body=It's+amazing", F, 'TfZzewPq8wqrGlMfyAud8+/IvJ0='],
  ])('signs %s with its fields', (url, text, signature) => {
    expect(outcome(url, text, signature)).toBe('call');
    expect(outcome(url, text.replace('1234', '1235'), signature)).toBe('signature_mismatch');
    expect(outcome(url.replace('myapp', 'other'), text, signature)).toBe('signature_mismatch');
  });

  it('signs a repeated field once for each value', () => {
    const text = ['+1325xxxxxxx', '+1415xxxxxxx', '+1325xxxxxxx']
      .map((each) => `MessagingBinding.Address=${encodeURIComponent(each)}`)
      .join('&');
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(outcome(url, text, '83O6e2vORAoJHUNzJjDWN1jz+BA=')).toBe('unknown');
  });

  const digest = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';

  it.each([
    ['https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=', 'a9nBmqA0ju/hNViExpshrM61xv4='],
    ['https://mycompany.com/myapp.php?bodySHA256=', 'y77kIzt2vzLz71DgmJGsen2scGs='],
  ])('signs %s alone, whose digest is the body’s', (url, signature) => {
    const text = '{"property": "value", "boolean": true}';
    expect(outcome(url + digest, text, signature)).toBe('unknown');
    expect(outcome(url + digest, text.replace('true', 'false'), signature)).toBe('signed_content_malformed');
    expect(outcome(url + digest, F, signature)).toBe('signed_content_malformed');
    expect(outcome(`${url}${digest}&bodySHA256=${digest.replace('0', '1')}`, text, signature)).toBe(
      'signed_content_malformed',
    );
  });

  it('signs the query of a GET with the URL, which then is the payload', () => {
    const query = `${F}&MessageSid=SM1&MessageStatus=sent`;
    const signature = createHmac('sha1', '12345').update(`https://mycompany.com/in?${query}`).digest('base64');
    const delivery = (url: string, text = '') => ({
      method: 'GET',
      url,
      headers: { 'x-twilio-signature': signature },
      rawBody: Buffer.from(text),
    });
    const verify = createVerifier(twilio, '12345', { publicUrl: 'https://mycompany.com' });
    expect(verify(delivery(`/in?${query}`))).toMatchObject({
      type: 'message_status',
      payload: { MessageSid: 'SM1', MessageStatus: 'sent', Digits: '1234' },
      id: 'twilio:SM1:sent',
    });
    expect(() => verify(delivery(`/in?${query}2`))).toThrow(expect.objectContaining({ code: 'signature_mismatch' }));
    expect(() => verify(delivery(`/in?${query}`, query))).toThrow(expect.objectContaining({ code: 'body_unexpected' }));
  });

  it('must be told the URL', () => {
    expect(() => createVerifier(twilio, '12345')).toThrow(/publicUrl/);
  });
});

describe('Plaid', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'key-1' } as unknown as SecretValue;
  const jwk = pair.publicKey.export({ format: 'jwk' }) as unknown as SecretValue;
  const now = () => 1_700_000_000_000;
  const delivery = signDelivery(plaid, own, { webhook_type: 'ITEM', webhook_code: 'ERROR', item_id: 'a' }, { now });
  const token = delivery.headers['plaid-verification'] ?? '';
  const withToken = (text: string): Delivery => ({ ...delivery, headers: { 'plaid-verification': text } });
  const toPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const codeOf = (each: Delivery, key: SecretValue = jwk) => {
    try {
      return createVerifier(plaid, key, { now })(each).type;
    } catch (error) {
      return error instanceof WebhookError ? error.code : String(error);
    }
  };

  it('finds its key by the ID that the token names', async () => {
    const asked: unknown[] = [];
    const verify = createVerifier(
      plaid,
      async ({ claims }: Delivery) => {
        asked.push(claims?.['kid']);
        return claims?.['kid'] === 'key-1' ? jwk : undefined;
      },
      { now },
    );
    await expect(verify(delivery)).resolves.toMatchObject({ type: 'ITEM.ERROR' });
    expect(asked).toEqual(['key-1']);
    const [, claims, signature] = token.split('.');
    const other = withToken([toPart({ alg: 'ES256', kid: 'key-2' }), claims, signature].join('.'));
    await expect(verify(other)).rejects.toMatchObject({ code: 'signature_mismatch' });
  });

  it('takes the token for no other body', () => {
    expect(codeOf(delivery)).toBe('ITEM.ERROR');
    expect(codeOf({ ...delivery, rawBody: Buffer.from('{}') })).toBe('signature_mismatch');
  });

  const [head = '', claims = '', signature = ''] = token.split('.');

  it.each([
    ['alg none', `${toPart({ alg: 'none' })}.${claims}.`],
    ['another algorithm', `${toPart({ alg: 'HS256', kid: 'key-1' })}.${claims}.${signature}`],
    ['an algorithm that every object has', `${toPart({ alg: 'constructor' })}.${claims}.${signature}`],
    [
      'something that must be understood',
      `${toPart({ alg: 'ES256', crit: ['b64'], b64: false })}.${claims}.${signature}`,
    ],
    ['four parts', `${token}.x`],
    ['two parts', `${head}.${claims}`],
    ['a signature in another spelling', `${token}=`],
    ['a head that is no object', `${Buffer.from('7').toString('base64url')}.${claims}.${signature}`],
    ['nothing', ''],
  ])('refuses a token with %s', (_what, text) => {
    expect(codeOf(withToken(text))).toBe('signature_malformed');
  });

  it('refuses a token without a time', () => {
    const timeless = toPart({ request_body_sha256: 'x' });
    expect(codeOf(withToken(`${head}.${timeless}.${signature}`))).toBe('timestamp_missing');
  });
});
