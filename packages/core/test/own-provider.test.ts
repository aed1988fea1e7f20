import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReceiver } from './receiving.js';
import {
  body,
  createVerifier,
  defineProvider,
  headerValue,
  memoryStore,
  signDelivery,
  WebhookError,
  type AnyWebhook,
  type Delivery,
  type Provider,
} from '../src/index.js';
import { kudosity } from '@hooknotary/providers/kudosity';

interface Ping {
  readonly type: 'ping';
}

const definition = {
  name: 'acme',
  signature: { headers: ['x-sig'] },
  types: { ping: (payload: unknown): payload is Ping => (payload as Ping | undefined)?.type === 'ping' },
  typeOf: () => 'ping',
} as const;

const BODY = Buffer.from('{"type":"ping"}');
const sign = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', 'secret')).digest('hex');
const deliver = (signature: string, headers: object = {}, rawBody: Uint8Array = BODY): Delivery => ({
  method: 'POST',
  url: '/hook',
  headers: { 'x-sig': signature, ...headers },
  rawBody,
});

/** What a verifier of this provider says to a delivery. */
function verdictOf(provider: Provider, delivery: Delivery): AnyWebhook | WebhookError {
  try {
    return createVerifier(provider, 'secret')(delivery);
  } catch (error) {
    if (error instanceof WebhookError) return error;
    throw error;
  }
}

const define = (more: object) =>
  defineProvider<'acme', { ping: Ping }>({ ...definition, ...more } as typeof definition);
const fail = (): never => {
  throw new Error('canary');
};

describe("a provider's own function that throws", () => {
  it.each(['signedContent', 'typeOf', 'idempotencyKey', 'occurredAt', 'extras'])(
    'is a fault of the provider, and not of the handler: %s',
    (name) => {
      const verdict = verdictOf(define({ [name]: fail }), deliver(sign(BODY)));
      expect(verdict).toMatchObject({ code: 'provider_failed', status: 500, cause: new Error('canary') });
      expect((verdict as WebhookError).message).not.toContain('verified');
    },
  );

  it('is one though it throws a refusal of its own', () => {
    const refusal = new WebhookError('signature_missing', { provider: 'other' });
    const typeOf = () => {
      throw refusal;
    };
    expect(verdictOf(define({ typeOf }), deliver(sign(BODY)))).toMatchObject({
      code: 'provider_failed',
      cause: refusal,
    });
  });

  it('is one where the check of a type throws', () => {
    expect(verdictOf(define({ types: { ping: fail } }), deliver(sign(BODY)))).toMatchObject({
      code: 'provider_failed',
    });
  });

  it('tells nothing of what comes unsigned to whoever has no signature', () => {
    const provider = define({ signedContent: fail });
    expect(verdictOf(provider, { ...deliver(''), headers: {} })).toMatchObject({ code: 'signature_missing' });
  });
});

describe('a form that says nothing', () => {
  const provider = define({ types: { ping: {} } });
  const resultOf = (rawBody: Buffer) => {
    const verdict = verdictOf(provider, deliver(sign(rawBody), {}, rawBody));
    return verdict instanceof WebhookError ? verdict.code : verdict.type;
  };

  it.each(['{"any":["thing"]}', '[]', '"text"', '0', 'null', '1e999'])('is borne out by any JSON: %s', (text) => {
    expect(resultOf(Buffer.from(text))).toBe('ping');
  });

  it.each(['', 'not JSON'])('is not borne out by what is none: %s', (text) => {
    expect(resultOf(Buffer.from(text))).toBe('payload_malformed');
  });
});

describe('signed content', () => {
  it.each<[string, readonly unknown[]]>([
    ['text', ['v0:', BODY]],
    ['text of the URL', ['/pay?to=alice', BODY]],
    ['a list of numbers', [[1, 2, 3], BODY]],
    ['nothing', [undefined, BODY]],
    ['a body that is text', [BODY.toString()]],
  ])('that has %s for a part is refused, and never verified', (_what, parts) => {
    const provider = define({ signedContent: () => parts });
    const signatures = [sign(BODY), sign('v0:', BODY), sign('/pay?to=mally', BODY), sign(Buffer.alloc(3), BODY)];
    for (const signature of signatures) {
      expect(verdictOf(provider, deliver(signature))).toMatchObject({
        code: 'signed_content_malformed',
        status: 401,
        cause: new TypeError('acme: signedContent must return parts that are bytes (Uint8Array).'),
      });
    }
    expect(() => signDelivery(provider, 'secret', BODY)).toThrow(TypeError);
  });

  it.each([[undefined], [[]]])('that is %j is refused', (content) => {
    const provider = define({ signedContent: () => content });
    expect(verdictOf(provider, deliver(sign('')))).toMatchObject({ code: 'signed_content_malformed' });
  });
});

