import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createJointReceiver } from '../src/adapter.js';
import { createReceiver } from './receiving.js';
import { waiting } from './waiting.js';
import {
  defineProvider,
  header,
  signDelivery,
  type Handshake,
  type Provider,
  type ProviderDefinition,
} from '../src/index.js';

type Definition = ProviderDefinition<string, { ping: object }>;

const SECRET = 'a secret';

function define(change: Partial<Definition>): Provider {
  return defineProvider<string, { ping: object }>({
    name: 'acme',
    signature: header('x-acme'),
    types: { ping: (payload): payload is object => typeof payload === 'object' },
    typeOf: () => 'ping',
    ...change,
  });
}

/** What the middleware answers to a payload; the words of the handler where it has come to one. */
async function answerTo(handshake: Handshake | Handshake[], payload: unknown, secret: string | string[] = SECRET) {
  const provider = define({ handshakes: [handshake].flat() });
  const { receive } = createReceiver(provider, secret, { on: { '*': () => undefined }, success: 299 });
  const { rawBody, ...head } = signDelivery(provider, [secret].flat().at(-1) ?? '', payload);
  const { answer } = await receive({ ...head, readBody: () => rawBody, hasBody: () => true });
  return answer?.status === 299 ? 'handled' : answer;
}

const text = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };

