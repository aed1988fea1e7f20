import { createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReceiver } from './receiving.js';
import {
  body,
  createVerifier,
  defineProvider,
  ed25519,
  header,
  hmac,
  jws,
  memoryStore,
  signDelivery,
  versions,
  WebhookError,
  type Delivery,
  type Provider,
  type SecretFunction,
  type SecretValue,
} from '../src/index.js';

const NOW = Date.UTC(2026, 10, 21);
const BODY = Buffer.from('{"n":1}');

function define(change: object): Provider {
  return defineProvider<'acme', { ping: unknown }>({
    name: 'acme',
    signature: header('x-acme'),
    types: { ping: (payload): payload is unknown => payload !== null },
    typeOf: () => 'ping',
    ...change,
  }) as Provider;
}

function outcomeOf(provider: Provider, secret: SecretValue | SecretValue[], headers: Delivery['headers']): string {
  try {
    const verify = createVerifier(provider, secret, { now: () => NOW });
    return verify({ method: 'POST', url: '/', headers, rawBody: BODY }).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

const sign = (secret: string | Uint8Array, hash = 'sha256') => createHmac(hash, secret).update(BODY).digest();

describe('secrets', () => {
  it('are 16 at most, each of which is tried', () => {
    const secrets = Array.from({ length: 16 }, (_, index) => `secret ${index}`);
    const provider = define({});
    expect(outcomeOf(provider, secrets, { 'x-acme': sign('secret 15').toString('hex') })).toBe('ping');
    expect(() => createVerifier(provider, [...secrets, 'one more'])).toThrow(/acme: there are more than 16 secrets\./);
  });

  it('that are bytes are keys of the first kind alone, lest somebody sign with a public key', () => {
    const provider = define({
      signature: versions('x-acme', { v1: hmac('sha256', { key: 'base64' }), v1a: ed25519() }),
      content: [body],
    });
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(String(publicKey.export({ format: 'jwk' })['x']), 'base64url');
    const byPair = { 'x-acme': `v1a,${signBytes(null, BODY, privateKey).toString('base64')}` };
    const byBytes = { 'x-acme': `v1,${sign(raw).toString('base64')}` };
    expect(outcomeOf(provider, publicKey, byPair)).toBe('ping');
    expect(outcomeOf(provider, publicKey, byBytes)).toBe('signature_mismatch');
    expect(outcomeOf(provider, raw, byPair)).toBe('signature_mismatch');
    expect(outcomeOf(provider, raw, byBytes)).toBe('ping');
  });
});

describe('an algorithm that the sender chooses', () => {
  const algorithms = { old: hmac('sha1'), new: hmac('sha512') };
  const provider = define({ signature: header('x-acme', { choice: { header: 'x-alg', algorithms } }) });

  it.each([
    ['new', 'sha512', 'ping'],
    ['old', 'sha1', 'ping'],
    ['new', 'sha1', 'signature_malformed'],
    ['newer', 'sha1', 'signature_malformed'],
    ['toString', 'sha1', 'signature_malformed'],
    [undefined, 'sha1', 'signature_malformed'],
    [['old', 'old'], 'sha1', 'signature_malformed'],
  ])('is one of those that are listed: %s with %s', (name, hash, expected) => {
    const headers = { 'x-acme': sign('secret', hash).toString('hex'), 'x-alg': name };
    expect(outcomeOf(provider, 'secret', headers)).toBe(expected);
  });
});

describe('a secret function', () => {
  it('sees what a token says, and nothing more where there is none', () => {
    const seen: Delivery[] = [];
    const secret: SecretFunction = (delivery) => {
      seen.push(delivery);
      return 'a secret';
    };
    const bodyDigest = { claim: 'digest', encoding: 'hex' } as const;
    const token = define({
      signature: jws('x-acme', { algorithms: ['HS256'], bodyDigest }),
      timestamp: { tolerance: 9 },
    });
    for (const provider of [define({}), token]) {
      const delivery = signDelivery(provider, 'a secret', { n: 1 }, { now: () => NOW });
      void createVerifier(provider, secret, { now: () => NOW })(delivery);
    }
    expect(seen.map(({ claims }) => claims?.['kid'])).toEqual([undefined, 'test']);
    expect(seen.map((delivery) => Object.hasOwn(delivery, 'claims'))).toEqual([false, true]);
  });
});

describe('a delivery without content', () => {
  it('is handled each time, for nothing tells it from the next', async () => {
    let handled = 0;
    const on = { '*': () => void handled++ };
    const { receive } = createReceiver(define({}), 'secret', { store: memoryStore(), on });
    const empty = createHmac('sha256', 'secret').update('').digest('hex');
    const incoming = { method: 'POST', url: '/', headers: { 'x-acme': empty }, hasBody: () => false };
    for (let time = 0; time < 2; time++) await receive({ ...incoming, readBody: () => Buffer.alloc(0) });
    expect(handled).toBe(2);
    const { receive: receiveNamed } = createReceiver(define({ idempotencyKey: () => ['one'] }), 'secret', {
      store: memoryStore(),
      on,
    });
    for (let time = 0; time < 2; time++) await receiveNamed({ ...incoming, readBody: () => Buffer.alloc(0) });
    expect(handled).toBe(4);
  });
});
