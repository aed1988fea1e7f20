import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createVerifier, signDelivery, type Provider } from '@hooknotary/core';
import { createReceiver } from '@hooknotary/core/adapter';
import { waiting } from '../../core/test/waiting.ts';
import { didwwOtp } from '@hooknotary/providers/didww-otp';
import { messagebird } from '@hooknotary/providers/messagebird';
import { messente } from '@hooknotary/providers/messente';
import { meta } from '@hooknotary/providers/meta';
import { plivo } from '@hooknotary/providers/plivo';
import { sinchConversation } from '@hooknotary/providers/sinch-conversation';
import { sinchNumbers } from '@hooknotary/providers/sinch-numbers';
import { sinchVerification } from '@hooknotary/providers/sinch-verification';
import { telesign } from '@hooknotary/providers/telesign';
import { vonage } from '@hooknotary/providers/vonage';
import { outcomeOf, type Vector } from './vector.js';

/** What the senders publish. */
const VECTORS: Readonly<Record<string, Vector>> = {
  // github.com/sinch/sinch-sdk-node, packages/sdk-client/tests/utils/authorization.helper.test.ts.
  'Sinch Conversation': {
    provider: sinchConversation,
    secret: 'foo_secret1234',
    headers: {
      'x-sinch-webhook-signature-timestamp': '1634579353',
      'x-sinch-webhook-signature-nonce': '01FJA8B4A7BM43YGWSG9GBV067',
      'x-sinch-webhook-signature': '6bpJoRmFoXVjfJIVglMoJzYXxnoxRujzR4k2GOXewOE=',
    },
    body: '{"app_id":"","accepted_time":"2021-10-18T17:49:13.813615Z","project_id":"e2df3a34-a71b-4448-9db5-a8d2baad28e4","contact_create_notification":{"contact":{"id":"01FJA8B466Y0R2GNXD78MD9SM1","channel_identities":[{"channel":"SMS","identity":"48123456789","app_id":""}],"display_name":"New Test Contact","email":"new.contact@email.com","external_id":"","metadata":"","language":"EN_US"}},"message_metadata":""}',
    becomes: 'contact_create_notification',
    at: 1_634_579_353_000,
  },
  // github.com/sinch/sinch-sdk-node, packages/numbers.
  'Sinch Numbers': {
    provider: sinchNumbers,
    secret: 'my-callback-secret',
    headers: { 'x-sinch-signature': 'b93021e0182c2772dbcdf4e8983ae8f409e78c3b' },
    body: '{"eventId":"01hpa0mww4m79q8j2dwn3ggbgz","timestamp":"2024-02-10T17:22:09.412722588","projectId":"37b62a7b-0177-abcd-efgh-e10f848de123","resourceId":"+17818510001","resourceType":"ACTIVE_NUMBER","eventType":"DEPROVISIONING_FROM_VOICE_PLATFORM","status":"SUCCEEDED","failureCode":null}',
    becomes: 'DEPROVISIONING_FROM_VOICE_PLATFORM',
  },
  // github.com/didww/didww-verification-js-sdk, packages/verification-node: the vectors of its Signer.
  'DIDWW OTP Verification': {
    provider: didwwOtp({ key: 'a-key' }),
    secret: 'tEsT_secret_urlsafe_base64_value_AA',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': '1700000000',
      authorization: 'Application a-key:k7TRVTzybQtVKYdpgKNd2QxH5n2LvQselVWSMOlYPo8=',
    },
    body: '{"key":"value"}',
    becomes: 'unknown',
    url: '/verifications',
    at: 1_700_000_000_000,
  },
};

describe.each(Object.entries(VECTORS))('the published delivery of %s', (_name, vector) => {
  it('verifies', () => {
    expect(outcomeOf(vector)).toBe(vector.becomes);
  });

  it('does not once a byte of its body is another', () => {
    expect(outcomeOf({ ...vector, body: `${vector.body.slice(0, -1)}~` })).toBe('signature_mismatch');
  });

  it.each(Object.keys(vector.headers).filter((name) => name !== 'content-type'))('does not without %s', (name) => {
    const others = Object.entries(vector.headers).filter(([other]) => other !== name);
    expect(outcomeOf({ ...vector, headers: Object.fromEntries(others) })).toMatch(/_missing$|_malformed$/);
  });
});

