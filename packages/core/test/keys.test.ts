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
  type Secret,
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

describe('a secret until a time', () => {
  const provider = define({ content: [body] });
  const delivery = signDelivery(provider, 'old', BODY);
  const until = new Date(NOW);
  const codeAt = (now: number, secret: Secret) => {
    try {
      return createVerifier(provider, secret, { now: () => now })(delivery);
    } catch (error) {
      return error instanceof WebhookError ? error.code : error;
    }
  };

  it('is good before it and no longer, in its place in the list', async () => {
    const secret = ['new', { secret: 'old', until }];
    expect(codeAt(NOW - 1, secret)).toMatchObject({ type: 'ping', secretIndex: 1 });
    expect(codeAt(NOW, secret)).toBe('signature_mismatch');
    const find = () => ({ secret, tenant: 'a' });
    expect(codeAt(NOW - 1, find)).toMatchObject({ secretIndex: 1, tenant: 'a' });
    expect(codeAt(NOW, find)).toBe('signature_mismatch');
    // Where none is left, it costs what any forgery costs.
    expect(codeAt(NOW, () => [{ secret: 'old', until }])).toBe('signature_mismatch');
    expect(
      createVerifier(provider, ['new', { secret: 'old', until }], { now: () => NOW })(
        signDelivery(provider, 'new', BODY),
      ),
    ).toMatchObject({ secretIndex: 0 });
  });

  it('signs for tests as it is', () => {
    expect(signDelivery(provider, [{ secret: 'old', until }], BODY)).toEqual(delivery);
  });

  it.each<readonly [what: string, secret: unknown, message: RegExp]>([
    ['that is no date', ['new', { secret: 'old', until: '2026-12-01' }], /'until' of a secret must be a Date/],
    ['that is no time', ['new', { secret: 'old', until: new Date(Number.NaN) }], /'until' of a secret must be a Date/],
    ['that is missing', ['new', { secret: 'old' }], /'until' of a secret must be a Date/],
    ['of one alone', { secret: 'old', until: new Date(NOW + 1) }, /stands in a list/],
    ['that is past for all', [{ secret: 'old', until }], /every secret's 'until' is past/],
    ['of an empty one', ['new', { secret: ' ', until }], /secret/],
  ])('%s is refused when the verifier is made', (_what, secret, message) => {
    expect(() => createVerifier(provider, secret as Secret, { now: () => NOW })).toThrow(message);
  });

  it('of one that a function finds alone is refused, too', () => {
    expect(codeAt(NOW, (() => ({ secret: 'old', until: new Date(NOW + 1) })) as Secret)).toBe('secret_unavailable');
  });
});
