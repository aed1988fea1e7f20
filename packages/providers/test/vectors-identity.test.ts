import { constants, createHash, createHmac, generateKeyPairSync, sign as signBytes, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVerifier, type Delivery, type Provider, type SecretValue } from '@hooknotary/core';
import { createReceiver } from '@hooknotary/core/adapter';
import { waiting } from '../../core/test/waiting.ts';
import { authsignal } from '@hooknotary/providers/authsignal';
import { checkr } from '@hooknotary/providers/checkr';
import { clerk } from '@hooknotary/providers/clerk';
import { complycube } from '@hooknotary/providers/complycube';
import { didit } from '@hooknotary/providers/didit';
import { fusionauth } from '@hooknotary/providers/fusionauth';
import { metamap } from '@hooknotary/providers/metamap';
import { persona } from '@hooknotary/providers/persona';
import { prelude } from '@hooknotary/providers/prelude';
import { stytch } from '@hooknotary/providers/stytch';
import { trulioo } from '@hooknotary/providers/trulioo';
import { workos } from '@hooknotary/providers/workos';
import { outcomeOf as outcomeOfVector } from './vector.js';

const NOW = 1_774_970_000_000;
const SENT = String(NOW / 1000);

function toDelivery(headers: Readonly<Record<string, string>>, body: string): Delivery {
  return { method: 'POST', url: '/', headers, rawBody: Buffer.from(body) };
}

function receive(provider: Provider, secret: SecretValue, headers: Readonly<Record<string, string>>, body: string) {
  return createVerifier(provider, secret, { now: () => NOW })(toDelivery(headers, body));
}

/** What becomes of a delivery: its type, or why it is refused. */
function outcomeOf(...[provider, secret, headers, body]: Parameters<typeof receive>): string {
  return outcomeOfVector({ provider, secret, headers, body, at: NOW, becomes: '' });
}

function sha256(secret: string | Uint8Array, encoding: 'hex' | 'base64', ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(parts.join('')).digest(encoding);
}

describe('Persona', () => {
  const secret = 'wbhsec_0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
  const event = (attributes: object) =>
    JSON.stringify({ data: { id: 'evt_1', attributes: { name: 'report/profile.ready', ...attributes } } });
  const body = event({ payload: { data: { id: 'rep_1', attributes: { distance: 1.5 } } } });
  const toSet = (time: string, key = secret) => `t=${time},v1=${sha256(key, 'hex', time, '.', body)}`;
  const outcome = (text: string, content = body) => outcomeOf(persona, secret, { 'persona-signature': text }, content);

  it('is taken by either set while its secret is replaced', () => {
    expect(outcome(toSet(SENT))).toBe('report/profile.ready');
    expect(outcome(`${toSet(SENT, 'old')} ${toSet(SENT)}`)).toBe('report/profile.ready');
    expect(outcome(`${toSet(SENT, 'old')} ${toSet(SENT, 'older')}`)).toBe('signature_mismatch');
  });

  it('is judged by the time of the set that matched, and by no other set’s', () => {
    const late = String(NOW / 1000 - 301);
    expect(outcome(`${toSet(SENT, 'old')} ${toSet(late)}`)).toBe('timestamp_too_old');
    expect(outcome(toSet(late).replace(late, SENT))).toBe('signature_mismatch');
  });

  it('has the whole text of its secret as key, and its bytes as they came', () => {
    expect(outcome(toSet(SENT, secret.slice('wbhsec_'.length)))).toBe('signature_mismatch');
    expect(outcome(toSet(SENT), body.replace('1.5', '1.50'))).toBe('signature_mismatch');
  });

  it('is refused where two headers were joined to one', () => {
    expect(outcome(`${toSet(SENT)}, ${toSet(SENT)}`)).toBe('signature_malformed');
  });

  it.each(['created-at', 'createdAt', 'created_at'])('says by %s when it happened', (name) => {
    const dated = event({ payload: { data: { id: 'rep_1' } }, [name]: '2026-03-31T10:00:00.000Z' });
    const text = `t=${SENT},v1=${sha256(secret, 'hex', SENT, '.', dated)}`;
    const { id, occurredAt } = receive(persona, secret, { 'persona-signature': text }, dated);
    expect({ id, occurredAt }).toEqual({ id: 'persona:evt_1', occurredAt: new Date('2026-03-31T10:00:00Z') });
  });
});

