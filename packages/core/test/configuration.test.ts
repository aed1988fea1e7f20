import { describe, expect, it } from 'vitest';
import { createReceiver } from './receiving.js';
import { createVerifier, defineProvider, ignore, memoryStore, type Provider } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { osapher } from '@hooknotary/providers/osapher';

const make = (secret: unknown, options: unknown = {}, provider: unknown = akidotp) => {
  const [known, anySecret, anyOptions] = [provider, secret, options] as Parameters<typeof createReceiver>;
  return () => createReceiver(known, anySecret, anyOptions, ['onError']);
};

describe('a secret', () => {
  it.each([
    ['undefined', undefined, 'it is undefined. Is the environment variable set?'],
    ['null', null, 'it is null. '],
    ['a number', 42, 'it is number. '],
    ['an object', { secret: 's' }, 'it is object. '],
    ['empty text', '', 'the secret is empty.'],
    ['blank text', ' \t\n', 'the secret is blank.'],
    ['text with a line feed behind', 'secret\n', 'the secret has white space around it: remove it.'],
    ['text with a space before', ' secret', 'white space around it'],
    ['text with a byte order mark', '\ufeffsecret', 'white space around it'],
    ['text with half a surrogate pair', 'secret\ud800', 'the secret is not well-formed text.'],
    ['no bytes', new Uint8Array(), 'the secret is empty.'],
    ['an empty array', [], 'the list of secrets is empty.'],
    ['an array with an empty text in it', ['secret', ''], 'the secret is empty.'],
    ['an array with undefined in it', ['secret', undefined], 'it is undefined.'],
    ['an array in an array', [['secret']], 'a string, bytes, an array of these, or a function; it is object.'],
  ])('that is %s is a TypeError at once', (_what, secret, message) => {
    expect(make(secret)).toThrow(TypeError);
    expect(make(secret)).toThrow(message);
    expect(make(secret)).toThrow(/^akidotp: /);
    expect(() => createVerifier(akidotp, secret as string)).toThrow(message);
  });

  it.each([
    ['text', 'secret'],
    ['text with a space inside', 'correct horse'],
    ['bytes', new Uint8Array([1, 2, 3])],
    ['bytes that are no text and end in 0x0a', new Uint8Array([0xff, 0xfe, 0x0a])],
    ['bytes of vertical tabs alone', Buffer.alloc(20, 0x0b)],
    ['bytes of text with a line feed behind', Buffer.from('secret\n')],
    ['bytes that begin with a space and end in a no-break space', Buffer.from(' a\u00a0')],
    ['bytes of a byte order mark', Buffer.from('\ufeff')],
    ['several', ['old', Buffer.from('new')]],
    ['a function', () => ''],
  ])('may be %s', (_what, secret) => {
    expect(make(secret)).not.toThrow();
  });

  it('is never in the message of the error', () => {
    expect(make(' canary-secret ')).toThrow(expect.not.stringContaining('canary'));
  });
});

