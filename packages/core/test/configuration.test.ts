import { describe, expect, it } from 'vitest';
import { createReceiver } from '../src/adapter.js';
import {
  akidotp,
  cardda,
  createVerifier,
  defineProvider,
  idenfy,
  memoryStore,
  osapher,
  type Provider,
} from '../src/index.js';

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
    ['bytes of blank text', Buffer.from('\n'), 'the secret is blank.'],
    ['bytes of text with a line feed behind', Buffer.from('secret\n'), 'white space around it'],
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
    ['a path without slash', { path: 'webhooks' }, /'path' must be a path that begins with \/ and is matched exactly/],
    ['an empty path', { path: '' }, /'path' must be a path that begins with \/ and is matched exactly/],
    [
      'a path with a query',
      { path: '/webhooks?a=1' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    [
      'a path with a parameter',
      { path: '/webhooks/:provider' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    [
      'a path with a wildcard',
      { path: '/webhooks/*' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    [
      'a path with braces',
      { path: '/webhooks{/a}' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    [
      'a path with parentheses',
      { path: '/webhooks(.+)' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    [
      'a path with a fragment',
      { path: '/webhooks#a' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    ['a path with a space', { path: '/web hooks' }, /'path' must be a path that begins with \/ and is matched exactly/],
    [
      'a path behind a host',
      { path: 'https://example.com/webhooks' },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    ['null for a path', { path: null }, /'path' must be a path that begins with \/ and is matched exactly/],
    [
      'a regular expression for a path',
      { path: /webhooks/ },
      /'path' must be a path that begins with \/ and is matched exactly/,
    ],
    ['a clock that is no function', { now: 1_700_000_000_000 }, /'now' must be a function/],
    ['a listener that is no function', { onRefused: 'log' }, /'onRefused' must be a function/],
    ["an adapter's own option that is no function", { onError: true }, /'onError' must be a function/],
    ['handlers in an array', { on: [] }, /'on' must be an object of handlers/],
    ['one handler for handlers', { on: () => {} }, /'on' must be/],
    ['null for handlers', { on: null }, /'on' must be/],
    ['a store that is none', { store: { reserve: () => {}, commit: () => {} } }, /'store' must be a delivery store/],
    ['null for a store', { store: null }, /'store'/],
    ['an inbox that is none', { inbox: {} }, /'inbox' must be an inbox/],
    ['handlers beside an inbox', { on: {}, inbox: { accept: () => {} } }, /'on' or 'inbox', not both/],
    ['a lease without a store', { lease: 60 }, /'lease' has no effect without a store/],
    ['a time to keep without a store', { keep: 60 }, /'keep' has no effect without a store/],
    ['a store failure without a store', { storeFailure: 'handle' }, /'storeFailure' has no effect without a store/],
    ['a lease of nothing', { store: memoryStore(), lease: 0 }, /'lease' must be a positive number of seconds/],
    ['a negative time to keep', { store: memoryStore(), keep: -1 }, /'keep' must be a positive number of seconds/],
    ['a store failure of its own', { store: memoryStore(), storeFailure: 'ignore' }, /'refuse' or 'handle'/],
    ['a handler that is no function', { on: { verification_code: 'log' } }, /handler of 'verification_code'/],
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
    ['no handlers', { on: {} }],
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
    ['an empty name', { name: '' }, 'a name of lower-case letters and digits'],
    ['a name with a colon', { name: 'a:b' }, 'a name of lower-case letters'],
    ['a name in upper case', { name: 'aCME' }, 'a name of lower-case letters'],
    ['a name that begins with a digit', { name: '1a' }, 'a name of lower-case letters'],
    ['no signature header', { signature: { headers: [] } }, 'acme: a provider needs a signature header.'],
    ['a header in upper case', header('X-Acme'), "acme: 'X-Acme' is not a header name in lower case."],
    ['a header with a colon behind', header('x-acme:'), "'x-acme:' is not a header name"],
    ['a timestamp header with a space', { timestamp: { header: 'x acme', tolerance: 1 } }, "'x acme' is not a header"],
    ['an empty type header', { typeHeader: '' }, "'' is not a header name"],
    ['a tolerance of nothing', tolerance(0), "acme: a provider's tolerance is a positive number of seconds."],
    ['a negative tolerance', tolerance(-1), "a provider's tolerance"],
    ['an endless tolerance', tolerance(Infinity), "a provider's tolerance"],
    ['no number for a tolerance', tolerance(Number.NaN), "a provider's tolerance"],
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