describe('Didit', () => {
  const secret = 'a secret';
  const body = '{"webhook_type":"status.updated","session_id":"1","status":"Approved","timestamp":1774970000.0}';
  const raw = sha256(secret, 'hex', body);
  const outcome = (headers: Readonly<Record<string, string>>, content = body) =>
    outcomeOf(didit, secret, headers, content);

  it('is taken by the signature of its bytes, whatever its header says of the time', () => {
    expect(outcome({ 'x-signature': raw })).toBe('status.updated');
    expect(outcome({ 'x-signature': raw, 'x-timestamp': '1' })).toBe('status.updated');
    expect(didit.timestamp).toBeUndefined();
  });

  it('is taken by neither of the others, of which one covers no decision', () => {
    const printed = sha256(secret, 'hex', body.replace('.0}', '}'));
    const simple = sha256(secret, 'hex', `${SENT}:1:Approved:status.updated`);
    const others = { 'x-timestamp': SENT, 'x-signature-v2': printed, 'x-signature-simple': simple };
    expect(outcome(others)).toBe('signature_missing');
    expect(outcome({ 'x-signature': simple, ...others })).toBe('signature_mismatch');
    expect(outcome({ 'x-signature': raw, ...others }, body.replace('.0}', '}'))).toBe('signature_mismatch');
  });

  it('is one event by its ID, and by its bytes where it has none', () => {
    const named = body.replace('{', '{"event_id":"e-1",');
    expect(receive(didit, secret, { 'x-signature': sha256(secret, 'hex', named) }, named).id).toBe('didit:e-1');
    expect(receive(didit, secret, { 'x-signature': raw }, body).id).toMatch(/^didit:sha256:/);
  });

  it.each([['1774970000'], ['"2026-03-31T15:13:20Z"']])('says by %s when it was', (timestamp) => {
    const dated = `{"webhook_type":"user.status.updated","timestamp":${timestamp}}`;
    const { occurredAt } = receive(didit, secret, { 'x-signature': sha256(secret, 'hex', dated) }, dated);
    expect(occurredAt).toEqual(new Date(NOW));
  });
});

describe('Trulioo', () => {
  const secret = 'a secret';
  // developer.trulioo.com/reference/api-handshake.
  const asked =
    '{"challenge":"E5KUIHFDEKJS485RFU38H0B7CFNFMUCJMRDGN9UEYP0YJLGFGFC0DFGUB","type":"URL_VERIFICATION","token":"gmCKj87gjhKJKJh0JBP696F"}';

  async function answerTo(signature: string) {
    const { receive: take } = waiting(createReceiver(trulioo, secret, { on: { '*': () => undefined } }));
    const { rawBody, ...head } = toDelivery({ 'x-trulioo-signature': signature }, asked);
    try {
      return await take({ ...head, readBody: () => rawBody, hasBody: () => true });
    } catch (error) {
      return error;
    }
  }

  it('has its challenge answered where it is signed, and only there', async () => {
    const answer = { status: 200, body: 'E5KUIHFDEKJS485RFU38H0B7CFNFMUCJMRDGN9UEYP0YJLGFGFC0DFGUB' };
    expect(await answerTo(sha256(secret, 'hex', asked))).toMatchObject({ answer });
    expect(await answerTo(sha256('another', 'hex', asked))).toMatchObject({ code: 'signature_mismatch' });
  });

  const idOf = (change: object) => {
    const event = { type: 'SERVICE_SUBMIT', ts: 1_718_011_363 };
    const payload = { id: '1', type: 'EVENT_CALLBACK', event, flowId: 'f', retry: 0, ...change };
    const body = JSON.stringify(payload);
    return receive(trulioo, secret, { 'x-trulioo-signature': sha256(secret, 'hex', body) }, body).id;
  };

  it('is one event in all its attempts, and another of another node, service or time', () => {
    expect(idOf({ retry: 1 })).toBe(idOf({}));
    const others = [{}, { nodeId: 'n' }, { serviceType: 'TRULIOO_DOCV' }, { event: { type: 'SERVICE_SUBMIT', ts: 1 } }];
    expect(new Set(others.map(idOf)).size).toBe(others.length);
    expect(idOf({ event: { type: 'SERVICE_SUBMIT' } })).toMatch(/^trulioo:sha256:/);
  });
});

