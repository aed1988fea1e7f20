import { createHash, createHmac, generateKeyPairSync, sign, constants, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createVerifier,
  defineProvider,
  form,
  jws,
  signDelivery,
  WebhookError,
  type Provider,
  type SecretValue,
  type TokenOptions,
} from '../src/index.js';

const NOW = Date.UTC(2026, 10, 21);
const SECONDS = NOW / 1000;
const BODY = '{"n":1}';
const SECRET = 'a secret of both sides';

const sha256 = (text: string, encoding: 'hex' | 'base64' = 'hex') => createHash('sha256').update(text).digest(encoding);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function define(token: Partial<TokenOptions>, change: object = {}): Provider {
  return defineProvider<'acme', { ping: { n: number } }>({
    name: 'acme',
    signature: jws('x-acme', {
      algorithms: ['HS256'],
      bodyDigest: { claim: 'payload', encoding: 'hex' },
      ...token,
    }),
    ...(token.time !== null && { timestamp: { tolerance: 300 } }),
    types: { ping: (payload): payload is { n: number } => Object(payload).n !== undefined },
    typeOf: () => 'ping',
    ...change,
  }) as Provider;
}

/** A token as RFC 7515 writes it, by another hand than the library's. */
function toToken(claims: object, { alg = 'HS256', secret = SECRET as string | KeyObject, head = {} } = {}): string {
  const input = `${part({ alg, typ: 'JWT', ...head })}.${part(claims)}`;
  const hashes: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
  const hash = hashes[alg];
  const bytes =
    hash === undefined
      ? signBy(alg, input, secret as KeyObject)
      : createHmac(hash, secret as string)
          .update(input)
          .digest();
  return `${input}.${bytes.toString('base64url')}`;
}