describe('an option', () => {
  it.each([
    ['unknown', { tolerence: 300 }, /no option 'tolerence'/],
    ['named like a member of every object', { constructor: 1 }, /no option 'constructor'/],
    ['an array of options', [1], /no option '0'/],
    ['a tolerance of nothing', { tolerance: 0 }, /'tolerance' must be a positive number of seconds/],
    ['a negative tolerance', { tolerance: -1 }, /'tolerance'/],
    ['an endless tolerance', { tolerance: Infinity }, /'tolerance'/],
    ['no number of seconds', { tolerance: Number.NaN }, /'tolerance'/],
    ['text for seconds', { tolerance: '300' }, /'tolerance'/],
    ['null for seconds', { tolerance: null }, /'tolerance'/],
    ['a maxEventAge of nothing', { maxEventAge: 0 }, /'maxEventAge'/],
    ['a body limit of nothing', { bodyLimit: 0 }, /'bodyLimit' must be a positive whole number of bytes/],
    ['half a byte', { bodyLimit: 0.5 }, /'bodyLimit'/],
    ['text for bytes', { bodyLimit: '1mb' }, /'bodyLimit'/],
    ['a negative body limit', { bodyLimit: -1 }, /'bodyLimit'/],
    ['an endless body limit', { bodyLimit: Infinity }, /'bodyLimit'/],
    ['a path without slash', { path: 'webhooks' }, /'path' must be a path as it stands in a URL/],
    ['an empty path', { path: '' }, /'path' must be a path as it stands in a URL/],
    ['a path with a query', { path: '/webhooks?a=1' }, /'path' must be a path as it stands in a URL/],
    ['a path with a parameter', { path: '/webhooks/:provider' }, /'path' must be a path as it stands in a URL/],
    ['a path with a wildcard', { path: '/webhooks/*' }, /'path' must be a path as it stands in a URL/],
    ['a path with braces', { path: '/webhooks{/a}' }, /'path' must be a path as it stands in a URL/],
    ['a path with parentheses', { path: '/webhooks(.+)' }, /'path' must be a path as it stands in a URL/],
    ['a path with a fragment', { path: '/webhooks#a' }, /'path' must be a path as it stands in a URL/],
    ['a path with a space', { path: '/web hooks' }, /'path' must be a path as it stands in a URL/],
    ['a path behind a host', { path: 'https://example.com/webhooks' }, /'path' must be a path as it stands in a URL/],
    ['null for a path', { path: null }, /'path' must be a path as it stands in a URL/],
    ['a regular expression for a path', { path: /webhooks/ }, /'path' must be a path as it stands in a URL/],
    ['a clock that is no function', { now: 1_700_000_000_000 }, /'now' must be a function/],
    ['a listener that is no function', { onRefused: 'log' }, /'onRefused' must be a function/],
    ["an adapter's own option that is no function", { onError: true }, /'onError' must be a function/],
    ['handlers in an array', { on: [] }, /'on' must be an object of handlers/],
    ['one handler for handlers', { on: () => {} }, /'on' must be/],
    ['null for handlers', { on: null }, /'on' must be/],
    ['a store that is none', { store: { reserve: () => {}, commit: () => {} } }, /'store' must be a delivery store/],
    ['null for a store', { store: null }, /'store'/],
    ['an inbox that is none', { inbox: {} }, /'inbox' must be an inbox/],
    [
      'a store that waits without end',
      { store: { ...memoryStore(), timeout: Infinity } },
      /'store' must be .* seconds/,
    ],
    ['a store that waits for nothing', { store: { ...memoryStore(), timeout: 0 } }, /'store' must be .* seconds/],
    ['an inbox whose timeout is text', { inbox: { accept: ignore, timeout: '5' } }, /'inbox' must be .* seconds/],
    [
      'an inbox that waits longer than a timer can',
      { inbox: { accept: ignore, timeout: 2_500_000 } },
      /'inbox' must be/,
    ],
    ['handlers beside an inbox', { on: { '*': ignore }, inbox: { accept: () => {} } }, /'on' or 'inbox', not both/],
    ['a lease without a store', { lease: 60 }, /'lease' has no effect without a store/],
    ['a time to keep without a store', { keep: 60 }, /'keep' has no effect without a store/],
    ['a store failure without a store', { storeFailure: 'handle' }, /'storeFailure' has no effect without a store/],
    ['a lease of nothing', { store: memoryStore(), lease: 0 }, /'lease' must be a positive number of seconds/],
    ['a negative time to keep', { store: memoryStore(), keep: -1 }, /'keep' must be a positive number of seconds/],
    ['a store failure of its own', { store: memoryStore(), storeFailure: 'ignore' }, /'refuse' or 'handle'/],
    ['a handler that is no function', { on: { verification_code: 'log' } }, /handler of 'verification_code'/],
    [
      'no handler of a type',
      { on: { unknown: ignore } },
      "cardda: 'on' does not say what becomes of verification_code: the sender would hear success",
    ],
    ['no handler of what is unknown', { on: { verification_code: ignore } }, /what becomes of unknown:/],
    ['no handler of anything', { on: {} }, /what becomes of verification_code, unknown:/],
    ['a path with a letter that no client sends as it is', { path: '/webhooks/é' }, /percent-encoded/],
    ['a path with a backslash', { path: '/a\\b' }, /percent-encoded/],
    ['a path with an angle bracket', { path: '/a<b' }, /percent-encoded/],
    ['a path with half an escape', { path: '/a%4' }, /percent-encoded/],
    ['a success that is none', { success: 302 }, /'success' must be a status from 200 to 299/],
    ['a success that is text', { success: '200' }, /'success' must be a status/],
    ['an empty name within a store', { endpoint: '' }, /'endpoint' must be text/],
    ['a name that is too long', { endpoint: 'x'.repeat(201) }, /'endpoint' must be text/],
    ['a name that is no text', { endpoint: 7 }, /'endpoint' must be text/],
    ['an option with another name', { pth: '/' }, /no option 'pth'; there are .*path, /],
    [
      'a handler of a type that does not exist',
      { on: { verified: () => {} } },
      /no type 'verified' to handle; there are verification_code, unknown, \*/,
    ],
  ])('that is %s is a TypeError at once', (_what, options, message) => {
    expect(make('secret', options, cardda)).toThrow(TypeError);
    expect(make('secret', options, cardda)).toThrow(message);
  });

  it.each([
    ['tolerance', { tolerance: 60 }, idenfy],
    ['tolerance', { tolerance: 60 }, osapher],
    ['maxEventAge', { maxEventAge: 60 }, timeless()],
  ])('%s is a TypeError where the sender signs nothing to judge it by', (name, options, provider) => {
    expect(make('secret', options, provider)).toThrow(
      new RegExp(`: '${name}' has no effect, because this sender signs no time`),
    );
    expect(() => createVerifier(provider as Provider, 'secret', options)).toThrow(TypeError);
  });

  it.each([
    ['a tolerance of part of a second', { tolerance: 0.5 }],
    ['a maxEventAge', { maxEventAge: 86_400 }],
    ['a clock', { now: () => 0 }],
    ['the root for a path', { path: '/' }],
    ['a path of several segments', { path: '/webhooks/cardda.v1' }],
    ['a body limit of one byte', { bodyLimit: 1 }],
    ['no handlers', { on: undefined }],
    ['a handler of every type', { on: { verification_code() {}, unknown() {} } }],
    ['a handler of all types', { on: { '*': ignore } }],
    ['a path that is percent-encoded', { path: '/webhooks/%C3%A9' }],
    ['a name within a store', { endpoint: 'crm' }],
    ['handlers of a type, of the unknown and of all', { on: { verification_code() {}, unknown() {}, '*'() {} } }],
    ['a listener', { onRefused: () => {} }],
    ["an adapter's own option", { onError: () => {} }],
  ])('may be %s', (_what, options) => {
    expect(make('secret', options, cardda)).not.toThrow();
  });

  it('that is undefined counts as not given, even where the sender signs nothing to judge it by', () => {
    expect(make('secret', { tolerance: undefined, maxEventAge: undefined }, timeless())).not.toThrow();
  });

  it('that is undefined counts as not given', () => {
    expect(
      make('secret', { tolerance: undefined, path: undefined, on: undefined, onRefused: undefined }),
    ).not.toThrow();
  });

  it('of the adapters is unknown to createVerifier', () => {
    expect(() => createVerifier(akidotp, 'secret', { bodyLimit: 1 } as object)).toThrow(/no option 'bodyLimit'/);
  });

  it.each([null, 'path', 5])('bag that is %s is a TypeError', (options) => {
    expect(make('secret', options)).toThrow(new TypeError('akidotp: the options must be an object.'));
  });
});