describe('the idempotency key', () => {
  const idOf = (idempotencyKey: unknown, headers: object = {}) =>
    (verdictOf(define({ idempotencyKey }), deliver(sign(BODY), headers)) as AnyWebhook).id;

  it.each([
    ['nothing', () => undefined],
    ['no parts', () => []],
    ['an empty part', () => ['']],
    ['an empty part behind another', () => ['a', '']],
    ['null', () => null],
    ['an absent part', () => [undefined]],
    ['a part that is null', () => ['a', null]],
  ])('is the digest of the document where the provider gives %s', (_what, idempotencyKey) => {
    const digest = createHash('sha256').update(BODY).digest('hex');
    expect(idOf(idempotencyKey)).toBe(`acme:sha256:${digest}`);
  });

  it('takes a number for the text that it is', () => {
    expect(idOf(() => [7, 'a', 8n])).toBe('acme:7:a:8');
  });

  const NO_LIST = 'The parts of an idempotency key must be a list.';
  const NO_TEXT = 'A part of an idempotency key must be text or a number.';
  it.each([
    ['text', () => 'abc', NO_LIST],
    ['an object', () => ({}), NO_LIST],
    ['a promise', async () => ['a'], NO_LIST],
    ['a part that is an object', () => [{}], NO_TEXT],
    ['a part that is a list', () => [['a']], NO_TEXT],
    ['a part that is a truth', () => ['a', true], NO_TEXT],
  ])('that is %s is a fault of the provider', (_what, idempotencyKey, message) => {
    const verdict = verdictOf(define({ idempotencyKey }), deliver(sign(BODY)));
    expect(verdict).toMatchObject({ code: 'provider_failed', cause: new TypeError(message) });
  });

  it.each([
    [["AZaz09-_.!~*'()"], "AZaz09-_.!~*'()"],
    [['a:b', 'c'], 'a%3Ab:c'],
    [['a', 'b:c'], 'a:b%3Ac'],
    [['%', ' ', '/'], '%25:%20:%2F'],
    [['ü', '\u{1f600}'], '%C3%BC:%F0%9F%98%80'],
    [['a\n'], 'a%0A'],
    [[0, -1.5, 10n], '0:-1.5:10'],
  ])('keeps its parts apart: %2$s', (parts, key) => {
    expect(idOf(() => parts)).toBe(`acme:${key}`);
  });

  it('has 200 characters at most, colons included', () => {
    const [half, digest] = ['x'.repeat(100), /^acme:sha256:[0-9a-f]{64}$/];
    expect(idOf(() => [half, half.slice(1)])).toBe(`acme:${half}:${half.slice(1)}`);
    expect(idOf(() => [half, half])).toMatch(digest);
    expect(idOf(() => ['x'.repeat(200)])).toBe(`acme:${'x'.repeat(200)}`);
    expect(idOf(() => ['x'.repeat(201)])).toMatch(digest);
    expect(idOf(() => ['a', '\ud800'])).toMatch(digest);
  });

  const ofHeader = (_payload: unknown, _type: string, { headers }: Delivery) => [
    String(Reflect.get(headers, 'webhook-id')),
  ];

  it('may be of what the signature covers beside the document', () => {
    const provider = define({ content: [headerValue('webhook-id'), '.', body], idempotencyKey: ofHeader });
    const idFor = (id: string) =>
      (verdictOf(provider, deliver(sign(id, '.', BODY), { 'webhook-id': id })) as AnyWebhook).id;
    expect(idFor('msg_1')).toBe('acme:msg_1');
    expect(idFor('msg_2')).toBe('acme:msg_2');
  });

  it('of what it does not cover is a fault of the provider, and not one key for all', () => {
    const verdict = verdictOf(define({ idempotencyKey: ofHeader }), deliver(sign(BODY), { 'webhook-id': 'msg_1' }));
    expect(verdict).toMatchObject({ code: 'provider_failed', cause: expect.any(TypeError) as unknown });
  });

  it.each([
    ['null', () => null, 2],
    ['nothing', () => undefined, 1],
    ['no parts', () => [], 1],
  ])('that is %s makes the same delivery twice %2$d to handle', async (_what, idempotencyKey, times) => {
    let handled = 0;
    const { receive } = createReceiver(define({ idempotencyKey }), 'secret', {
      store: memoryStore(),
      on: { '*': () => void handled++ },
    });
    const { rawBody, ...head } = deliver(sign(BODY));
    const send = () => receive({ ...head, readBody: () => rawBody, hasBody: () => true });
    await send();
    await send();
    expect(handled).toBe(times);
  });
});

describe('a delivery by GET', () => {
  it('has no body that anybody signed', () => {
    const delivery = signDelivery(kudosity, 'secret', { message_id: '1' });
    const verify = createVerifier(kudosity, 'secret');
    expect(verify(delivery)).toMatchObject({ type: 'unknown' });
    expect(() => verify({ ...delivery, rawBody: Buffer.from('x') })).toThrow(
      expect.objectContaining({ code: 'body_unexpected', status: 400 }),
    );
  });
});