function signBy(alg: string, input: string, key: KeyObject): Buffer {
  const bytes = Buffer.from(input);
  if (alg === 'EdDSA') return sign(null, bytes, key);
  if (alg === 'ES256') return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
  if (alg === 'RS256') return sign('sha256', bytes, key);
  return sign('sha256', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
}

function outcomeOf(
  provider: Provider,
  token: string,
  { rawBody = BODY, url = '/hook', method = 'POST', secret = SECRET as SecretValue, options = {} } = {},
): string {
  try {
    const verify = createVerifier(provider, secret, { now: () => NOW, ...options });
    return verify({ method, url, headers: { 'x-acme': token }, rawBody: Buffer.from(rawBody) }).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

const claims = { iat: SECONDS, payload: sha256(BODY) };

describe('a token by a shared secret', () => {
  const provider = define({ algorithms: ['HS256', 'HS384', 'HS512'] });

  it.each(['HS256', 'HS384', 'HS512'])('verifies by %s', (alg) => {
    expect(outcomeOf(provider, toToken(claims, { alg }))).toBe('ping');
    expect(outcomeOf(provider, toToken(claims, { alg, secret: 'another' }))).toBe('signature_mismatch');
  });

  it('is refused by an algorithm that the sender does not use, or none', () => {
    const narrow = define({});
    expect(outcomeOf(narrow, toToken(claims, { alg: 'HS512' }))).toBe('signature_malformed');
    expect(outcomeOf(narrow, `${part({ alg: 'none' })}.${part(claims)}.`)).toBe('signature_malformed');
    expect(outcomeOf(narrow, toToken(claims, { head: { crit: ['exp'] } }))).toBe('signature_malformed');
  });

  it.each([
    ['of another body', { ...claims, payload: sha256('{"n":2}') }],
    ['that names no body', { iat: SECONDS }],
    ['that names the body in another encoding', { ...claims, payload: sha256(BODY, 'base64') }],
    ['whose digest is no text', { ...claims, payload: 1 }],
  ])('is refused %s', (_what, said) => {
    expect(outcomeOf(provider, toToken(said))).toBe('signature_mismatch');
  });

  it('may leave the digest out where there is no body, if the sender does', () => {
    const leaves = define({ bodyDigest: { claim: 'payload', encoding: 'hex', isLeftOut: true } });
    expect(outcomeOf(leaves, toToken({ iat: SECONDS }))).toBe('signature_mismatch');
    expect(outcomeOf(leaves, toToken({ iat: SECONDS }), { rawBody: '' })).toBe('payload_malformed');
    expect(outcomeOf(leaves, toToken({ iat: SECONDS, payload: sha256('') }), { rawBody: '' })).toBe(
      'signature_mismatch',
    );
    expect(outcomeOf(provider, toToken({ iat: SECONDS }), { rawBody: '' })).toBe('signature_mismatch');
  });

  it('is of the issuer that is named', () => {
    const named = define({ issuer: 'Acme' });
    expect(outcomeOf(named, toToken({ ...claims, iss: 'Acme' }))).toBe('ping');
    expect(outcomeOf(named, toToken({ ...claims, iss: 'Acne' }))).toBe('signature_mismatch');
    expect(outcomeOf(named, toToken(claims))).toBe('signature_mismatch');
    expect(outcomeOf(define({}), toToken({ ...claims, iss: 'anybody' }))).toBe('ping');
  });

  it('stands behind its scheme, in any case', () => {
    const bearer = define({ scheme: 'Bearer' });
    expect(outcomeOf(bearer, `bearer ${toToken(claims)}`)).toBe('ping');
    expect(outcomeOf(bearer, toToken(claims))).toBe('signature_malformed');
  });

  it.each([
    ['too old', { iat: SECONDS - 301 }, 'timestamp_too_old'],
    ['too new', { iat: SECONDS + 301 }, 'timestamp_too_new'],
    ['over', { iat: SECONDS - 400, exp: SECONDS - 301 }, 'timestamp_too_old'],
    ['over at no time', { iat: SECONDS, exp: 'soon' }, 'timestamp_too_old'],
    ['over at a time that is text', { iat: SECONDS, exp: String(SECONDS + 1) }, 'timestamp_too_old'],
    ['without a time', {}, 'timestamp_missing'],
    ['with a time that is text', { iat: String(SECONDS) }, 'timestamp_missing'],
  ])('is refused where it is %s', (_what, said, code) => {
    expect(outcomeOf(provider, toToken({ payload: sha256(BODY), ...said }))).toBe(code);
  });

  it('that says when it ends is good until then', () => {
    expect(outcomeOf(provider, toToken({ payload: sha256(BODY), iat: SECONDS - 4000, exp: SECONDS + 1 }))).toBe('ping');
    const timeless = define({ time: null });
    expect(outcomeOf(timeless, toToken({ payload: sha256(BODY) }))).toBe('ping');
    expect(outcomeOf(timeless, toToken({ payload: sha256(BODY), exp: SECONDS }))).toBe('ping');
    expect(outcomeOf(timeless, toToken({ payload: sha256(BODY), exp: SECONDS - 1 }))).toBe('timestamp_too_old');
  });

  it('is never one by a public key, which everybody has', () => {
    expect(() => define({ algorithms: ['HS256', 'RS256'] })).toThrow(/all of shared secrets, or all of pairs/);
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    expect(() => createVerifier(define({}), pem)).toThrow(/in PEM, and none that both sides share/);
    expect(() => createVerifier(define({}), Buffer.from(pem))).toThrow(/in PEM, and none that both sides share/);
  });
});

describe('a token by a pair of keys', () => {
  it.each([
    ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['PS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['EdDSA', () => generateKeyPairSync('ed25519')],
  ] as const)('verifies by %s, and by nothing else', (alg, generate) => {
    const provider = define({ algorithms: [alg] });
    const { publicKey, privateKey } = generate();
    const token = toToken(claims, { alg, secret: privateKey });
    expect(outcomeOf(provider, token, { secret: publicKey })).toBe('ping');
    expect(outcomeOf(provider, token, { secret: generate().publicKey })).toBe('signature_mismatch');
    const jwk = publicKey.export({ format: 'jwk' }) as SecretValue;
    expect(outcomeOf(provider, token, { secret: jwk })).toBe('ping');
    const delivery = signDelivery(provider, privateKey, { n: 1 }, { now: () => NOW });
    expect(createVerifier(provider, publicKey, { now: () => NOW })(delivery).payload).toEqual({ n: 1 });
  });

  it('takes a key of EdDSA as a JWK writes its bytes, and in no other alphabet', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const x = String(publicKey.export({ format: 'jwk' }).x);
    const provider = define({ algorithms: ['EdDSA'] });
    expect(outcomeOf(provider, toToken(claims, { alg: 'EdDSA', secret: privateKey }), { secret: x })).toBe('ping');
    const base64 = Buffer.from(x, 'base64url').toString('base64');
    expect(() => createVerifier(provider, base64)).toThrow('acme: the secret must be base64url: it is something else.');
  });

  it('takes no RSA key of fewer than 2048 bits', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(() => createVerifier(define({ algorithms: ['RS256'] }), publicKey)).toThrow(/2048 bits at least/);
  });

  it('of nobody costs a comparison as any other, also by RSA', () => {
    const verify = createVerifier(define({ algorithms: ['RS256'] }), () => undefined, { now: () => NOW });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const headers = { 'x-acme': toToken(claims, { alg: 'RS256', secret: privateKey }) };
    const refused = () => verify({ method: 'POST', url: '/', headers, rawBody: Buffer.from(BODY) });
    expect(refused).toThrow(expect.objectContaining({ code: 'signature_mismatch' }));
  });
});

describe('a token that names the URL', () => {
  const origin = 'https://example.com:8443';
  const provider = define(
    {
      urlDigest: { claim: 'url', encoding: 'hex' },
      bodyDigest: { claim: 'payload', encoding: 'hex', isLeftOut: true },
    },
    { method: ['POST', 'GET'], document: form() },
  );
  const options = { publicUrl: origin };
  const said = (url: string, more: object = {}) => ({ iat: SECONDS, url: sha256(`${origin}${url}`), ...more });

  it('is of that URL alone, query and port included', () => {
    const token = toToken(said('/hook?a=1', { payload: sha256(BODY) }));
    expect(outcomeOf(provider, token, { url: '/hook?a=1', options })).toBe('ping');
    expect(outcomeOf(provider, token, { url: '/hook?a=2', options })).toBe('signature_mismatch');
    expect(outcomeOf(provider, token, { url: '/hook?a=1', options: { publicUrl: 'https://example.com' } })).toBe(
      'signature_mismatch',
    );
  });

  it('may name any of the spellings that the sender may have signed', () => {
    const urlDigest = { claim: 'url', encoding: 'hex' } as const;
    const several = define({ urlDigest }, { urlForms: (url: string) => [url, `${url}/`] });
    for (const [url, outcome] of [
      ['/hook', 'ping'],
      ['/hook/', 'ping'],
      ['/hook//', 'signature_mismatch'],
    ] as const) {
      expect(outcomeOf(several, toToken(said(url, { payload: sha256(BODY) })), { options })).toBe(outcome);
    }
  });

  it('covers the payload of a GET, which is its query', () => {
    const token = toToken(said('/hook?n=1&m=2'));
    const verify = createVerifier(provider, SECRET, { now: () => NOW, ...options });
    const delivery = { method: 'GET', url: '/hook?n=1&m=2', headers: { 'x-acme': token }, rawBody: Buffer.alloc(0) };
    expect(verify(delivery).payload).toEqual({ n: '1', m: '2' });
    expect(outcomeOf(provider, token, { method: 'GET', url: '/hook?n=2&m=2', rawBody: '', options })).toBe(
      'signature_mismatch',
    );
    expect(outcomeOf(provider, token, { method: 'GET', url: '/hook?n=1&m=2', options })).toBe('body_unexpected');
    expect(outcomeOf(provider, token, { method: 'PUT', options })).toBe('method_not_allowed');
  });

  it('is what signDelivery writes, by each of its methods', () => {
    const verify = createVerifier(provider, SECRET, { now: () => NOW, ...options });
    for (const method of ['POST', 'GET'] as const) {
      const delivery = signDelivery(provider, SECRET, 'n=1', { now: () => NOW, method, url: '/hook', ...options });
      expect([delivery.method, verify(delivery).payload]).toEqual([method, { n: '1' }]);
    }
  });

  it('needs the URL', () => {
    expect(() => createVerifier(provider, SECRET)).toThrow(/publicUrl/);
  });
});

describe('a token that cannot be read', () => {
  const provider = define({ algorithms: ['HS256', 'HS384'] });
  const [head, said, signature] = toToken(claims).split('.') as [string, string, string];
  const encode = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['has one part', head],
    ['has two parts', `${head}.${said}`],
    ['has four parts', `${head}.${said}.${signature}.`],
    ['has an empty head', `.${said}.${signature}`],
    ['has no claims', `${head}..${signature}`],
    ['has no signature', `${head}.${said}.`],
    ['has padding', `${head}.${said}.${signature}=`],
    ['has a head of no JSON', `${encode('{')}.${said}.${signature}`],
    ['has a head that is a list', `${encode('[]')}.${said}.${signature}`],
    ['has a head that is text', `${encode('"HS256"')}.${said}.${signature}`],
    ['has a head that is null', `${encode('null')}.${said}.${signature}`],
    ['has claims that are a list', `${head}.${encode('[]')}.${signature}`],
    ['has claims that are text', `${head}.${encode('"iat"')}.${signature}`],
    ['has claims that are null', `${head}.${encode('null')}.${signature}`],
    ['has claims that would set a prototype', `${head}.${encode('{"__proto__":{}}')}.${signature}`],
    ['has a signature of another length', toToken(claims, { alg: 'HS512', head: { alg: 'HS256' } })],
    ['has a shorter signature', `${head}.${said}.${signature.slice(4)}`],
    ['names its algorithm in another case', toToken(claims, { head: { alg: 'hs256' } })],
    ['names no algorithm', toToken(claims, { head: { alg: undefined } })],
    ['has something that must be understood', toToken(claims, { head: { crit: [] } })],
    ['has a word before it', `Bearer ${toToken(claims)}`],
  ])('is malformed: it %s', (_what, token) => {
    expect(outcomeOf(provider, token)).toBe('signature_malformed');
  });

  it('lacks the blank behind its scheme', () => {
    const bearer = define({ scheme: 'Bearer' });
    expect(outcomeOf(bearer, `Bearer ${toToken(claims)}`)).toBe('ping');
    expect(outcomeOf(bearer, `Bearer${toToken(claims)}`)).toBe('signature_malformed');
    expect(outcomeOf(bearer, `Digest ${toToken(claims)}`)).toBe('signature_malformed');
    expect(outcomeOf(bearer, `Bearer  ${toToken(claims)}`)).toBe('signature_malformed');
  });
});