describe('a provider', () => {
  it.each([undefined, 'akidotp', {}, { name: 'akidotp' }])('that is %s is a TypeError', (provider) => {
    expect(make('secret', {}, provider ?? null)).toThrow(/made by defineProvider/);
  });

  const definition = {
    name: 'acme',
    signature: { headers: ['x-acme-signature'] },
    types: {},
    typeOf: () => undefined,
  } as const;

  const define = (change: object) => () =>
    defineProvider<'acme', Record<never, never>>({ ...definition, ...change } as typeof definition);
  const header = (name: string) => ({ signature: { headers: ['x-acme-signature', name] } });
  const tolerance = (seconds: unknown) => ({ timestamp: { header: 'x-acme-time', tolerance: seconds } });

  it.each([
    ['an empty name', { name: '' }, "defineProvider: the option 'name' must be a name of lower-case letters"],
    ['a name with a colon', { name: 'a:b' }, 'a name of lower-case letters'],
    ['a name in upper case', { name: 'aCME' }, 'a name of lower-case letters'],
    ['a name that begins with a digit', { name: '1a' }, 'a name of lower-case letters'],
    ['no signature', { signature: undefined }, "defineProvider of acme: the option 'signature' must be an object."],
    ['a signature that is text', { signature: 'x-acme' }, "the option 'signature' must be an object."],
    ['no signature header', { signature: { headers: [] } }, 'acme, signature: the option'],
    ['one header that is no list', { signature: { headers: 'x-sig' } }, "'headers' must be a list of header names"],
    ['a header in upper case', header('X-Acme'), 'a list of header names in lower case'],
    ['a header with a colon behind', header('x-acme:'), 'a list of header names in lower case'],
    [
      'an encoding that is none',
      { signature: { headers: ['x-sig'], encoding: 'base32' } },
      "'encoding' must be 'hex', 'base64'",
    ],
    ['a prefix that is no text', { signature: { headers: ['x-sig'], prefix: 1 } }, "'prefix' must be text"],
    [
      'a refusal with 410',
      { signature: { headers: ['x-sig'], refusalStatus: 410 } },
      "'refusalStatus' must be 401 or 403",
    ],
    [
      'a timestamp header with a space',
      { timestamp: { header: 'x acme', tolerance: 1 } },
      'acme, timestamp: the option',
    ],
    ['a timestamp without a header', { timestamp: { tolerance: 1 } }, "'header' must be a header name in lower case"],
    ['an empty type header', { typeHeader: '' }, "'typeHeader' must be a header name in lower case"],
    ['a tolerance of nothing', tolerance(0), "'tolerance' must be a positive number of seconds."],
    ['a negative tolerance', tolerance(-1), "'tolerance' must be"],
    ['an endless tolerance', tolerance(Infinity), "'tolerance' must be"],
    ['no number for a tolerance', tolerance(Number.NaN), "'tolerance' must be"],
    ['a method in lower case', { method: 'post' }, "'method' must be 'GET' or 'POST'"],
    ['a method of its own', { method: 'PUT' }, "'method' must be 'GET' or 'POST'"],
    ['no types', { types: undefined }, "'types' must be an object that has a function for each event type"],
    ['a type without a function', { types: { paid: true } }, "'types' must be an object that has a function"],
    ['a type of all types', { types: { '*': () => true } }, "no event type may be called '*'"],
    ['a type that is unknown', { types: { unknown: () => true } }, "no event type may be called 'unknown'"],
    ['no function that tells the type', { typeOf: undefined }, "'typeOf' must be a function"],
    ['signed content that is no function', { signedContent: 'body' }, "'signedContent' must be a function"],
    [
      'a type for tests that there is not',
      { testTypes: ['test'] },
      "'testTypes' names 'test', which is none of 'types'",
    ],
    [
      'an answer with another status than success',
      { success: { status: 304, contentType: 'a/b', body: '' } },
      "'status' must be a status from 200 to 299",
    ],
    ['an answer without a body', { success: { contentType: 'text/plain' } }, "'body' must be text"],
    [
      'a member that it does not know',
      { secretEncoding: 'hex' },
      "there is no option 'secretEncoding'; there are name, method",
    ],
  ])('with %s is a TypeError', (_what, change, message) => {
    expect(define(change)).toThrow(TypeError);
    expect(define(change)).toThrow(message);
  });

  it.each([
    ['a name of one letter', { name: 'a' }],
    ['a name with a digit, a hyphen and an underscore', { name: 'acme-2_b' }],
    ['a header of all characters that HTTP allows', header("!#$%&'*+.^_`|~09-az")],
    ['a tolerance of part of a second', tolerance(0.5)],
    ['a type header', { typeHeader: 'x-acme-event' }],
  ])('may have %s', (_what, change) => {
    expect(define(change)).not.toThrow();
  });

  it.each([undefined, null, 'acme', 5])('that is described by %s is a TypeError', (definition_) => {
    expect(() => defineProvider<'acme', Record<never, never>>(definition_ as unknown as typeof definition)).toThrow(
      /^defineProvider needs \{ name, /,
    );
  });

  it('says for itself only what differs: POST, the body signed as it stands, nothing for a test, OK for an answer', () => {
    const { method, signedContent, testTypes, success, ...rest } = define({})();
    expect({ method, testTypes, success, rest }).toEqual({
      method: 'POST',
      testTypes: new Set(),
      success: { contentType: 'text/plain; charset=utf-8', body: 'OK' },
      rest: expect.objectContaining({ timestamp: undefined, typeHeader: undefined, occurredAt: undefined }) as unknown,
    });
    const rawBody = Buffer.from('body');
    expect(signedContent({ method: 'POST', url: '/', headers: {}, rawBody }, '')).toEqual([rawBody]);
  });
});

function timeless(): Provider {
  return defineProvider<'acme', Record<never, never>>({
    name: 'acme',
    signature: { headers: ['x-acme-signature'] },
    types: {},
    typeOf: () => undefined,
  });
}
