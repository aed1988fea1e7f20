import { createHmac, createSecretKey, generateKeyPairSync, KeyObject, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createVerifier,
  defineProvider,
  ecdsaP256,
  ed25519,
  header,
  hmac,
  rsa,
  signDelivery,
  versions,
  WebhookError,
  whpk,
  whsec,
  type Algorithm,
  type Provider,
  type SecretValue,
} from '../src/index.js';

function define(algorithm: Algorithm, encoding: 'hex' | 'base64' = 'base64'): Provider {
  return defineProvider<'acme', { ping: unknown }>({
    name: 'acme',
    signature: header('x-acme', { algorithm, encoding }),
    types: { ping: (payload): payload is unknown => payload !== null },
    typeOf: () => 'ping',
  }) as Provider;
}

function outcomeOf(provider: Provider, secret: SecretValue, signature: string): string {
  const delivery = { method: 'POST', url: '/', headers: { 'x-acme': signature }, rawBody: Buffer.from('{"n":1}') };
  try {
    return createVerifier(provider, secret)(delivery).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

const PAIRS = {
  ed25519: generateKeyPairSync('ed25519'),
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa1024: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  pss: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
};

describe('an algorithm', () => {
  it.each([
    [hmac('sha1'), { name: 'hmac-sha1', kind: 'shared', length: 20 }],
    [hmac('sha256'), { name: 'hmac-sha256', kind: 'shared', length: 32 }],
    [hmac('sha384'), { name: 'hmac-sha384', kind: 'shared', length: 48 }],
    [hmac('sha512'), { name: 'hmac-sha512', kind: 'shared', length: 64 }],
    [ed25519(), { name: 'ed25519', kind: 'pair', length: 64 }],
    [ecdsaP256({ form: 'jose' }), { name: 'ecdsa-p256', kind: 'pair', length: 64 }],
    [ecdsaP256({ form: 'der' }), { name: 'ecdsa-p256', kind: 'pair', length: undefined }],
    [rsa({ padding: 'pss' }), { name: 'rsa', kind: 'pair', length: undefined }],
    [rsa({ padding: 'pkcs1' }), { name: 'rsa', kind: 'pair', length: undefined }],
  ])('says what it is called, what its keys are and how long its signatures: %j', (algorithm, said) => {
    expect(algorithm).toMatchObject(said);
  });

  it.each([
    [rsa({ padding: 'pkcs1' }), { type: 'rsa', details: { modulusLength: 2048, publicExponent: 65537n } }],
    [ecdsaP256({ form: 'der' }), { type: 'ec', details: { namedCurve: 'prime256v1' } }],
    [ed25519(), { type: 'ed25519', details: {} }],
  ])('has a key of nobody that costs what any other does: %j', (algorithm, { type, details }) => {
    const key = algorithm.toNobodysKey(Buffer.alloc(32));
    expect(key).toBeInstanceOf(KeyObject);
    expect(key).toMatchObject({ type: 'public', asymmetricKeyType: type, asymmetricKeyDetails: details });
  });

  it('has a key of nobody by HMAC that is of the bytes given', () => {
    const [random, content] = [Buffer.alloc(32, 7), Buffer.from('content')];
    const algorithm = hmac('sha512');
    const signature = createHmac('sha512', random).update(content).digest();
    expect(algorithm.matches(algorithm.toNobodysKey(random), [content], signature)).toBe(true);
  });

  it('has as a key of nobody by RSA an odd number of all its bits, and another each time', () => {
    const toModulus = () => {
      const key = rsa({ padding: 'pss' }).toNobodysKey(Buffer.alloc(32)) as KeyObject;
      return Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url');
    };
    const modulus = toModulus();
    expect([modulus.length, modulus[0], modulus.at(-1)]).toEqual([256, 0xff, 0xff]);
    expect(toModulus()).not.toEqual(modulus);
  });
});

describe('a pair of keys', () => {
  const algorithms: readonly [string, Algorithm, { publicKey: KeyObject; privateKey: KeyObject }][] = [
    ['Ed25519', ed25519(), PAIRS.ed25519],
    ['ECDSA in DER', ecdsaP256({ form: 'der' }), PAIRS.p256],
    ['ECDSA as JOSE has it', ecdsaP256({ form: 'jose' }), PAIRS.p256],
    ['RSA-PSS', rsa({ padding: 'pss' }), PAIRS.rsa],
    ['RSA of PKCS #1', rsa({ padding: 'pkcs1' }), PAIRS.rsa],
  ];

  it.each(algorithms)('of %s may be given in every spelling', (_name, algorithm, { publicKey, privateKey }) => {
    const provider = define(algorithm);
    const toText = (key: KeyObject) =>
      String(key.export({ format: 'pem', type: key === publicKey ? 'spki' : 'pkcs8' }));
    const toJwk = (key: KeyObject) => key.export({ format: 'jwk' }) as JsonWebKey & { kty: string };
    const toForms = (key: KeyObject): SecretValue[] => [key, toText(key), Buffer.from(toText(key)), toJwk(key)];
    for (const secret of toForms(privateKey)) {
      const delivery = signDelivery(provider, secret, { n: 1 });
      // Who has the private key has the public one, too.
      for (const key of [...toForms(publicKey), privateKey]) {
        expect(createVerifier(provider, key)(delivery).payload).toEqual({ n: 1 });
      }
      expect(outcomeOf(provider, publicKey, delivery.headers['x-acme'] ?? '')).toBe('ping');
    }
  });

  it.each(algorithms.slice(1))('of %s may be given as the DER that PEM has in it', (_name, algorithm, pair) => {
    const provider = define(algorithm);
    const delivery = signDelivery(provider, pair.privateKey, { n: 1 });
    const der = pair.publicKey.export({ format: 'der', type: 'spki' });
    for (const key of [der, Uint8Array.from(der), der.toString('base64')]) {
      expect(createVerifier(provider, key)(delivery).type).toBe('ping');
    }
  });

  it('of Ed25519 may be given as its bytes, behind a prefix and in an encoding of the sender', () => {
    const { publicKey, privateKey } = PAIRS.ed25519;
    const bytes = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
    const keys = [
      [ed25519(), bytes.toString('base64')],
      [ed25519({ key: 'hex' }), bytes.toString('hex')],
      [ed25519({ key: whpk }), `whpk_${bytes.toString('base64')}`],
      [ed25519({ key: { encoding: 'hex', prefix: 'k_' } }), `k_${bytes.toString('hex')}`],
      [ed25519({ key: { encoding: 'hex', prefix: 'k_' } }), bytes.toString('hex')],
    ] as const;
    for (const [algorithm, key] of keys) {
      const provider = define(algorithm);
      expect(createVerifier(provider, key)(signDelivery(provider, privateKey, {})).type).toBe('ping');
    }
  });

  it.each(algorithms)('of %s signs all parts as if they stood in one buffer', (_name, algorithm, pair) => {
    const [whole, parts] = [[Buffer.from('{"n":1}')], ['{"n"', '', ':1}'].map((part) => Buffer.from(part))];
    const signature = algorithm.sign(pair.privateKey, parts);
    expect(algorithm.matches(pair.publicKey, whole, signature)).toBe(true);
    expect(algorithm.matches(pair.publicKey, parts, algorithm.sign(pair.privateKey, whole))).toBe(true);
    expect(algorithm.matches(pair.publicKey, parts.slice(1), signature)).toBe(false);
    expect(algorithm.matches(pair.publicKey, parts.slice(0, 1), signature)).toBe(false);
  });

  const UNREADABLE = 'acme: the key cannot be read: give PEM, a JWK or a KeyObject.';
  const CUT = '-----BEGIN PUBLIC KEY-----\nAAAA';
  const [ecdsa, pss] = [ecdsaP256({ form: 'der' }), rsa({ padding: 'pss' })];
  it.each<[string, Algorithm, SecretValue, string]>([
    ['bytes of another length', ed25519(), Buffer.alloc(31), 'acme: the public key must have 32 bytes.'],
    ['text of another length', ed25519(), 'AAAA', 'acme: the public key must have 32 bytes.'],
    ['text of no base64', ed25519(), 'no key', 'acme: the secret must be base64: it is something else.'],
    ['text of no hex', ed25519({ key: 'hex' }), 'AAA', 'acme: the secret must be hex: it is something else.'],
    [
      'a text that lacks its mark',
      ed25519({ key: whpk }),
      Buffer.alloc(32).toString('base64'),
      "acme: the secret must be base64 behind 'whpk_': it is something else.",
    ],
    ['PEM that is cut', ed25519(), CUT, 'acme: the key cannot be read: give PEM, a JWK, its bytes or a KeyObject.'],
    ['PEM that is cut, for ECDSA', ecdsa, CUT, UNREADABLE],
    ['PEM that is cut, as bytes', pss, Buffer.from(CUT), UNREADABLE],
    ['bytes that are no DER', pss, Buffer.from('no key'), UNREADABLE],
    ['text that is no DER', ecdsa, 'AAAA', UNREADABLE],
    ['a JWK that lacks what it needs', pss, { kty: 'RSA' }, UNREADABLE],
    ['a key of another kind, for Ed25519', ed25519(), PAIRS.p256.publicKey, 'acme: the key must be one of ed25519.'],
    ['a key of both sides', ed25519(), createSecretKey(Buffer.alloc(32)), 'acme: the key must be one of ed25519.'],
    ['a key of another curve', ecdsa, PAIRS.p384.publicKey, 'acme: the key must be one of prime256v1.'],
    ['a key of another kind, for ECDSA', ecdsa, PAIRS.ed25519.publicKey, 'acme: the key must be one of prime256v1.'],
    ['a key of another kind, for RSA', pss, PAIRS.p256.publicKey, 'acme: the key must be one of rsa.'],
    ['a key for PSS alone', pss, PAIRS.pss.publicKey, 'acme: the key must be one of rsa.'],
    ['a short key', pss, PAIRS.rsa1024.publicKey, 'acme: the key must have 2048 bits at least.'],
    ['nothing', pss, '', 'acme: the secret is empty.'],
    ['no bytes', pss, Buffer.alloc(0), 'acme: the secret is empty.'],
  ])('cannot be %s', (_what, algorithm, key, message) => {
    expect(() => createVerifier(define(algorithm), key)).toThrow(new TypeError(message));
  });

  it.each<[string, Algorithm, SecretValue, string]>([
    ['a text that is no PEM', ecdsa, 'no key', UNREADABLE],
    ['a key of another curve', ecdsa, PAIRS.p384.privateKey, 'acme: the key must be one of prime256v1.'],
    ['a short key', pss, PAIRS.rsa1024.privateKey, 'acme: the key must have 2048 bits at least.'],
    ['a public key in PEM', pss, PAIRS.rsa.publicKey.export({ format: 'pem', type: 'spki' }), UNREADABLE],
  ])('does not sign where it is %s', (_what, algorithm, key, message) => {
    expect(() => signDelivery(define(algorithm), key, {})).toThrow(new TypeError(message));
  });

  it('is not quoted where it cannot be read', () => {
    const read = () => createVerifier(define(pss), '-----BEGIN PRIVATE KEY-----\ncanary');
    expect(read).toThrow(expect.not.stringContaining('canary'));
    expect(read).toThrow(expect.not.objectContaining({ cause: expect.anything() as unknown }));
  });
});

describe('a signature by ECDSA in DER', () => {
  const provider = define(ecdsaP256({ form: 'der' }), 'hex');

  it.each([
    ['two numbers', '3006020101020102', 'signature_mismatch'],
    ['two numbers of other lengths', '300702020080020103', 'signature_mismatch'],
    ['a set', '3106020101020102', 'signature_malformed'],
    ['a length that is too small', '3005020101020102', 'signature_malformed'],
    ['a length that is too large', '3007020101020102', 'signature_malformed'],
    ['a first part that is no number', '3006030101020102', 'signature_malformed'],
    ['a second part that is no number', '3006020101030102', 'signature_malformed'],
    ['one number', '3003020101', 'signature_malformed'],
    ['a number without length', '3004020101ff', 'signature_malformed'],
    ['a first number that ends behind the end', '3006020901020102', 'signature_malformed'],
    ['a second number that ends behind the end', '3006020101020202', 'signature_malformed'],
    ['a second number that has no length', '300402010102', 'signature_malformed'],
    ['something behind two numbers', '300702010102010200', 'signature_malformed'],
    ['something behind the sequence', '300602010102010200', 'signature_malformed'],
    ['nothing', '', 'signature_malformed'],
  ])('of %s, %s, is refused for %s', (_what, signature, code) => {
    expect(outcomeOf(provider, PAIRS.p256.publicKey, signature)).toBe(code);
  });
});

describe('a secret of both sides', () => {
  const bytes = Buffer.from('a secret of both sides');
  const base64 = bytes.toString('base64');

  it.each<[string, Algorithm, SecretValue]>([
    ['text', hmac('sha256'), bytes.toString()],
    ['bytes', hmac('sha256'), Uint8Array.from(bytes)],
    ['bytes, whatever its text would be', hmac('sha256', { key: 'base64' }), bytes],
    ['a key of node:crypto', hmac('sha256'), createSecretKey(bytes)],
    ['hexadecimal digits', hmac('sha256', { key: 'hex' }), bytes.toString('hex')],
    ['base64', hmac('sha256', { key: 'base64' }), base64],
    ['base64 behind its prefix', hmac('sha256', { key: whsec }), `whsec_${base64}`],
    ['base64 that has lost its prefix', hmac('sha256', { key: whsec }), base64],
  ])('may be given as %s', (_what, algorithm, secret) => {
    const delivery = signDelivery(define(hmac('sha256')), bytes, { n: 1 });
    expect(createVerifier(define(algorithm), secret)(delivery).type).toBe('ping');
  });

  it('is the bytes of the moment it was given', () => {
    const own = Uint8Array.from(bytes);
    const verify = createVerifier(define(hmac('sha256')), own);
    const delivery = signDelivery(define(hmac('sha256')), own, {});
    own.fill(0);
    expect(verify(delivery).type).toBe('ping');
  });

  const ANOTHER =
    'acme: the secret must be a string, bytes, an array of these, or a function; it is object. Is the environment variable set?';
  const PEM = 'acme: the secret is a key in PEM, and none that both sides share.';
  const pem = PAIRS.ed25519.publicKey.export({ format: 'pem', type: 'spki' });
  it.each<[string, Algorithm, SecretValue, string]>([
    ['PEM', hmac('sha256'), pem, PEM],
    ['PEM as bytes', hmac('sha256'), Buffer.from(pem), PEM],
    ['a public key', hmac('sha256'), PAIRS.ed25519.publicKey, ANOTHER],
    ['null', hmac('sha256'), null as never, ANOTHER.replace('object', 'null')],
    ['a JWK', hmac('sha256'), { kty: 'oct', k: 'AAAA' }, ANOTHER],
    ['text with white space around it', hmac('sha256'), 'a ', 'acme: the secret has white space around it: remove it.'],
    ['half a character', hmac('sha256'), '\ud800', 'acme: the secret is not well-formed text.'],
    ['blanks', hmac('sha256'), ' ', 'acme: the secret is blank.'],
    [
      'a prefix alone',
      hmac('sha256', { key: whsec }),
      'whsec_',
      "acme: the secret must be base64 behind 'whsec_': it is something else.",
    ],
    [
      'another prefix',
      hmac('sha256', { key: whsec }),
      `whpk_${base64}`,
      "acme: the secret must be base64 behind 'whsec_': it is something else.",
    ],
    [
      'of no base64',
      hmac('sha256', { key: 'base64' }),
      'secret!',
      'acme: the secret must be base64: it is something else.',
    ],
  ])('cannot be %s', (_what, algorithm, secret, message) => {
    expect(() => createVerifier(define(algorithm), secret)).toThrow(new TypeError(message));
    expect(() => signDelivery(define(algorithm), secret, {})).toThrow(new TypeError(message));
  });

  it('may begin as PEM does, but for the word', () => {
    expect(() => createVerifier(define(hmac('sha256')), '-----BEGINNING')).not.toThrow();
    expect(() => createVerifier(define(hmac('sha256')), Buffer.from('-----BEGINNING'))).not.toThrow();
    expect(() => createVerifier(define(hmac('sha256')), Buffer.from('a -----BEGIN '))).not.toThrow();
  });
});

describe('several algorithms of one sender', () => {
  const provider = defineProvider<'acme', { ping: unknown }>({
    name: 'acme',
    signature: versions('x-acme', { v1: hmac('sha256', { key: whsec }), v1a: ed25519({ key: whpk }) }),
    types: { ping: (payload): payload is unknown => payload !== null },
    typeOf: () => 'ping',
  });
  const bytes = Buffer.from(String(PAIRS.ed25519.publicKey.export({ format: 'jwk' }).x), 'base64url');

  it('take a marked text for what its mark says, and all other text for a secret of both sides', () => {
    const delivery = signDelivery(provider, `whsec_${bytes.toString('base64')}`, {});
    expect(createVerifier(provider, bytes.toString('base64'))(delivery).type).toBe('ping');
    expect(() => createVerifier(provider, `whpk_${bytes.toString('base64')}`)(delivery)).toThrow(
      expect.objectContaining({ code: 'signature_mismatch' }),
    );
  });
});
