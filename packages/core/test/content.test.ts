import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  body,
  contentType,
  createVerifier,
  defineProvider,
  digest,
  form,
  header,
  headerValue,
  method,
  path,
  publicUrl,
  signDelivery,
  sortedForm,
  sortedUrl,
  time,
  WebhookError,
  type Delivery,
  type Part,
  type Provider,
} from '../src/index.js';

const SECRET = 'a secret';
const BODY = Buffer.from('{"n":1}');
const sign = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHmac('sha256', SECRET)).digest('hex');
const hash = (name: string, content: string | Uint8Array) => createHash(name).update(content);

function define(content: readonly (string | Part)[], change: object = {}): Provider {
  return defineProvider<'acme', { ping: unknown }>({
    name: 'acme',
    signature: header('x-acme'),
    content,
    types: { ping: (payload): payload is unknown => typeof payload === 'object' },
    typeOf: () => 'ping',
    ...change,
  }) as Provider;
}

function outcomeOf(
  provider: Provider,
  signed: string | Uint8Array,
  change: Partial<Omit<Delivery, 'headers'>> & { readonly headers?: object } = {},
  url?: string,
): string {
  const headers = { 'x-acme': sign(signed), ...change.headers } as Delivery['headers'];
  try {
    const verify = createVerifier(provider, SECRET, {
      now: () => 0,
      ...(url !== undefined && { publicUrl: () => url }),
    });
    return verify({ method: 'POST', url: '/hook', rawBody: BODY, ...change, headers }).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

describe('a part of signed content', () => {
  it.each<[Part, string, Part['covers'], readonly string[] | undefined]>([
    [body, 'body', 'body', undefined],
    [time, 'time', 'time', undefined],
    [method, 'method', 'method', undefined],
    [path, 'path', 'url', undefined],
    [publicUrl, 'publicUrl', 'publicUrl', undefined],
    [sortedUrl(), 'sortedUrl', 'publicUrl', undefined],
    [headerValue('x-id'), 'x-id', 'header', ['x-id']],
    [headerValue(['x-id', 'y-id']), 'x-id', 'header', ['x-id', 'y-id']],
    [contentType, 'content-type', 'header', ['content-type']],
    [digest('md5', 'hex'), 'md5', 'body', undefined],
    [sortedForm(), 'sortedForm', 'body', undefined],
  ])('says what it is called and what it covers: %j', (part, name, covers, headers) => {
    expect([part.name, part.covers, part.headers]).toEqual([name, covers, headers]);
  });
});

describe('the method and the path', () => {
  const provider = define([method, ' ', path, ' ', body]);

  it.each([
    ['/hook', '/hook'],
    ['/hook?a=1', '/hook'],
    ['/hook#a', '/hook'],
    ['/hook?a#b?c', '/hook'],
    ['/a//b/%2f', '/a//b/%2f'],
    ['/a\n?b', '/a\n'],
    ['', ''],
    ['?a', ''],
  ])('of %j are POST and %j', (url, signed) => {
    expect(outcomeOf(provider, `POST ${signed} {"n":1}`, { url })).toBe('ping');
    expect(outcomeOf(provider, `GET ${signed} {"n":1}`, { url })).toBe('signature_mismatch');
    expect(outcomeOf(provider, `POST ${signed}x {"n":1}`, { url })).toBe('signature_mismatch');
  });
});

describe('the body', () => {
  it('may stand before other parts, and alone', () => {
    expect(outcomeOf(define([body, method]), '{"n":1}POST')).toBe('ping');
    expect(outcomeOf(define([body, method]), BODY)).toBe('signature_mismatch');
    expect(outcomeOf(define([body]), BODY)).toBe('ping');
    expect(outcomeOf(define([digest('md5', 'hex')]), hash('md5', BODY).digest('hex'))).toBe('ping');
  });
});

it('a public URL that nobody knows is nothing', () => {
  const delivery = { method: 'POST', url: '/hook', headers: {}, rawBody: BODY };
  expect(define([publicUrl, body]).signedContent(delivery, '')).toEqual([Buffer.alloc(0), BODY]);
});

describe('the value of a header', () => {
  const provider = define([headerValue('x-id'), body]);

  it.each([
    ['as it came', { 'x-id': ' a,b ' }, ' a,b ', 'ping'],
    ['of bytes', { 'x-id': 'ü' }, Buffer.from('ü', 'latin1'), 'ping'],
    ['of nothing', { 'x-id': '' }, '', 'ping'],
    ['of another', { 'x-id': 'a' }, 'b', 'signature_mismatch'],
    ['that is not there', {}, '', 'signed_content_malformed'],
    ['that came twice', { 'x-id': ['a', 'b'] }, 'a', 'signed_content_malformed'],
  ])('is signed %s', (_what, headers, signed, outcome) => {
    expect(outcomeOf(provider, Buffer.concat([Buffer.from(signed as string), BODY]), { headers })).toBe(outcome);
  });

  it('is one without which there is no content', () => {
    const delivery = { method: 'POST', url: '/hook', headers: {}, rawBody: BODY };
    expect(provider.signedContent(delivery, '')).toBe(undefined);
    expect(provider.signedContent({ ...delivery, headers: { 'x-id': '' } }, '')).toEqual([Buffer.alloc(0), BODY]);
  });

  it('is that of the kind that the signature is of', () => {
    const several = define([headerValue(['x-id', 'y-id']), body], { signature: header(['x-acme', 'y-acme']) });
    const ids = { 'x-id': '1', 'y-id': '2' };
    const outcome = (headers: object) =>
      outcomeOf(several, '', { headers: { 'x-acme': undefined, ...ids, ...headers } });
    expect(outcome({ 'x-acme': sign('1', BODY) })).toBe('ping');
    expect(outcome({ 'y-acme': sign('2', BODY) })).toBe('ping');
    expect(outcome({ 'y-acme': sign('1', BODY) })).toBe('signature_mismatch');
    expect(outcome({ 'x-acme': sign('1', BODY), 'y-acme': sign('2', BODY) })).toBe('ping');
    // One name for all kinds of signatures.
    const one = define([headerValue('x-id'), body], { signature: header(['x-acme', 'y-acme']) });
    expect(outcomeOf(one, '', { headers: { 'x-acme': undefined, 'y-acme': sign('1', BODY), ...ids } })).toBe('ping');
  });

  it('is given to a test where a delivery must have it, under the first of its names', () => {
    const several = define([headerValue(['x-id', 'y-id']), time, headerValue('x-id'), contentType, body], {
      timestamp: { header: 'x-time', tolerance: 1 },
    });
    expect(several.sentHeaders).toEqual(['x-id', 'content-type']);
    expect(several.signedHeaders).toEqual(['x-id', 'y-id', 'content-type']);
    const delivery = signDelivery(several, SECRET, { n: 1 }, { now: () => 0 });
    expect(delivery.headers).toMatchObject({ 'x-id': 'test', 'x-time': '0', 'content-type': 'application/json' });
    expect(createVerifier(several, SECRET, { now: () => 0 })(delivery).type).toBe('ping');
  });
});

describe('the content type', () => {
  const provider = define([contentType, '\n', body]);

  it.each([
    ['as it came', { 'content-type': 'application/json; charset=UTF-8' }, 'application/json; charset=UTF-8', 'ping'],
    ['as nothing where there is none', {}, '', 'ping'],
    ['as one', { 'content-type': ['a/b', 'c/d'] }, 'a/b', 'signed_content_malformed'],
  ])('is signed %s', (_what, headers, signed, outcome) => {
    expect(outcomeOf(provider, `${signed}\n{"n":1}`, { headers })).toBe(outcome);
  });

  it('of bytes is signed as these', () => {
    const signed = Buffer.concat([Buffer.from('ü', 'latin1'), Buffer.from('\n'), BODY]);
    expect(outcomeOf(provider, signed, { headers: { 'content-type': 'ü' } })).toBe('ping');
  });
});

describe('a digest of the body', () => {
  it.each([
    ['md5', 'hex'],
    ['md5', 'base64'],
    ['sha256', 'hex'],
    ['sha256', 'base64'],
  ] as const)('is by %s in %s, and nothing where there is no body', (name, encoding) => {
    const provider = define([digest(name, encoding), '.']);
    expect(outcomeOf(provider, `${hash(name, BODY).digest(encoding)}.`)).toBe('ping');
    const rawBody = Buffer.alloc(0);
    expect(outcomeOf(provider, '.', { rawBody })).toBe('payload_malformed');
    expect(outcomeOf(provider, `${hash(name, '').digest(encoding)}.`, { rawBody })).toBe('signature_mismatch');
  });
});

describe('the public URL with its query sorted', () => {
  const provider = define([sortedUrl({ behind: '.' }), body]);

  it.each([
    ['https://e.com/a?b=2&b=1&b=3', 'https://e.com/a?b=1&b=2&b=3.'],
    ['https://e.com/a?b&a', 'https://e.com/a?a&b.'],
    ['https://e.com/a?a=b=2&a=b=1', 'https://e.com/a?a=b=1&a=b=2.'],
    ['https://e.com/a?b=1?c&a=2?d', 'https://e.com/a?a=2?d&b=1?c.'],
    ['https://e.com/a?a-b=1&a=2&a0=3', 'https://e.com/a?a=2&a-b=1&a0=3.'],
    ['https://e.com/a?&&', 'https://e.com/a?'],
    ['https://e.com/a?a=12&a=11', 'https://e.com/a?a=11&a=12.'],
    ['https://e.com/a?a=11&a=12', 'https://e.com/a?a=11&a=12.'],
    ['https://e.com/a?a=1&a', 'https://e.com/a?a&a=1.'],
    ['https://e.com/a?a&a=1', 'https://e.com/a?a&a=1.'],
    ['https://e.com/a?a&a=', 'https://e.com/a?a&a=.'],
  ])('of %s is %s', (url, signed) => {
    expect(outcomeOf(provider, `${signed}{"n":1}`, {}, url)).toBe('ping');
  });

  it('has nothing behind it unless said otherwise, nor for a GET', () => {
    const url = 'https://e.com/a?b=2&a=1';
    expect(outcomeOf(define([sortedUrl(), body]), 'https://e.com/a?a=1&b=2{"n":1}', {}, url)).toBe('ping');
    const both = define([sortedUrl({ behind: '.' }), body], { method: ['POST', 'GET'], document: form() });
    const get = { method: 'GET', url: '/a?b=2&a=1', rawBody: Buffer.alloc(0) };
    expect(outcomeOf(both, 'https://e.com/a?a=1&b=2', get, url)).toBe('ping');
    expect(outcomeOf(both, 'https://e.com/a?a=1&b=2.{"n":1}', {}, url)).toBe('ping');
  });
});

describe('the sorted fields of a form', () => {
  const provider = define(['<', sortedForm(), '>'], { document: form() });

  it.each([
    ['b=2&a=1', 'a1b2', 'ping'],
    ['a=2&a=1&a=2&a=10', 'a1a10a2', 'ping'],
    ['B=1&a=2&C=3', 'B1C3a2', 'ping'],
    ['a+b=c+d&%C3%A9=%26', 'a bc dé&', 'ping'],
    ['a', 'a', 'ping'],
    ['', '', 'payload_malformed'],
    ['a=%FF', 'a\ufffd', 'signed_content_malformed'],
    ['a=%', 'a%', 'signed_content_malformed'],
    ['__proto__=1', '__proto__1', 'signed_content_malformed'],
  ])('of %s are %j', (text, signed, outcome) => {
    expect(outcomeOf(provider, `<${signed}>`, { rawBody: Buffer.from(text) })).toBe(outcome);
  });

  it.each([
    ['a body of that digest', `?d=${hash('sha256', BODY).digest('hex')}`, '', 'ping'],
    ['a body of another digest', `?d=${hash('sha256', 'x').digest('hex')}`, '', 'signed_content_malformed'],
    ['one digest of two', `?d=${hash('sha256', BODY).digest('hex')}&d=1`, '', 'signed_content_malformed'],
    ['no digest', '?e=1', '{"n":1}', 'ping'],
  ])('may be a digest in the URL in their place: %s', (_what, query, signed, outcome) => {
    const either = define([publicUrl, '<', sortedForm({ digestParameter: 'd' }), '>'], { document: form() });
    const url = `https://e.com/${query}`;
    expect(outcomeOf(either, `${url}<${signed}>`, {}, url)).toBe(outcome);
  });

  it('know no digest in the URL unless told of one', () => {
    const plain = define([publicUrl, sortedForm()], { document: form() });
    const url = 'https://e.com/?undefined=1';
    expect(outcomeOf(plain, `${url}{"n":1}`, {}, url)).toBe('ping');
  });
});

describe('what functions of a description see of a delivery', () => {
  const HEADERS = { 'x-id': '1', 'y-id': '2', 'x-other': '3' };

  /** The delivery that the function for keys is shown. */
  function shownBy(content: readonly (string | Part)[], { headers = {}, change = {}, url = '' } = {}): Delivery {
    const seen: Delivery[] = [];
    const provider = define(content, {
      idempotencyKey: (_payload: unknown, _type: string, delivery: Delivery) => void seen.push(delivery),
      ...change,
    });
    const signed = signDelivery(provider, SECRET, BODY, {
      url: '/hook?a=1',
      headers: { ...HEADERS, ...headers },
      ...(url !== '' && { publicUrl: url }),
      now: () => 0,
    });
    createVerifier(provider, SECRET, { now: () => 0, ...(url !== '' && { publicUrl: url }) })(signed);
    expect(seen).toHaveLength(1);
    return seen[0] as Delivery;
  }
  const readAll = ({ headers }: Delivery, ...names: string[]) =>
    names.map((name) => Reflect.get(headers, name) as unknown);

  it.each<[string, readonly Part[], object]>([
    ['the body alone', [body], { method: '', url: '', rawBody: BODY }],
    ['the method', [method, body], { method: 'POST', url: '', rawBody: BODY }],
    ['the path, and not the query', [path, body], { method: '', url: '/hook', rawBody: BODY }],
    ['all that is signed', [path, method, body], { method: 'POST', url: '/hook', rawBody: BODY }],
  ])('is %s', (_what, content, shown) => {
    expect(shownBy(content)).toMatchObject(shown);
  });

  it('is the query where the public URL is signed', () => {
    expect(shownBy([publicUrl, body], { url: 'https://e.com' })).toMatchObject({ method: '', url: '/hook?a=1' });
  });

  it('is of the headers those that are signed, and of all others an error', () => {
    const shown = shownBy([headerValue('x-id'), method, body]);
    expect(readAll(shown, 'x-id')).toEqual(['1']);
    expect(() => readAll(shown, 'x-other')).toThrow(
      new TypeError("The signature does not cover the header 'x-other', so that no idempotency key can be made of it."),
    );
    // What everybody asks of an object has no header's name.
    expect(readAll(shown, 'get')).toEqual([undefined]);
    expect(typeof Reflect.get(shown.headers, 'toString')).toBe('function');
    expect(Reflect.get(shown.headers, Symbol.iterator)).toBe(undefined);
    expect(readAll(shownBy([body]), 'get')).toEqual([undefined]);
    expect(() => readAll(shownBy([body]), 'x-id')).toThrow(TypeError);
  });

  it('is of a header of several names the one of the kind of the signature, by the first name', () => {
    const change = { signature: header(['x-acme', 'y-acme']) };
    const parts = [headerValue(['x-id', 'y-id']), body];
    const shown = shownBy(parts, { change });
    expect(readAll(shown, 'x-id')).toEqual(['1']);
    expect(() => readAll(shown, 'y-id')).toThrow(TypeError);
    const seen: Delivery[] = [];
    const provider = define(parts, {
      ...change,
      idempotencyKey: (_payload: unknown, _type: string, delivery: Delivery) => void seen.push(delivery),
    });
    const headers = { 'x-acme': undefined, 'y-acme': sign('2', BODY), ...HEADERS };
    expect(outcomeOf(provider, '', { headers })).toBe('ping');
    expect(seen.map(({ headers: shownHeaders }) => Reflect.get(shownHeaders, 'x-id') as unknown)).toEqual(['2']);
  });
});

describe('the payload of a GET', () => {
  const provider = define([publicUrl, body], { method: ['GET', 'POST'], document: form() });
  const verify = createVerifier(provider, SECRET, { publicUrl: 'https://e.com' });
  const toWebhook = (method_: 'GET' | 'POST', url: string, text = '') =>
    verify({
      method: method_,
      url,
      headers: { 'x-acme': sign(`https://e.com${url}`, text) },
      rawBody: Buffer.from(text),
    });

  it.each([
    ['/?n=1', { n: '1' }],
    ['/?n=1?2', { n: '1?2' }],
    ['/a?n=1', { n: '1' }],
  ])('to %s is its query', (url, payload) => {
    expect(toWebhook('GET', url).payload).toEqual(payload);
  });

  it.each(['/?', '/', '/n=1'])('to %s is none', (url) => {
    expect(() => toWebhook('GET', url)).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
  });

  it('is not that of a POST of the same sender', () => {
    expect(toWebhook('POST', '/?n=1', 'n=2').payload).toEqual({ n: '2' });
  });
});