it('a token by RSA without a signature does not match', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = define({ algorithms: ['RS256'] });
  const unsigned = `${part({ alg: 'RS256' })}.${part(claims)}`;
  expect(outcomeOf(provider, `${unsigned}.`, { secret: publicKey })).toBe('signature_mismatch');
  expect(outcomeOf(provider, unsigned, { secret: publicKey })).toBe('signature_mismatch');
});

describe('the time of a token', () => {
  it.each([
    ['a part of a second', { iat: SECONDS + 0.5 }, 'timestamp_missing'],
    ['more than a number holds', { iat: 1e300 }, 'timestamp_missing'],
    ['null', { iat: null }, 'timestamp_missing'],
    ['negative', { iat: -1 }, 'timestamp_malformed'],
    ['of another claim', { nbf: SECONDS }, 'timestamp_missing'],
  ])('cannot be %s', (_what, said, code) => {
    expect(outcomeOf(define({}), toToken({ payload: sha256(BODY), ...said }))).toBe(code);
  });

  it('may be that of another claim', () => {
    const provider = define({ time: 'nbf' });
    expect(outcomeOf(provider, toToken({ payload: sha256(BODY), nbf: SECONDS, iat: 1 }))).toBe('ping');
    expect(outcomeOf(provider, toToken({ payload: sha256(BODY), nbf: 1, iat: SECONDS }))).toBe('timestamp_too_old');
  });
});