// github.com/complycube/complycube-php, tests/unit/EventVerifierTest.php.
it('the signature that ComplyCube’s tests publish verifies', () => {
  const headers = {
    'complycube-signature': 'bc00414fa4d54277a3ed01e5ee258d9800a918a7791c7cda16d38b82f38f2150',
  };
  expect(outcomeOf(complycube, 'a_webhook_signature', headers, '{"id":"value"}')).toBe('unknown');
  expect(outcomeOf(complycube, 'a_webhook_signature', headers, '{"id":"valuE"}')).toBe('signature_mismatch');
  expect(outcomeOf(complycube, 'another', headers, '{"id":"value"}')).toBe('signature_mismatch');
});

it('MetaMap’s events are told apart by their bytes', () => {
  const idOf = (timestamp: string) => {
    const body = JSON.stringify({ eventName: 'verification_completed', resource: 'https://a/1', timestamp });
    return receive(metamap, 'a secret', { 'x-signature': sha256('a secret', 'hex', body) }, body).id;
  };
  expect(idOf('2021-09-30T21:50:19.342Z')).not.toBe(idOf('2021-09-30T21:50:20.342Z'));
});

it('what Checkr sends in place of a signature, to accounts without a key, is none', () => {
  const text = 'Please create an API key to check the authenticity of our webhooks.';
  expect(outcomeOf(checkr, 'a key', { 'x-checkr-signature': text }, '{}')).toBe('signature_malformed');
});

