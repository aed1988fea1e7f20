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
});