describe('Sinch Conversation', () => {
  const vector = VECTORS['Sinch Conversation'] as Vector;

  it.each(['x-sinch-webhook-signature-nonce', 'x-sinch-webhook-signature-timestamp'])('signs its %s', (name) => {
    const headers = { ...vector.headers, [name]: '1634579354' };
    expect(outcomeOf({ ...vector, headers })).toBe('signature_mismatch');
  });

  it('takes no body that was printed again', () => {
    const body = JSON.stringify(JSON.parse(vector.body), undefined, 1);
    expect(outcomeOf({ ...vector, body })).toBe('signature_mismatch');
  });
});

describe('Sinch Verification', () => {
  it('refuses the example of its page, which is that of Voice beside another body', () => {
    const provider = sinchVerification({ key: '669E367E-6BBA-48AB-AF15-266871C28135' });
    const body =
      '{"id":"1234567890","event":"VerificationRequestEvent","method":"sms","identity":{"type":"number","endpoint":"+11235551234"}}';
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': '2014-09-24T10:59:41Z',
      authorization: 'application 669E367E-6BBA-48AB-AF15-266871C28135:Tg6fMyo8mj9pYfWQ9ssbx3Tc1BNC87IEygAfLbJqZb4=',
    };
    const at = Date.parse('2014-09-24T10:59:41Z');
    const vector = { provider, secret: 'BeIukql3pTKJ8RGL5zo0DA==', headers, body, at, url: '/', becomes: '' };
    expect(outcomeOf(vector)).toBe('signature_mismatch');
  });

  it('has no key in what is no base64, however the package of the sender reads it', () => {
    expect(() => createVerifier(sinchVerification({ key: 'app-key' }), 'app-secret')).toThrow(/base64/);
  });
});

describe('DIDWW', () => {
  const vector = VECTORS['DIDWW OTP Verification'] as Vector;
  const secondsLater = (seconds: number): string => outcomeOf({ ...vector, at: 1_700_000_000_000 + seconds * 1000 });

  it('is taken up to 300 seconds either side, the last one included', () => {
    expect([-301, -300, 300, 301].map(secondsLater)).toEqual([
      'timestamp_too_new',
      'unknown',
      'unknown',
      'timestamp_too_old',
    ]);
  });

  it.each([
    [
      'another application',
      { authorization: 'Application other:k7TRVTzybQtVKYdpgKNd2QxH5n2LvQselVWSMOlYPo8=' },
      'signature_missing',
    ],
    ['another content type', { 'content-type': 'application/json; charset=utf-8' }, 'signature_mismatch'],
    ['milliseconds', { 'x-timestamp': '1700000000000' }, 'timestamp_malformed'],
  ])('refuses %s', (_what, change, code) => {
    expect(outcomeOf({ ...vector, headers: { ...vector.headers, ...change } })).toBe(code);
  });

  it('refuses another path', () => {
    expect(outcomeOf({ ...vector, url: '/elsewhere' })).toBe('signature_mismatch');
    expect(outcomeOf({ ...vector, url: '/verifications?x=1' })).toBe('unknown');
  });

  it.each(['tEsT_secret_urlsafe_base64_value_AB', 'tEsT+secret/value_AA'])('has no key in %s', (secret) => {
    expect(() => createVerifier(vector.provider, secret)).toThrow(/base64url/);
  });

  it('signs a GET without a body as its package does', () => {
    const delivery = { method: 'GET', url: '/verifications', headers: {}, rawBody: new Uint8Array() };
    const content = vector.provider.signedContent(delivery, '1700000000') ?? [];
    const [algorithm] = vector.provider.signature.algorithms;
    const signature = algorithm.sign(algorithm.toKey(vector.secret, 'didww-otp'), content);
    expect(signature.toString('base64')).toBe('kCJ2eLWCrmKMhEsBFRL1A8HcmBTozeljcfOy5i+kVZU=');
  });

  it('is answered with a denial where nobody answers', () => {
    expect(vector.provider.success.body).toBe('{"action":"deny"}');
  });
});

