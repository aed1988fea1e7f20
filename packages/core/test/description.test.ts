import { createHmac, generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  body,
  createVerifier,
  credential,
  defineProvider,
  digest,
  ecdsaP256,
  ed25519,
  form,
  header,
  headerValue,
  hmac,
  method,
  pairs,
  path,
  publicUrl,
  signDelivery,
  sortedUrl,
  time,
  versions,
  WebhookError,
  type Delivery,
  type Provider,
  type SecretValue,
} from '../src/index.js';

const NOW = Date.UTC(2026, 10, 21);
const SECONDS = String(NOW / 1000);
const BODY = Buffer.from('{"n":1}');
const secret = 'a secret';

const hex = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHmac('sha256', secret)).digest('hex');

function define(change: object): Provider {
  return defineProvider<'acme', { ping: { n: number } }>({
    name: 'acme',
    signature: header('x-acme'),
    types: { ping: (payload): payload is { n: number } => typeof Object(payload).n === 'number' },
    typeOf: () => 'ping',
    ...change,
  }) as Provider;
}

/** The type of a delivery, or why it was refused. */
function outcomeOf(
  provider: Provider,
  headers: Readonly<Record<string, string>>,
  { rawBody = BODY, url = '/hook', key = secret as SecretValue, options = {} } = {},
): string {
  const delivery: Delivery = { method: 'POST', url, headers, rawBody };
  try {
    return createVerifier(provider, key, { now: () => NOW, ...options })(delivery).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

describe('a list of pairs', () => {
  const provider = define({
    signature: pairs('x-acme', { time: 't', signature: 'v1' }),
    timestamp: { tolerance: 300 },
    content: [time, '.', body],
  });
  const good = hex(`${SECONDS}.`, BODY);
  const other = '0'.repeat(64);
  const outcome = (text: string) => outcomeOf(provider, { 'x-acme': text });

  it.each([
    ['one signature', `t=${SECONDS},v1=${good}`],
    ['white space', ` t=${SECONDS} , v1=${good} `],
    ['another order', `v1=${good},t=${SECONDS}`],
    ['one right signature of two', `t=${SECONDS},v1=${other},v1=${good}`],
    ['a signature beside one that cannot be read', `t=${SECONDS},v1=xyz,v1=${good}`],
    ['names that it does not know', `t=${SECONDS},v0=${other},v1=${good},x`],
  ])('is taken with %s', (_what, text) => {
    expect(outcome(text)).toBe('ping');
  });

  it.each([
    ['no right signature', `t=${SECONDS},v1=${other}`, 'signature_mismatch'],
    ['no signature of the version', `t=${SECONDS},v0=${good}`, 'signature_missing'],
    ['no signature that can be read', `t=${SECONDS},v1=xyz`, 'signature_malformed'],
    ['two times', `t=${SECONDS},t=1,v1=${good}`, 'signature_malformed'],
    ['no time', `v1=${good}`, 'timestamp_missing'],
    ['a time that is none', `t=now,v1=${good}`, 'timestamp_malformed'],
    ['another time', `t=${Number(SECONDS) + 1},v1=${good}`, 'signature_mismatch'],
    ['more than it looks at', `t=${SECONDS},${`v1=${other},`.repeat(16)}v1=${good}`, 'signature_malformed'],
    ['nothing', '', 'signature_missing'],
  ])('is refused with %s', (_what, text, code) => {
    expect(outcome(text)).toBe(code);
  });

  it('may be several, each with its own time, one of which is right', () => {
    const sets = define({
      signature: pairs('x-acme', { time: 't', signature: 'v1', hasSets: true }),
      timestamp: { tolerance: 300 },
      content: [time, '.', body],
    });
    const later = String(Number(SECONDS) + 10);
    const text = `t=${SECONDS},v1=${other} t=${later},v1=${hex(`${later}.`, BODY)}`;
    expect(outcomeOf(sets, { 'x-acme': text })).toBe('ping');
    // The time of one is not the other's.
    expect(outcomeOf(sets, { 'x-acme': `t=${SECONDS},v1=${hex(`${later}.`, BODY)} t=${later},v1=${other}` })).toBe(
      'signature_mismatch',
    );
    expect(outcomeOf(sets, { 'x-acme': 'x y' })).toBe('signature_missing');
    // One header that was sent twice.
    expect(outcomeOf(sets, { 'x-acme': text.replace(' ', ', ') })).toBe('signature_malformed');
  });

  it('is what signDelivery writes', () => {
    const delivery = signDelivery(provider, secret, { n: 1 }, { now: () => NOW });
    expect(createVerifier(provider, secret, { now: () => NOW })(delivery).payload).toEqual({ n: 1 });
  });
});

describe('a header with a separator', () => {
  const provider = define({ signature: header('x-acme', { encoding: 'base64', separator: ',' }) });
  const good = Buffer.from(hex(BODY), 'hex').toString('base64');
  const other = Buffer.alloc(32).toString('base64');

  it('holds candidates of which any may verify', () => {
    expect(outcomeOf(provider, { 'x-acme': `${other}, ${good}` })).toBe('ping');
    expect(outcomeOf(provider, { 'x-acme': other })).toBe('signature_mismatch');
    expect(outcomeOf(provider, { 'x-acme': good.replace('=', '') })).toBe('signature_malformed');
  });
});

describe('an encoding', () => {
  const bytes = Buffer.from(hex(BODY), 'hex');
  const spellings = {
    hex: bytes.toString('hex'),
    base64: bytes.toString('base64'),
    'base64-unpadded': bytes.toString('base64').replace('=', ''),
    base64url: bytes.toString('base64url'),
  } as const;

  it.each(Object.keys(spellings) as (keyof typeof spellings)[])('%s is taken in its own spelling alone', (encoding) => {
    const provider = define({ signature: header('x-acme', { encoding }) });
    for (const [name, text] of Object.entries(spellings)) {
      const isOwn = text === spellings[encoding];
      expect([name, outcomeOf(provider, { 'x-acme': text })]).toEqual([name, isOwn ? 'ping' : 'signature_malformed']);
    }
    expect(outcomeOf(provider, { 'x-acme': `${spellings[encoding]}\n` })).toBe('signature_malformed');
    expect(outcomeOf(provider, { 'x-acme': ` ${spellings[encoding]}` })).toBe('signature_malformed');
  });

  it('of hexadecimal digits has these alone, of either case', () => {
    const provider = define({});
    const text = spellings.hex;
    expect(new Set(text.replaceAll(/[0-9]/g, '')).size).toBeGreaterThan(1);
    expect(outcomeOf(provider, { 'x-acme': text.toUpperCase() })).toBe('ping');
    // What stands beside digits and letters in ASCII, and what has the lower byte of a digit.
    for (const character of ['/', ':', '@', 'G', '`', 'g', ' ', '-', '\0', '\u0130', '\uff10', '\u0661']) {
      for (const at of [0, 1, 62, 63]) {
        const changed = `${text.slice(0, at)}${character}${text.slice(at + 1)}`;
        expect([changed, outcomeOf(provider, { 'x-acme': changed })]).toEqual([changed, 'signature_malformed']);
      }
    }
  });

  it('of base64 without padding lacks all of it', () => {
    const algorithm = hmac('sha512');
    const provider = define({ signature: header('x-acme', { algorithm, encoding: 'base64-unpadded' }) });
    const text = createHmac('sha512', secret).update(BODY).digest('base64');
    expect(text).toMatch(/[^=]==$/);
    expect(outcomeOf(provider, { 'x-acme': text.slice(0, -2) })).toBe('ping');
    expect(outcomeOf(provider, { 'x-acme': text.slice(0, -1) })).toBe('signature_malformed');
    expect(signDelivery(provider, secret, BODY).headers['x-acme']).toBe(text.slice(0, -2));
  });

  it('of base64 has no bits that no byte has', () => {
    const provider = define({ signature: header('x-acme', { encoding: 'base64' }) });
    const last = spellings.base64.at(-2) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const next = alphabet[alphabet.indexOf(last) + 1] ?? '';
    const text = `${spellings.base64.slice(0, -2)}${next}=`;
    expect(Buffer.from(text, 'base64')).toEqual(bytes);
    expect(outcomeOf(provider, { 'x-acme': text })).toBe('signature_malformed');
  });
});

describe('credentials', () => {
  const provider = define({
    signature: credential('authorization', { scheme: 'Application', id: 'ours', algorithm: hmac('sha256') }),
    content: [method, '\n', digest('md5', 'base64'), '\n', path],
  });
  const content = `POST\nrmuVehXwJOV3CWCG7Vq0lA==\n/hook`;
  const signature = createHmac('sha256', secret).update(content).digest('base64');

  it.each([
    [`Application ours:${signature}`, 'signature_mismatch'],
    [`Application theirs:${signature}`, 'signature_missing'],
    ['Application ours:', 'signature_malformed'],
    [`Bearer ours:${signature}`, 'signature_malformed'],
    [`ours:${signature}`, 'signature_malformed'],
  ])('%s is %s, for a digest that is not the body’s', (authorization, code) => {
    expect(outcomeOf(provider, { authorization })).toBe(code);
  });

  it('are taken with the digest of the body, under the path without its query', () => {
    const delivery = signDelivery(provider, secret, BODY, { url: '/hook?a=1' });
    expect(outcomeOf(provider, delivery.headers, { url: '/hook?b=2' })).toBe('ping');
    expect(outcomeOf(provider, delivery.headers, { url: '/other' })).toBe('signature_mismatch');
  });
});

describe('a public key', () => {
  const pair = generateKeyPairSync('ed25519');
  const raw = Buffer.from((pair.publicKey.export({ format: 'jwk' }) as { x: string }).x, 'base64url');
  const provider = define({ signature: header('x-acme', { algorithm: ed25519(), encoding: 'base64' }) });
  const signature = signBytes(null, BODY, pair.privateKey).toString('base64');

  it.each<[string, SecretValue]>([
    ['its bytes as text', raw.toString('base64')],
    ['its bytes', raw],
    ['PEM', pair.publicKey.export({ format: 'pem', type: 'spki' }) as string],
    ['a JWK', pair.publicKey.export({ format: 'jwk' }) as unknown as SecretValue],
    ['a key of node:crypto', pair.publicKey],
  ])('may be given as %s', (_what, key) => {
    expect(outcomeOf(provider, { 'x-acme': signature }, { key })).toBe('ping');
  });

  it.each<[string, SecretValue]>([
    ['text of another length', 'AAAA'],
    ['text that is no base64', 'no key'],
    ['PEM that is cut', '-----BEGIN PUBLIC KEY-----\nAAAA'],
    ['a JWK of another kind', { kty: 'oct', k: 'AAAA' }],
    ['a key of another curve', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
    ['nothing', ''],
  ])('cannot be %s', (_what, key) => {
    expect(() => createVerifier(provider, key)).toThrow(/^acme: /);
  });

  it('verifies what signDelivery signs with the private key', () => {
    const delivery = signDelivery(provider, pair.privateKey, { n: 1 });
    expect(createVerifier(provider, pair.publicKey)(delivery).type).toBe('ping');
  });

  it.each(['der', 'jose'] as const)('of ECDSA on P-256 verifies the form %s and no other', (form_) => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const encodeAs = (dsaEncoding: 'der' | 'ieee-p1363', key: KeyObject) =>
      signBytes('sha256', BODY, { key, dsaEncoding }).toString('base64');
    const acme = define({ signature: header('x-acme', { algorithm: ecdsaP256({ form: form_ }), encoding: 'base64' }) });
    const [own, other] = form_ === 'der' ? (['der', 'ieee-p1363'] as const) : (['ieee-p1363', 'der'] as const);
    expect(outcomeOf(acme, { 'x-acme': encodeAs(own, keys.privateKey) }, { key: keys.publicKey })).toBe('ping');
    expect(outcomeOf(acme, { 'x-acme': encodeAs(other, keys.privateKey) }, { key: keys.publicKey })).toMatch(
      /^signature_m/,
    );
  });
});

describe('several versions', () => {
  const provider = define({ signature: versions('x-acme', { v1: hmac('sha256') }, { encoding: 'hex' }) });

  it('are passed over where they are not known, and refused where none is', () => {
    expect(outcomeOf(provider, { 'x-acme': `v2,abc v1,${hex(BODY)}` })).toBe('ping');
    expect(outcomeOf(provider, { 'x-acme': `v2,${hex(BODY)}` })).toBe('signature_missing');
    expect(outcomeOf(provider, { 'x-acme': `v1,${hex(BODY)},` })).toBe('signature_malformed');
  });
});

describe('the public URL', () => {
  const provider = define({ content: [publicUrl, body] });
  const signed = (url: string) => ({ 'x-acme': hex(url, BODY) });

  it('is the origin that the receiver is told, with the target behind it, or what its function says', () => {
    const url = '/hook?a=1';
    const options = { publicUrl: 'https://example.com' };
    expect(outcomeOf(provider, signed('https://example.com/hook?a=1'), { url, options })).toBe('ping');
    expect(outcomeOf(provider, signed('https://example.org/hook?a=1'), { url, options })).toBe('signature_mismatch');
    // No server of Node's hands such a target over, but others may.
    expect(outcomeOf(provider, signed('x'), { url: ':no port/', options })).toBe('signed_content_malformed');
    const own = { publicUrl: ({ url: target }: Delivery) => `https://proxy.example${target}` };
    expect(outcomeOf(provider, signed('https://proxy.example/hook?a=1'), { url, options: own })).toBe('ping');
  });

  it.each([['no URL'], ['/hook'], [''], [7], [undefined], [new URL('https://example.com')]])(
    'cannot be %j of its function',
    (given) => {
      const verify = createVerifier(provider, secret, { publicUrl: () => given as string });
      const cause = new TypeError('The function publicUrl must return a whole URL.');
      expect(() => verify({ method: 'POST', url: '/', headers: signed('x'), rawBody: BODY })).toThrow(
        expect.objectContaining({ code: 'provider_failed', cause }),
      );
    },
  );

  it.each(['http://localhost:3000', 'https://example.com', 'https://[::1]:8443', 'http://1.2.3.4'])(
    'may be of the origin %s',
    (origin) => {
      const options = { publicUrl: origin };
      expect(outcomeOf(provider, signed(`${origin}/hook`), { options })).toBe('ping');
    },
  );

  it('is the target alone for a test that tells no origin', () => {
    expect(signDelivery(provider, secret, BODY, { url: '/hook' }).headers['x-acme']).toBe(hex('/hook', BODY));
  });

  it.each([
    'example.com',
    '',
    'https://example.com/',
    'https://example.com/path',
    'https://example.com:443',
    'https://EXAMPLE.com',
    'https://user@example.com',
    'ftp://example.com',
    'ws://example.com',
    'wss://example.com',
    7,
    null,
  ])('cannot be of the origin %j', (given) => {
    const message = "acme: the option 'publicUrl' must be an origin such as 'https://example.com', or a function.";
    expect(() => createVerifier(provider, secret, { publicUrl: given as string })).toThrow(new TypeError(message));
  });

  it('must be given', () => {
    expect(() => createVerifier(provider, secret)).toThrow(/^acme: this sender signs the URL that it calls/);
  });

  it('is no option where the sender does not sign it', () => {
    expect(() => createVerifier(define({}), secret, { publicUrl: 'https://example.com' })).toThrow(/no effect/);
  });
});

describe('a time', () => {
  it.each([
    ['milliseconds', String(NOW), String(NOW - 301_000)],
    ['iso8601', new Date(NOW).toISOString(), new Date(NOW - 301_000).toISOString()],
    ['seconds', SECONDS, String(Number(SECONDS) - 301)],
  ])('may be written in %s', (unit, now, old) => {
    const provider = define({
      timestamp: { header: 'x-time', unit, tolerance: 300 },
      content: [time, body],
    });
    const outcome = (text: string) => outcomeOf(provider, { 'x-time': text, 'x-acme': hex(text, BODY) });
    expect(outcome(now)).toBe('ping');
    expect(outcome(old)).toBe('timestamp_too_old');
    expect(outcome('then')).toBe('timestamp_malformed');
  });

  it.each([
    ['seconds', '1'.repeat(12), '1'.repeat(13)],
    [undefined, '1'.repeat(12), '1'.repeat(13)],
    ['milliseconds', '9'.repeat(16), '9'.repeat(17)],
  ])('in %s has as many digits as any has for long, and no more', (unit, longest, longer) => {
    const provider = define({
      timestamp: { header: 'x-time', tolerance: 300, ...(unit !== undefined && { unit }) },
      content: [time, body],
    });
    const outcome = (text: string) => outcomeOf(provider, { 'x-time': text, 'x-acme': hex(text, BODY) });
    expect(outcome(longest)).toBe('timestamp_too_new');
    for (const text of [longer, '', ' 1', '1 ', '1\n', '+1', '-1', '1.5', '1e3', '\u0661', '0x1', 'a1', '1a']) {
      expect([text, outcome(text)]).toEqual([text, 'timestamp_malformed']);
    }
    expect(outcome('0')).toBe('timestamp_too_old');
  });

  it.each([
    ['seconds', '1795219199'],
    ['milliseconds', '1795219199999'],
    ['iso8601', '2026-11-20T23:59:59.999Z'],
    [undefined, '1795219199'],
  ])('in %s is written by signDelivery as one that has come', (unit, text) => {
    const timestamp = { header: 'x-time', tolerance: 1, ...(unit !== undefined && { unit }) };
    const provider = define({ timestamp, content: [time, body] });
    const now = () => NOW - 0.5;
    const { headers } = signDelivery(provider, secret, BODY, { now });
    expect(headers['x-time']).toBe(text);
    expect(outcomeOf(provider, headers)).toBe('ping');
  });

  it.each([
    ['now', `{"n":1,"sent":{"at":${NOW}}}`, 'ping'],
    ['now, as text', `{"n":1,"sent":{"at":"${NOW}"}}`, 'ping'],
    ['long ago', `{"n":1,"sent":{"at":${NOW - 60_001}}}`, 'timestamp_too_old'],
    ['to come', `{"n":1,"sent":{"at":${NOW + 60_001}}}`, 'timestamp_too_new'],
    ['none', '{"n":1,"sent":{}}', 'timestamp_missing'],
    ['no number', '{"n":1,"sent":{"at":{}}}', 'timestamp_malformed'],
    ['half a number', '{"n":1,"sent":{"at":1.5}}', 'timestamp_malformed'],
  ])('may be a member of the payload: %s', (_what, text, expected) => {
    const provider = define({ timestamp: { member: 'sent.at', unit: 'milliseconds', tolerance: 60 } });
    const rawBody = Buffer.from(text);
    expect(outcomeOf(provider, { 'x-acme': hex(rawBody) }, { rawBody })).toBe(expected);
    expect(outcomeOf(provider, { 'x-acme': hex('x') }, { rawBody })).toBe('signature_mismatch');
  });
});

describe('the public URL with its query sorted', () => {
  it.each([
    ['https://e.com/a', 'https://e.com/a?'],
    ['https://e.com/a?', 'https://e.com/a?'],
    ['https://e.com/a?b=2&a=1&b=1', 'https://e.com/a?a=1&b=1&b=2.'],
    ['https://e.com/a?b=a%20b&&a=?', 'https://e.com/a?a=?&b=a%20b.'],
    ['https://e.com/a?a10=1&a1=1&a1=0', 'https://e.com/a?a1=0&a1=1&a10=1.'],
  ])('of %s is %s', (url, signed) => {
    const provider = define({ content: [sortedUrl({ behind: '.' }), body] });
    const headers = { 'x-acme': hex(signed, BODY) };
    expect(outcomeOf(provider, headers, { options: { publicUrl: () => url } })).toBe('ping');
  });
});

describe('an idempotency key', () => {
  it('beside signedContent is made of what is known to be signed: the document', () => {
    const seen: Delivery[] = [];
    const provider = define({
      signedContent: ({ rawBody }: Delivery) => [Buffer.from('v0:'), rawBody],
      idempotencyKey: (_payload: unknown, _type: string, delivery: Delivery) => void seen.push(delivery),
    });
    expect(outcomeOf(provider, { 'x-acme': hex('v0:', BODY), 'x-id': '7' })).toBe('ping');
    expect(seen).toMatchObject([{ method: '', url: '', rawBody: BODY }]);
    expect(() => Reflect.get(seen[0]?.headers ?? {}, 'x-id')).toThrow(/does not cover the header 'x-id'/);
  });
});

describe('a form', () => {
  const provider = define({ document: form({ jsonIn: 'payload' }), types: { ping: (value: unknown) => value !== 7 } });
  const payloadOf = (text: string) => {
    const rawBody = Buffer.from(text);
    return createVerifier(provider, secret)({ method: 'POST', url: '/', headers: { 'x-acme': hex(rawBody) }, rawBody })
      .payload;
  };

  it('is read as its fields, as JSON in one of them, or as JSON', () => {
    expect(payloadOf('a=x+y&b=%C3%A9&a=2&c&=d&&')).toEqual({ a: ['x y', '2'], b: 'é', c: '', '': 'd' });
    expect(payloadOf('payload=%7B%22n%22%3A1%7D&x=1')).toEqual({ n: 1 });
    expect(payloadOf('{"n":1}')).toEqual({ n: 1 });
  });

  it.each([['a=%FF'], ['a=%'], ['__proto__=1'], ['a=1&__proto__'], ['%5F_proto__=1'], ['payload={'], ['{"n":1']])(
    'that is %s cannot be read',
    (text) => {
      expect(() => payloadOf(text)).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
    },
  );

  it.each<[string, string | Buffer, object | string]>([
    ['one pair', 'a=b', { a: 'b' }],
    ['a value with = in it', 'a==b=c', { a: '=b=c' }],
    ['a name without a value', 'abc', { abc: '' }],
    ['a value without a name', '=a', { '': 'a' }],
    ['every blank as a plus', 'a+b+c=d+e+f', { 'a b c': 'd e f' }],
    ['a plus that is written so', 'a=%2B', { a: '+' }],
    ['a name three times', 'a=1&a=&a=3', { a: ['1', '', '3'] }],
    ['names that are told apart by case', 'a=1&A=2', { a: '1', A: '2' }],
    ['names that every object has', 'constructor=1&toString=2', { constructor: '1', toString: '2' }],
    ['JSON in one of several fields', 'a=1&payload=[1]', [1]],
    ['JSON twice, which is no document', 'payload=1&payload=2', { payload: ['1', '2'] }],
    ['a byte order mark in a field', '%EF%BB%BFa=1', { '\ufeffa': '1' }],
  ])('may have %s', (_what, text, expected) => {
    expect(payloadOf(text as string)).toEqual(expected);
  });

  it('has no JSON in it unless a field is named', () => {
    const plain = define({ document: form(), types: { ping: (value: unknown) => value !== 7 } });
    const rawBody = Buffer.from('undefined=1&payload=1');
    const headers = { 'x-acme': hex(rawBody) };
    const { payload } = createVerifier(plain, secret)({ method: 'POST', url: '/', headers, rawBody });
    expect(payload).toEqual({ undefined: '1', payload: '1' });
  });

  it.each([
    ['is not UTF-8', Buffer.from([0x61, 0x3d, 0xff]), new SyntaxError('The form is not UTF-8.')],
    ['would set a prototype', Buffer.from('__proto__=1'), new SyntaxError('A field would set a prototype.')],
    ['has half an escape', Buffer.from('a=%4'), new URIError('URI malformed')],
  ])('says of itself that it %s', (_what, bytes, error) => {
    expect(() => form().read(bytes)).toThrow(error);
  });

  it('is sent as what it is', () => {
    expect(signDelivery(provider, secret, 'a=1').headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(signDelivery(define({}), secret, {}).headers['content-type']).toBe('application/json');
  });
});

describe('a description', () => {
  it.each<[string, object, RegExp]>([
    ['content that leaves the payload unsigned', { content: [headerValue('x-id')] }, /leaves the payload unsigned/],
    ['content without parts', { content: [] }, /'content' must be a list/],
    ['content of something else', { content: [7] }, /'content' must be a list/],
    ['content twice', { content: [body], signedContent: () => [] }, /not both/],
    ['a time that nobody signs', { timestamp: { header: 'x-t', tolerance: 1 }, content: [body] }, /not signed is none/],
    [
      'a time beside the signature without a tolerance',
      { signature: pairs('x-acme', { time: 't', signature: 's' }), content: [time, body] },
      /tolerance by 'timestamp'/,
    ],
    [
      'a time in two places',
      {
        signature: pairs('x-acme', { time: 't', signature: 's' }),
        timestamp: { header: 'x-t', tolerance: 1 },
        content: [time, body],
      },
      /in no header of its own/,
    ],
    ['a unit that is none', { timestamp: { header: 'x-t', unit: 'days', tolerance: 1 } }, /'unit' must be/],
    ['a header in upper case', { signature: header('X-Acme') }, /lower case/],
    ['a document that is none', { document: 'json' }, /'document' must be json or form/],
    ['a handshake that says nothing', { handshakes: [{ when: {}, returns: 'x' }] }, /'handshakes' must be/],
  ])('cannot have %s', (_what, change, message) => {
    expect(() => define(change)).toThrow(TypeError);
    expect(() => define(change)).toThrow(message);
  });
});

it('a form of one name, again and again, is read in one pass', () => {
  const count = 300_000;
  const provider = define({ document: form(), types: { ping: (value: unknown) => value !== 7 } });
  const rawBody = Buffer.from(Array(count).fill('a').join('&'));
  const payload = createVerifier(
    provider,
    secret,
  )({
    method: 'POST',
    url: '/',
    headers: { 'x-acme': hex(rawBody) },
    rawBody,
  }).payload as { readonly a: readonly string[] };
  expect(payload.a).toHaveLength(count);
});