describe('a handshake', () => {
  const when = { type: 'check', 'data.kind': 1 };
  const asked = { type: 'check', data: { kind: 1, challenge: 'abc' } };

  it('returns a member of the payload, at any depth', async () => {
    const handshake = { when, returns: 'data.challenge' };
    expect(await answerTo(handshake, asked)).toEqual({ status: 200, headers: text, body: 'abc' });
    expect(await answerTo(handshake, { ...asked, data: { kind: '1', challenge: 'abc' } })).toBe('handled');
    expect(await answerTo(handshake, { ...asked, data: { kind: 1, challenge: 7 } })).toBe('handled');
    expect(await answerTo(handshake, { type: 'check' })).toBe('handled');
    expect(await answerTo({ when: { 'constructor.name': 'Object' }, returns: 'type' }, asked)).toBe('handled');
  });

  it('returns JSON of members and of their signatures, by the secret that matched', async () => {
    const handshake = { when, returnsJson: { plain: 'data.challenge', proof: { hmacOf: 'data.challenge' } } };
    const proof = createHmac('sha256', 'new').update('abc').digest('hex');
    const headers = { ...text, 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({ plain: 'abc', proof });
    expect(await answerTo(handshake, asked, ['old', 'new'])).toEqual({ status: 200, headers, body });
    expect(await answerTo(handshake, { type: 'check', data: { kind: 1 } })).toBe('handled');
  });

  it('of several is the first that the payload has all for', async () => {
    const handshakes = [
      { when: { type: 'other' }, returns: 'type' },
      { when, returns: 'data.absent' },
      { when, returnsJson: { plain: 'data.challenge', absent: 'data.absent' } },
      { when, returnsJson: { kind: 'data.kind' } },
      { when, returnsJson: { absent: { hmacOf: 'data.absent' } } },
      { when: { ...when, 'type.length': 5 }, returns: 'type' },
      { when, returns: 'data.challenge' },
      { when, returns: 'type' },
    ];
    expect(await answerTo(handshakes, asked)).toEqual({ status: 200, headers: text, body: 'abc' });
  });

  it('may be told by what the payload must not have', async () => {
    const handshake = { when: { type: 'check', id: undefined }, returns: 'type' };
    expect(await answerTo(handshake, { type: 'check' })).toMatchObject({ body: 'check' });
    expect(await answerTo(handshake, { type: 'check', id: 1 })).toBe('handled');
  });

  it.each([
    ['null', null],
    ['text', 'type'],
    ['a list', ['type']],
    ['an object whose member is null', { type: 'check', data: null }],
    ['an object whose member is text', { type: 'check', data: 'kind' }],
  ])('is no payload that is %s', async (_what, payload) => {
    const provider = { types: { ping: (each: unknown): each is object => each !== 7 } };
    const { receive } = createReceiver(define({ handshakes: [{ when, returns: 'type' }], ...provider }), SECRET, {
      on: { '*': () => undefined },
      success: 299,
    });
    const { rawBody, ...head } = signDelivery(define({}), SECRET, JSON.stringify(payload));
    const { answer } = await receive({ ...head, readBody: () => rawBody, hasBody: () => true });
    expect(answer).toMatchObject({ status: 299 });
  });

  it('returns what it always returns', async () => {
    const answers = { status: 202, contentType: 'application/json', body: '{"type":1}' };
    const expected = { status: 202, headers: { ...text, 'content-type': 'application/json' }, body: '{"type":1}' };
    expect(await answerTo({ when, answers }, asked)).toEqual(expected);
  });

  it('is answered where it is signed, and not else', async () => {
    const provider = define({ handshakes: [{ when: { type: 'check' }, returns: 'type' }] });
    const { receive } = createReceiver(provider, SECRET, { on: { '*': () => undefined } });
    const { rawBody, ...head } = signDelivery(provider, 'another secret', { type: 'check' });
    const answer = receive({ ...head, readBody: () => rawBody, hasBody: () => true });
    await expect(answer).rejects.toMatchObject({ code: 'signature_mismatch' });
  });
});

describe('a subscription', () => {
  const subscription = {
    when: { mode: 'subscribe' },
    token: { parameter: 'token', value: 'its token' },
    returns: 'challenge',
  };
  const provider = define({ subscription });
  const ask = (url: string, receiver = createReceiver(provider, SECRET, {}), method = 'GET') =>
    receiver.receive({ method, url, headers: {}, readBody: () => Buffer.alloc(0), hasBody: () => false });
  const url = '/hook?mode=subscribe&token=its%20token&challenge=%3Cb%3E';

  it('is answered with its challenge as plain text', async () => {
    expect(await ask(url)).toEqual({
      webhook: undefined,
      answer: { status: 200, headers: text, body: '<b>' },
      settle: undefined,
    });
  });

  it('is answered with a challenge of 500 characters, and of none', async () => {
    const longest = '1'.repeat(500);
    const asking = (challenge: string) => ask(`/hook?mode=subscribe&token=its%20token&challenge=${challenge}`);
    expect(await asking(longest)).toMatchObject({ answer: { body: longest } });
    expect(await asking('')).toMatchObject({ answer: { body: '' } });
    await expect(asking(`${longest}1`)).rejects.toMatchObject({ code: 'signature_mismatch' });
  });

  it('is asked for at any path', async () => {
    expect(await ask('/?mode=subscribe&token=its%20token&challenge=1')).toMatchObject({ answer: { body: '1' } });
  });

  it('has all that it must', async () => {
    const when = { mode: 'subscribe', kind: 'hook' };
    const receiver = createReceiver(define({ subscription: { ...subscription, when } }), SECRET, {});
    expect(await ask(`${url}&kind=hook`, receiver)).toMatchObject({ answer: { body: '<b>' } });
    await expect(ask(url, receiver)).rejects.toMatchObject({ code: 'method_not_allowed' });
  });

  it.each([
    ['another token', '/hook?mode=subscribe&token=a+token&challenge=1', 'signature_mismatch'],
    ['a token that only begins so', '/hook?mode=subscribe&token=its%20token2&challenge=1', 'signature_mismatch'],
    ['no token', '/hook?mode=subscribe&challenge=1', 'signature_mismatch'],
    ['no challenge', '/hook?mode=subscribe&token=its%20token', 'signature_mismatch'],
    ['a challenge without end', `${url}${'1'.repeat(500)}`, 'signature_mismatch'],
    ['a token that is a part', '/hook?mode=subscribe&token=its%20toke&challenge=1', 'signature_mismatch'],
    ['no mode', '/hook?token=its%20token&challenge=1', 'method_not_allowed'],
    ['a mode in the path', '/hook/mode=subscribe&token=its%20token&challenge=1', 'method_not_allowed'],
    ['another mode', '/hook?mode=unsubscribe&token=its%20token&challenge=1', 'method_not_allowed'],
    ['no query', '/hook', 'method_not_allowed'],
  ])('is refused with %s', async (_what, target, code) => {
    await expect(ask(target)).rejects.toMatchObject({ code });
  });

  it('is no subscription by POST', async () => {
    await expect(ask(url, undefined, 'POST')).rejects.toMatchObject({ code: 'signature_missing' });
  });

  it('is answered for the sender that it names, where there are several on one route', async () => {
    const other = define({ name: 'other', signature: header('x-other') });
    const joint = createJointReceiver(
      [
        [other, SECRET],
        [provider, SECRET],
      ],
      {},
      [],
    );
    const receiver = waiting(joint);
    expect(await ask(url, receiver)).toMatchObject({ answer: { status: 200, body: '<b>' } });
    await expect(ask('/hook', receiver)).rejects.toMatchObject({ code: 'method_not_allowed', provider: 'other' });
  });
});

describe('a description', () => {
  it.each<[string, object]>([
    ['a handshake that says nothing', { handshakes: [{ when: { type: 'a' } }] }],
    ['a handshake that says two things', { handshakes: [{ when: { type: 'a' }, returns: 'a', answers: {} }] }],
    ['a handshake that is every request', { handshakes: [{ when: {}, returns: 'a' }] }],
    ['a subscription without a token', { subscription: { when: { a: 'b' }, returns: 'c' } }],
    [
      'a subscription with an empty token',
      { subscription: { when: { a: 'b' }, token: { parameter: 'd', value: '' }, returns: 'c' } },
    ],
    [
      'a subscription that is every request',
      { subscription: { when: {}, token: { parameter: 'd', value: 'e' }, returns: 'c' } },
    ],
  ])('is refused for %s', (_what, change) => {
    expect(() => define(change)).toThrow(TypeError);
  });
});