interface TokenVector {
  readonly name: string;
  readonly method: string;
  /** None where the token names no algorithm. */
  readonly secret?: string;
  readonly url: string;
  readonly payload?: string;
  readonly timestamp: string;
  readonly token: string;
  readonly valid: boolean;
  readonly reason?: string;
}

/** Why the sender refuses a token, and what we say of it. */
const REASONS: Readonly<Record<string, string>> = {
  'invalid jwt: claim nbf is in the future': 'timestamp_too_new',
  'invalid jwt: claim exp is in the past': 'timestamp_too_old',
  'invalid jwt: claim url_hash is invalid': 'signature_mismatch',
  'invalid jwt: claim payload_hash is invalid': 'signature_mismatch',
  'invalid jwt: claim payload_hash is set but actual payload is missing': 'signature_mismatch',
  'invalid jwt: claim payload_hash is not set but payload is present': 'signature_mismatch',
  'invalid jwt: signature is invalid': 'signature_mismatch',
  'invalid jwt: signing method none is invalid': 'signature_malformed',
};

describe('MessageBird', () => {
  // github.com/messagebird/messagebird-nodejs, lib/testdata/webhook-signature-jwt-reference.json.
  const file = new URL('../../../test/fixtures/messagebird-jwt.json', import.meta.url);
  const published = JSON.parse(readFileSync(file, 'utf8')) as readonly TokenVector[];
  const toVector = (
    { secret = 'a key', url, payload = '', timestamp, token }: TokenVector,
    method: string,
  ): Vector => ({
    provider: messagebird,
    secret,
    headers: { 'messagebird-signature-jwt': token },
    body: payload,
    becomes: '',
    method,
    url: url.replace(/^https:\/\/[^/]*/, ''),
    publicUrl: url,
    at: Date.parse(timestamp),
  });

  it('publishes 44 deliveries, 24 of which are genuine', () => {
    expect(published).toHaveLength(44);
    expect(published.filter(({ valid }) => valid)).toHaveLength(24);
    expect(new Set(published.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(Object.keys(REASONS)));
  });

  // The token does not say by which method it came, and only these two bring webhooks.
  it.each(published)('says the same as we of: $name', (each) => {
    const method = each.method === 'GET' && (each.payload ?? '') === '' ? 'GET' : 'POST';
    // What is genuine and has neither a query nor a body has nothing to read.
    const isEmpty = (each.payload ?? '') === '' && (method === 'POST' || !each.url.includes('?'));
    const taken = isEmpty ? 'payload_malformed' : 'unknown';
    expect(outcomeOf(toVector(each, method))).toBe(each.valid ? taken : REASONS[each.reason ?? '']);
  });

  it.each(published.filter(({ method, payload = '' }) => method !== 'POST' && (method !== 'GET' || payload !== '')))(
    'would take what brings no webhook: $name',
    (each) => {
      const allowed = each.method === 'GET' ? /^(?:body_unexpected|signature_mismatch)$/ : /^method_not_allowed$/;
      expect(outcomeOf(toVector(each, each.method))).toMatch(allowed);
    },
  );

  const hello = published.find(({ valid, payload }) => valid && payload === 'Hello, World!') as TokenVector;
  const genuine = toVector(hello, 'POST');
  const secondsLater = (seconds: number): string => outcomeOf({ ...genuine, at: (genuine.at ?? 0) + seconds * 1000 });

  it('sends tokens that are good for a minute, and five seconds before and after it', () => {
    expect([-6, -5, 65, 66].map(secondsLater)).toEqual([
      'timestamp_too_new',
      'unknown',
      'unknown',
      'timestamp_too_old',
    ]);
  });

  it('reports an SMS by its query, and tells each of its states from the others', () => {
    const payload = 'id=eef0&recipient=31612345678&status=delivered&statusDatetime=2019-01-11T09%3A17%3A11%2B00%3A00';
    const options = { publicUrl: 'https://example.com', method: 'GET', now: () => 0 } as const;
    const verify = createVerifier(messagebird, 'a key', { publicUrl: 'https://example.com', now: () => 0 });
    const delivery = signDelivery(messagebird, 'a key', payload, options);
    expect(verify(delivery)).toMatchObject({
      type: 'status_report',
      id: 'messagebird:status_report:eef0:delivered',
      occurredAt: new Date('2019-01-11T09:17:11Z'),
    });
    expect(() => verify({ ...delivery, url: delivery.url.replace('delivered', 'failed') })).toThrow(
      expect.objectContaining({ code: 'signature_mismatch' }),
    );
  });

  it('must be told the URL', () => {
    expect(() => createVerifier(messagebird, 'a key')).toThrow(/publicUrl/);
  });
});

describe('Vonage', () => {
  const secret = 'a signature secret of at least thirty-two characters';
  const body = '{"message_uuid":"aaaaaaaa-bbbb-cccc-dddd-0123456789ab","status":"delivered"}';
  const claims = { iat: 1_700_000_000, iss: 'Vonage', payload_hash: createHash('sha256').update(body).digest('hex') };
  const toToken = (said: object, alg = 'HS256', hash = 'sha256'): string => {
    const parts = [{ alg, typ: 'JWT' }, said].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'));
    return `${parts.join('.')}.${createHmac(hash, secret).update(parts.join('.')).digest('base64url')}`;
  };
  const outcome = (authorization: string, change: Partial<Vector> = {}): string =>
    outcomeOf({
      provider: vonage,
      secret,
      headers: { authorization },
      body,
      becomes: '',
      at: 1_700_000_000_000,
      ...change,
    });

  it.each(['Bearer', 'bearer'])('signs by %s', (scheme) => {
    expect(outcome(`${scheme} ${toToken(claims)}`)).toBe('message_status');
  });

  it.each([
    [
      'another body, which the package of the sender never compares',
      claims,
      { body: body.replace('delivered', 'rejected') },
    ],
    ['no digest, which its pages allow', { ...claims, payload_hash: undefined }, {}],
    ['no digest and no body', { ...claims, payload_hash: undefined }, { body: '' }],
    ['a digest in capitals', { ...claims, payload_hash: claims.payload_hash.toUpperCase() }, {}],
    ['another issuer', { ...claims, iss: 'Nexmo' }, {}],
    ['another secret', claims, { secret: 'another' }],
  ])('is refused with %s', (_what, said, change) => {
    expect(outcome(`Bearer ${toToken(said)}`, change)).toBe('signature_mismatch');
  });

  it.each([
    ['no scheme', toToken(claims)],
    ['another algorithm', `Bearer ${toToken(claims, 'HS512', 'sha512')}`],
    ['none', `Bearer ${toToken(claims, 'none').replace(/[^.]*$/, '')}`],
    ['Basic', `Basic ${Buffer.from('user:password').toString('base64')}`],
  ])('cannot be read with %s', (_what, authorization) => {
    expect(outcome(authorization)).toBe('signature_malformed');
  });

  it('is refused without a time', () => {
    expect(outcome(`Bearer ${toToken({ ...claims, iat: undefined })}`)).toBe('timestamp_missing');
  });
});

describe('Plivo', () => {
  const TOKEN = 'Y2Q2ZDgxZmY5YWRiOTI5YmQ1Njg0MTAxZWIyOTc4';
  const NONCE = '31627761595286130198';
  const URL_OF_VECTORS = 'https://plivobin.non-prod.plivops.com/api/v1/validate_signature03.xml';
  const [call] = JSON.parse(
    readFileSync(new URL('../../../test/fixtures/plivo.json', import.meta.url), 'utf8'),
  ) as readonly [{ readonly body: string }];
  const vector = (method: string, url: string, signature: string): Vector => ({
    provider: plivo,
    secret: TOKEN,
    headers: { 'x-plivo-signature-v3': signature, 'x-plivo-signature-v3-nonce': NONCE },
    body: method === 'POST' ? call.body : '',
    becomes: 'call',
    method,
    url: url.slice(url.indexOf('/api')),
    publicUrl: url,
  });

  // github.com/plivo/plivo-node, test, and github.com/plivo/plivo-go, utils_test.go.
  const vectors: readonly Vector[] = [
    vector('POST', `${URL_OF_VECTORS}/?a=b&c=d`, 'k7Pusd4OxCIjR5IfA9iedDNu/h/gbdYqdzG/MiYtd1c='),
    // Without a query a bare question mark is signed, and no full stop: packages for other languages had that wrong.
    vector('POST', URL_OF_VECTORS, 'iAjE5QqI37mbkYe4w3jTMudqEzbDufdqi7sYwTu64e0='),
    vector('GET', `${URL_OF_VECTORS}?${call.body}`, 'i/MQsaQSAd6fiKhOh2qeeeLHZ9faldADSb3/7+Akfbc='),
  ];

  it.each(vectors)('signs $method $publicUrl', (each) => {
    const { publicUrl = '', url = '' } = each;
    expect(outcomeOf(each)).toBe('call');
    const edit = (text: string): string => text.replace('BillRate=0.002', 'BillRate=0.003');
    expect(
      outcomeOf({
        ...each,
        body: edit(each.body),
        url: edit(url),
        publicUrl: edit(publicUrl),
      }),
    ).toBe('signature_mismatch');
    expect(outcomeOf({ ...each, publicUrl: publicUrl.replace('validate', 'other') })).toBe('signature_mismatch');
    const headers = { ...each.headers, 'x-plivo-signature-v3-nonce': '1' };
    expect(outcomeOf({ ...each, headers })).toBe('signature_mismatch');
  });

  it('sends its parameters in any order', () => {
    const [first] = vectors as readonly [Vector];
    const publicUrl = `${URL_OF_VECTORS}/?c=d&a=b`;
    expect(outcomeOf({ ...first, publicUrl, body: first.body.split('&').toReversed().join('&') })).toBe('call');
  });

  it('lists a signature for each token, of which any may verify', () => {
    const [first] = vectors as readonly [Vector];
    const signature = first.headers['x-plivo-signature-v3'] ?? '';
    const withSignatures = (text: string): string =>
      outcomeOf({ ...first, headers: { ...first.headers, 'x-plivo-signature-v3': text } });
    expect(withSignatures(`EJEt0ELanhr8hjMPIJnLNLex0dE=,${signature}`)).toBe('call');
    expect(withSignatures(`${signature}, ${'A'.repeat(43)}=`)).toBe('call');
    expect(withSignatures(`${'A'.repeat(43)}=`)).toBe('signature_mismatch');
    expect(withSignatures(Array.from({ length: 17 }, () => signature).join(','))).toBe('signature_malformed');
  });

  // The body of a delivery could be any: version 2 does not cover it.
  it('is not taken by its signature of version 2 or 1', () => {
    const headers = {
      'x-plivo-signature-v2': 'ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=',
      'x-plivo-signature-v2-nonce': '12345',
      'x-plivo-signature': 'EJEt0ELanhr8hjMPIJnLNLex0dE=',
    };
    const publicUrl = 'https://answer.url';
    const given = { provider: plivo, secret: 'my_auth_token', headers, body: call.body, publicUrl, becomes: '' };
    expect(outcomeOf(given)).toBe('signature_missing');
  });

  it('must be told the URL', () => {
    expect(() => createVerifier(plivo, TOKEN)).toThrow(/publicUrl/);
  });
});

describe('Meta', () => {
  const provider = meta({ verifyToken: 'meatyhamhock' });
  // The request of its page.
  const query = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock';
  const ask = (text: string) =>
    waiting(createReceiver(provider, 'the secret of the app', {})).receive({
      method: 'GET',
      url: `/webhooks?${text}`,
      headers: {},
      readBody: () => Buffer.alloc(0),
      hasBody: () => false,
    });

  it('is told its challenge by GET, as plain text', async () => {
    const { answer, webhook } = await ask(query);
    expect(webhook).toBeUndefined();
    expect(answer).toMatchObject({ status: 200, body: '1158201444' });
    expect(answer?.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it.each([
    ['another token', query.replace('meatyhamhock', 'ham'), 'signature_mismatch'],
    [
      'the secret of the app in its place',
      query.replace('meatyhamhock', 'the secret of the app'),
      'signature_mismatch',
    ],
    ['another mode', query.replace('=subscribe', '=unsubscribe'), 'method_not_allowed'],
  ])('is told nothing for %s', async (_what, text, code) => {
    await expect(ask(text)).rejects.toMatchObject({ code });
  });

  it('cannot be made with an empty token', () => {
    expect(() => meta({ verifyToken: '' })).toThrow(TypeError);
  });

  it('signs the bytes, whose letters other than ASCII are escaped', () => {
    const body = '{"object":"user","entry":[{"id":"1","changed_fields":["\\u00e5\\u00e4\\u00f6"]}]}';
    const signed = createHmac('sha256', 'a secret').update(body).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${signed}` };
    const vector = { provider, secret: 'a secret', headers, body, becomes: 'user' };
    expect(outcomeOf(vector)).toBe('user');
    expect(outcomeOf({ ...vector, body: JSON.stringify(JSON.parse(body)) })).toBe('signature_mismatch');
  });

  it('is not taken by its signature with SHA-1', () => {
    const signed = createHmac('sha1', 'a secret').update('{}').digest('hex');
    const headers = { 'x-hub-signature': `sha1=${signed}` };
    expect(outcomeOf({ provider, secret: 'a secret', headers, body: '{}', becomes: '' })).toBe('signature_missing');
  });
});

describe('Telesign', () => {
  const id = 'FFFFFFFF-EEEE-DDDD-1234-AB1234567890';
  // The key of its examples.
  const secret = 'ABC12345yusumoN6BYsBVkh+yRJ5czgsnCehZaOYldPJdmFh6NeX8kunZ2zU1YWaUw/0wV6xfw==';
  const body = '{"reference_id":"35E63E88CB000E049196AD1CFCFFB89A","status":{"code":200}}';
  const sign = (key: string | Uint8Array): string => createHmac('sha256', key).update(body).digest('base64');
  const outcome = (authorization: string): string =>
    outcomeOf({ provider: telesign({ customerId: id }), secret, headers: { authorization }, body, becomes: '' });

  it('signs the body under its key, which is written in base64', () => {
    expect(outcome(`TSA ${id}:${sign(Buffer.from(secret, 'base64'))}`)).toBe('transaction_status');
    expect(outcome(`TSA ${id}:${sign(secret)}`)).toBe('signature_mismatch');
  });

  it.each([
    ['another customer', 'TSA AAAAAAAA-EEEE-DDDD-1234-AB1234567890', 'signature_missing'],
    ['another scheme', `Basic ${id}`, 'signature_malformed'],
  ])('refuses %s', (_what, start, code) => {
    expect(outcome(`${start}:${sign(Buffer.from(secret, 'base64'))}`)).toBe(code);
  });

  it('has no key in what is no base64', () => {
    expect(() => createVerifier(telesign({ customerId: id }), 'EXAMPLE----TE8sTgg45yusumoN6BYsBVkh')).toThrow(/base64/);
  });
});

describe('Messente', () => {
  const sign = (secret: string, body: string) => ({
    'x-messente-signature': createHmac('sha256', secret).update(body).digest('hex'),
  });

  it.each([
    ['delivery_report', 'a password', 0, '{"message_id":"a","status":"DELIVRD"}'],
    ['inbound_message', 'a shared secret', 1, '{"msg_id":"a","recipient":"1234","sender":"+44","text":"Hi"}'],
  ])('signs each kind by its own secret: %s', (type, secret, secretIndex, body) => {
    const verify = createVerifier(messente, ['a password', 'a shared secret']);
    const delivery = { method: 'POST', url: '/', headers: sign(secret, body), rawBody: Buffer.from(body) };
    expect(verify(delivery)).toMatchObject({ type, secretIndex });
  });

  // messente.com/documentation/omnichannel-api/inbound-messages shows it without its secret.
  it('shows a signature that is written as ours', () => {
    const headers = { 'x-messente-signature': '9a398f4a9ce4f96077e70b65d208420640aabb158c224bd0f29391d673ba6b3d' };
    expect(outcomeOf({ provider: messente, secret: 'a secret', headers, body: '{}', becomes: '' })).toBe(
      'signature_mismatch',
    );
  });
});

/** Payloads without what their form does not need, what each is taken for, and what tells it from the others. */
const EVENTS: readonly (readonly [Provider, payload: object, type: string, id: string, occurredAt?: string])[] = [
  [
    sinchConversation,
    { type: 'mo_text', id: 'a', from: '1', to: '2', body: 'Hi', received_at: '2024-06-06T07:52:37.386Z' },
    'mo_text',
    'mo_text:a',
    '2024-06-06T07:52:37.386Z',
  ],
  [sinchConversation, { type: 'delivery_report_sms', batch_id: 'a', statuses: [] }, 'delivery_report_sms', 'sha256:'],
  [
    sinchConversation,
    {
      type: 'recipient_delivery_report_sms',
      batch_id: 'a',
      recipient: '1',
      code: 0,
      status: 'Delivered',
      at: '2024-06-06T08:17:19.210Z',
    },
    'recipient_delivery_report_sms',
    'sha256:',
    '2024-06-06T08:17:19.210Z',
  ],
  [
    sinchConversation,
    { app_id: 'x', accepted_time: '2020-11-16T08:17:44Z', event_time: '2020-11-16T08:17:42Z', message: { id: 'a' } },
    'message',
    'message:a',
    '2020-11-16T08:17:42Z',
  ],
  [
    sinchConversation,
    {
      app_id: 'x',
      accepted_time: '2020-11-16T08:17:44Z',
      message_delivery_report: {
        message_id: 'a',
        status: 'READ',
        channel_identity: { channel: 'RCS', identity: '1' },
      },
    },
    'message_delivery_report',
    'message_delivery_report:a:READ:RCS:1',
    '2020-11-16T08:17:44Z',
  ],
  [
    sinchConversation,
    { app_id: 'x', message_delivery_report: { message_id: 'a', status: 'READ' } },
    'message_delivery_report',
    'sha256:',
  ],
  [sinchConversation, { app_id: 'x', event: {} }, 'event', 'sha256:'],
  [sinchConversation, { type: 'constructor' }, 'unknown', 'sha256:'],
  [sinchConversation, { app_id: 'x', something_new: {} }, 'unknown', 'sha256:'],
  [sinchNumbers, { eventId: 'a', eventType: 'PROVISIONING_TO_CAMPAIGN' }, 'PROVISIONING_TO_CAMPAIGN', 'a'],
  [
    messagebird,
    {
      type: 'message.updated',
      conversation: { id: 'a' },
      message: { id: 'b', createdDatetime: '2019-03-01T10:40:02Z' },
    },
    'message.updated',
    'sha256:',
    '2019-03-01T10:40:02Z',
  ],
  [messagebird, { type: 'conversation.created', conversation: { id: 'a' } }, 'conversation.created', 'sha256:'],
  [messagebird, { hello: 'world' }, 'unknown', 'sha256:'],
  [vonage, { message_uuid: 'a', status: 'read' }, 'message_status', 'message_status:a:read'],
  [
    vonage,
    { message_uuid: 'a', channel: 'sms', message_type: 'text', timestamp: '2020-01-01T15:43:21Z' },
    'inbound_message',
    'inbound_message:a:received',
    '2020-01-01T15:43:21Z',
  ],
  [
    vonage,
    { request_id: 'a', type: 'event', channel: 'sms', status: 'expired', triggered_at: '2020-01-01T14:00:00.032Z' },
    'verify_event',
    'verify_event:a:sms:expired:2020-01-01T14%3A00%3A00.032Z',
  ],
  [vonage, { request_id: 'a', type: 'summary', status: 'failed' }, 'verify_summary', 'verify_summary:a'],
  [vonage, { conversation_uuid: 'a', from: '1', to: '2' }, 'call', 'sha256:'],
  [vonage, { request_id: 'a' }, 'unknown', 'sha256:'],
  [vonage, { status: 'read' }, 'unknown', 'sha256:'],
  [plivo, { MessageUUID: 'a', Status: 'sent' }, 'message_status', 'message_status:a:sent'],
  [plivo, { MessageUUID: 'a', From: '1', To: '2' }, 'incoming_message', 'incoming_message:a:received'],
  [plivo, { CallUUID: 'a' }, 'call', 'sha256:'],
  [plivo, { From: '1' }, 'unknown', 'sha256:'],
  [meta({ verifyToken: 'x' }), { object: 'page', entry: [{ id: '1', messaging: [{}] }] }, 'page', 'sha256:'],
  [meta({ verifyToken: 'x' }), { object: 'whatsapp_business_account', entry: [{}] }, 'unknown', 'sha256:'],
  [
    telesign({ customerId: 'x' }),
    { reference_id: 'a', status: { code: 200, updated_on: '2020-08-27T17:28:49.559307Z' } },
    'transaction_status',
    'transaction_status:a:200:2020-08-27T17%3A28%3A49.559307Z',
    '2020-08-27T17:28:49.559Z',
  ],
  [telesign({ customerId: 'x' }), { reference_id: 'a', sub_resource: 'mo_sms' }, 'mo_sms', 'mo_sms:a'],
  [telesign({ customerId: 'x' }), { status: { code: 200 } }, 'unknown', 'sha256:'],
  [messente, { message_id: 'a', status: 'DELIVRD', err: 0 }, 'delivery_report', 'delivery_report:a:DELIVRD:0'],
  [
    messente,
    {
      msg_id: 'a',
      sub_msg_id: 'b',
      recipient: '1',
      sender: '2',
      text: 'Hi',
      time: '2021-02-23T14:51:13.000000Z',
    },
    'inbound_message',
    'inbound_message:a:b',
    '2021-02-23T14:51:13Z',
  ],
  [messente, { status: 'DELIVRD' }, 'unknown', 'sha256:'],
];

const events = EVENTS.map(([provider, payload, type, id, time]) => ({ provider, payload, type, id, time }));

it.each(events)('$provider.name takes $payload for $type', ({ provider, payload, type, id, time }) => {
  const secret = Buffer.from('a key');
  const options = { now: () => 0, ...(provider.needsPublicUrl && { publicUrl: 'https://example.com' }) };
  const sent = provider === plivo ? new URLSearchParams({ ...payload }).toString() : payload;
  const webhook = createVerifier(provider, secret, options)(signDelivery(provider, secret, sent, options));
  expect(webhook.type).toBe(type);
  expect(webhook.id.replace(/sha256:.*/, 'sha256:')).toBe(`${provider.name}:${id}`);
  expect(webhook.occurredAt).toEqual(time === undefined ? undefined : new Date(time));
});

it.each([
  ['POST', 'From=1&MessageUUID=a&Status=sent', '/hook?b=2&a=1'],
  ['GET', 'MessageUUID=a&Status=sent&MessageTime=2020-04-08+11%3A34%3A33', '/hook?b=2&a=1'],
] as const)('Plivo’s %s is signed by our own tests as by Plivo', (method, payload, url) => {
  const options = { publicUrl: 'https://example.com', method, url };
  const delivery = signDelivery(plivo, 'a token', payload, options);
  expect(createVerifier(plivo, 'a token', { publicUrl: 'https://example.com' })(delivery).type).toBe('message_status');
});