describe.each([
  ['Clerk', clerk],
  ['Stytch', stytch],
])('%s, by Svix', (_name, provider: Provider) => {
  // github.com/standard-webhooks/standard-webhooks, libraries/javascript, under the names of Svix.
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  const signed = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  const sent = { 'svix-id': id, 'svix-timestamp': '1614265330', 'svix-signature': signed };
  const verify = (headers: Readonly<Record<string, string>>, secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw') => {
    const now = () => 1_614_265_330_000;
    return createVerifier(provider, secret, { now })(toDelivery(headers, '{"test": 2432232314}'));
  };

  it('verifies what the scheme publishes, with the prefix of its secret and without', () => {
    expect(verify(sent).type).toBe('unknown');
    expect(verify(sent, 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw').type).toBe('unknown');
    expect(verify({ ...sent, 'svix-signature': `v2,abc v1,${'A'.repeat(43)}= ${signed}` }).type).toBe('unknown');
  });

  it('signs its ID and its time', () => {
    expect(() => verify({ ...sent, 'svix-id': 'msg_2' })).toThrow(/signature/);
    expect(() => verify({ ...sent, 'svix-timestamp': '1614265331' })).toThrow(/signature/);
  });

  it('has other names of headers than the scheme itself', () => {
    const renamed = Object.fromEntries(
      Object.entries(sent).map(([name, text]) => [name.replace('svix', 'webhook'), text]),
    );
    expect(() => verify(renamed)).toThrow(expect.objectContaining({ code: 'signature_missing' }));
  });
});

it.each([
  ['clerk', clerk, { type: 'user.created', object: 'event', timestamp: NOW, data: { id: 'user_1', object: 'user' } }],
  [
    'stytch',
    stytch,
    {
      project_id: 'p',
      event_id: 'e',
      id: 'member-1',
      timestamp: new Date(NOW).toISOString(),
      source: 'SCIM',
      object_type: 'member',
      action: 'DELETE',
    },
  ],
])('an event of %s is one by its signed ID, in all attempts', (name, provider: Provider, payload) => {
  const body = JSON.stringify(payload);
  const attempt = (id: string, at: number) => {
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const time = String(at / 1000);
    const signature = `v1,${sha256(key, 'base64', id, '.', time, '.', body)}`;
    const headers = { 'svix-id': id, 'svix-timestamp': time, 'svix-signature': signature };
    return receive(provider, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', headers, body);
  };
  const first = attempt('msg_1', NOW);
  expect(first).toMatchObject({ id: `${name}:msg_1`, occurredAt: new Date(NOW) });
  expect(first.type).toBe(name === 'clerk' ? 'user.created' : 'scim.member.delete');
  expect(attempt('msg_1', NOW - 5000).id).toBe(first.id);
  expect(attempt('msg_2', NOW).id).not.toBe(first.id);
});

describe('WorkOS', () => {
  const body =
    '{"id":"event_1","event":"session.created","data":{"id":"session_1"},"created_at":"2026-03-31T15:13:20.000Z"}';
  const outcome = (time: string, separator = ', ') => {
    const text = `t=${time}${separator}v1=${sha256('a secret', 'hex', time, '.', body)}`;
    return outcomeOf(workos, 'a secret', { 'workos-signature': text }, body);
  };

  it('signs milliseconds, with a blank behind its comma and without', () => {
    expect(outcome(String(NOW))).toBe('session.created');
    expect(outcome(String(NOW), ',')).toBe('session.created');
    expect(outcome(SENT)).toBe('timestamp_too_old');
  });

  it('is refused three minutes off on either side, of which its own package knows one', () => {
    expect(outcome(String(NOW - 180_000))).toBe('session.created');
    expect(outcome(String(NOW - 181_000))).toBe('timestamp_too_old');
    expect(outcome(String(NOW + 181_000))).toBe('timestamp_too_new');
  });
});

describe('Authsignal', () => {
  const body = '{"version":1,"id":"1","type":"sms.created","data":{"to":"+1","code":"987654","userId":"u"}}';
  const toSignature = (secret: string, time = SENT) => sha256(secret, 'base64', time, '.', body).replace('=', '');
  const outcome = (text: string) => outcomeOf(authsignal, 'a secret', { 'x-signature-v2': text }, body);

  it('is taken by any of its signatures while two keys are valid, of which its own package looks at the first', () => {
    expect(outcome(`t=${SENT},v2=${toSignature('a secret')}`)).toBe('sms.created');
    expect(outcome(`t=${SENT},v2=${toSignature('old')},v2=${toSignature('a secret')}`)).toBe('sms.created');
  });

  it('has no padding', () => {
    expect(outcome(`t=${SENT},v2=${toSignature('a secret')}=`)).toBe('signature_malformed');
  });

  it('is refused where its time is to come', () => {
    const later = String(NOW / 1000 + 301);
    expect(outcome(`t=${later},v2=${toSignature('a secret', later)}`)).toBe('timestamp_too_new');
  });

  // github.com/authsignal/authsignal-node, test/webhook.test.ts, whose secret is nobody's to know.
  it.each([
    't=1740016316,v2=NwFcIT68pK7g+m365Jj4euXj/ke3GSnkTpMPcRVi5q4',
    't=1740016037,v2=zI5rg1XJtKH8dXTX9VCSwy07qTPJliXkK9ppgNjmzqw,v2=KMg8mXXGO/SmNNmcszKXI4UaEVHLc21YNWthHfispQo',
  ])('writes its header as %s, which can be read', (text) => {
    expect(outcome(text)).toBe('signature_mismatch');
  });
});

describe('FusionAuth', () => {
  const body = '{"event":{"id":"e-1","type":"user.login.success","createInstant":1774970000000,"user":{"id":"u-1"}}}';
  const digest = (encoding: 'hex' | 'base64') => createHash('sha256').update(body).digest(encoding);
  const toPart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { request_body_sha256: digest('base64') };
  const toToken = (alg: string, sign: (input: string) => Buffer, said: object = claims) => {
    const input = `${toPart({ alg, kid: 'key-1', typ: 'JWT' })}.${toPart(said)}`;
    return `${input}.${sign(input).toString('base64url')}`;
  };
  const byHmac = (bits: number, key: string) => (input: string) => createHmac(`sha${bits}`, key).update(input).digest();
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const byEc = (input: string) =>
    signBytes('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
  const byRsa = (input: string) => signBytes('sha256', Buffer.from(input), rsa.privateKey);
  const outcome = (provider: Provider, secret: SecretValue, token: string) =>
    outcomeOf(provider, secret, { 'x-fusionauth-signature-jwt': token }, body);

  it('is taken by a public key of either kind', () => {
    expect(outcome(fusionauth(), ec.publicKey, toToken('ES256', byEc))).toBe('user.login.success');
    expect(outcome(fusionauth(), rsa.publicKey, toToken('RS256', byRsa))).toBe('user.login.success');
    expect(outcome(fusionauth(), rsa.publicKey, toToken('ES256', byEc))).toBe('signature_mismatch');
  });

  it.each([256, 384, 512])('is taken by a shared key, with SHA-%i', (bits) => {
    const shared = fusionauth({ keys: 'shared' });
    const token = toToken(`HS${bits}`, byHmac(bits, 'a secret'));
    expect(outcome(shared, 'a secret', token)).toBe('user.login.success');
    expect(outcome(shared, 'another', token)).toBe('signature_mismatch');
  });

  it('finds its key by the ID that the token names', async () => {
    const verify = createVerifier(fusionauth(), async ({ claims: said }: Delivery) =>
      said?.['kid'] === 'key-1' ? ec.publicKey : undefined,
    );
    const headers = { 'x-fusionauth-signature-jwt': toToken('ES256', byEc) };
    const webhook = await verify(toDelivery(headers, body));
    expect(webhook).toMatchObject({ id: 'fusionauth:e-1', occurredAt: new Date(NOW) });
  });

  const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const BARE = rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

  it.each([
    ['in PEM', PEM],
    ['as bare base64', BARE],
  ])('takes no HMAC by a public key that stands there %s', (_what, key) => {
    expect(outcome(fusionauth(), key, toToken('RS256', byRsa))).toBe('user.login.success');
    expect(outcome(fusionauth(), key, toToken('HS256', byHmac(256, key)))).toBe('signature_malformed');
  });

  it('has no key in PEM for one that both sides share, and no third kind', () => {
    expect(() => createVerifier(fusionauth({ keys: 'shared' }), PEM)).toThrow(TypeError);
    expect(() => fusionauth({ keys: 'both' as 'public' })).toThrow(/'public' or 'shared'/);
  });

  it('binds the body by its digest in base64, and by that alone', () => {
    for (const said of [{}, { request_body_sha256: digest('hex') }, { request_body_sha256: null }]) {
      expect(outcome(fusionauth(), ec.publicKey, toToken('ES256', byEc, said))).toBe('signature_mismatch');
    }
  });
});

describe('Prelude', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const body = '{"id":"evt_1","type":"verify.authentication","payload":{"verification_id":"vrf_1"}}';
  const { RSA_PKCS1_PSS_PADDING: padding } = constants;
  const sign = (options: { readonly padding?: number; readonly saltLength?: number }) =>
    signBytes('sha256', Buffer.from(body), { key: pair.privateKey, ...options });
  const outcome = (text: string, content = body) => outcomeOf(prelude, key, { 'x-webhook-signature': text }, content);

  it('is taken as another implementation signs it', async () => {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' };
    const der = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
    const own = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
    const signature = await webcrypto.subtle.sign({ name: 'RSA-PSS', saltLength: 32 }, own, Buffer.from(body));
    const text = `rsassa-pss-sha256=${Buffer.from(signature).toString('base64url')}`;
    expect(outcome(text)).toBe('verify.authentication');
    expect(outcome(text, body.replace('vrf_1', 'vrf_2'))).toBe('signature_mismatch');
  });

  it('is taken in no other padding, and with a salt of no other length', () => {
    for (const options of [{}, { padding, saltLength: 20 }, { padding, saltLength: 0 }]) {
      expect(outcome(`rsassa-pss-sha256=${sign(options).toString('base64url')}`)).toBe('signature_mismatch');
    }
  });

  it('is taken in no other spelling', () => {
    const signature = sign({ padding, saltLength: 32 });
    expect(outcome(signature.toString('base64url'))).toBe('signature_malformed');
    expect(outcome(`rsassa-pss-sha256=${signature.toString('base64')}`)).toBe('signature_malformed');
    expect(outcome(`sha256=${signature.toString('base64url')}`)).toBe('signature_malformed');
  });
});