describe('what a secret function sees of a token', () => {
  it.each([
    ['with the ID of its key', { kid: 'k1' }, { ...claims, kid: 'k1' }],
    ['with an ID of its key that is no text', { kid: 7 }, { ...claims, kid: 7 }],
    ['without one', {}, claims],
  ])('is its claims, %s', (_what, head, expected) => {
    const seen: unknown[] = [];
    const verify = createVerifier(
      define({}),
      (delivery) => {
        seen.push(delivery.claims);
        return SECRET;
      },
      { now: () => NOW },
    );
    const headers = { 'x-acme': toToken(claims, { head }) };
    expect(verify({ method: 'POST', url: '/', headers, rawBody: Buffer.from(BODY) })).toMatchObject({ type: 'ping' });
    expect(seen).toStrictEqual([expected]);
  });
});

describe('a token that signDelivery writes', () => {
  const written = (provider: Provider, secret: SecretValue = SECRET, payload = BODY, options = {}) => {
    const { headers } = signDelivery(provider, secret, payload, { now: () => NOW, ...options });
    const [head = '', said = ''] = (headers['x-acme'] ?? '').split('.');
    return [head.split(' ').at(-1), said].map((each) => JSON.parse(Buffer.from(String(each), 'base64url').toString()));
  };
  const typ = 'JWT';

  it.each<[string, Partial<TokenOptions>, object]>([
    ['its time and the digest of the body', {}, claims],
    ['its issuer', { issuer: 'Acme' }, { ...claims, iss: 'Acme' }],
    ['another time', { time: 'nbf' }, { nbf: SECONDS, payload: sha256(BODY) }],
    ['no time', { time: null }, { payload: sha256(BODY) }],
    [
      'a digest in another encoding',
      { bodyDigest: { claim: 'hash', encoding: 'base64' } },
      { iat: SECONDS, hash: sha256(BODY, 'base64') },
    ],
  ])('has %s, and nothing else', (_what, token, expected) => {
    expect(written(define(token))).toStrictEqual([{ alg: 'HS256', kid: 'test', typ }, expected]);
  });

  it('has the digest of the URL, and none of the body where there is none', () => {
    const bodyDigest = { claim: 'payload', encoding: 'hex', isLeftOut: true } as const;
    const provider = define({ bodyDigest, urlDigest: { claim: 'url', encoding: 'base64' } }, { document: form() });
    const options = { url: '/hook', publicUrl: 'https://example.com' };
    const url = sha256('https://example.com/hook', 'base64');
    expect(written(provider, SECRET, '', options)[1]).toStrictEqual({ iat: SECONDS, url });
    expect(written(provider, SECRET, 'n=1', options)[1]).toStrictEqual({ iat: SECONDS, payload: sha256('n=1'), url });
  });

  it('is by the first algorithm, and names its key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'k1' } as unknown as SecretValue;
    const provider = define({ algorithms: ['ES256', 'RS256'], scheme: 'Bearer' });
    expect(written(provider, jwk)[0]).toStrictEqual({ alg: 'ES256', kid: 'k1', typ });
    expect(signDelivery(provider, jwk, BODY).headers['x-acme']).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]{86}$/);
  });

  it('is of a source that says what it needs', () => {
    const bodyDigest = { claim: 'c', encoding: 'hex' } as const;
    const source = jws('x-acme', { algorithms: ['ES256', 'RS256'], bodyDigest });
    expect(source).toMatchObject({ headers: ['x-acme'], hasTime: true, token: { needsPublicUrl: false } });
    expect(source.algorithms.map(({ name }) => name)).toEqual(['ecdsa-p256', 'rsa']);
    const other = jws('x-acme', { algorithms: ['HS512'], bodyDigest, urlDigest: bodyDigest, time: null });
    expect(other).toMatchObject({ hasTime: false, token: { needsPublicUrl: true } });
  });
});

describe('a description with a token', () => {
  it.each([
    [
      'an algorithm that there is not',
      () => jws('x', { algorithms: ['RS1' as never], bodyDigest: { claim: 'c', encoding: 'hex' } }),
    ],
    ['no algorithm', () => jws('x', { algorithms: [] as never, bodyDigest: { claim: 'c', encoding: 'hex' } })],
    ['a query that nobody signs', () => define({}, { method: ['POST', 'GET'] })],
  ])('is refused for %s', (_what, make) => {
    expect(make).toThrow(TypeError);
  });

  it('is told which algorithms there are', () => {
    const bodyDigest = { claim: 'c', encoding: 'hex' } as const;
    for (const name of ['RS1', 'toString']) {
      const make = () => jws('x', { algorithms: ['HS256', name as never], bodyDigest });
      const message = `jws: there is no algorithm '${name}'; there are HS256, HS384, HS512, ES256, PS256, RS256, EdDSA.`;
      expect(make).toThrow(new TypeError(message));
    }
    const none = () => jws('x', { algorithms: [] as never, bodyDigest });
    expect(none).toThrow(new TypeError('jws: there are no algorithms.'));
  });
});
