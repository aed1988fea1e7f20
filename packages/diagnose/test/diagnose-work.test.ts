import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnoseWithin, diagnose } from '../src/index.js';
import { defineProvider, type Delivery, type Provider, type StaticSecret } from '@hooknotary/core';
import { akidotp, cardda, codesOf, get, kudosity, now, osapher, post, secret, seconds } from './diagnose-deliveries.js';

const AGAIN = 'the body written again as other JSON writers do';
const ALL = 256 * 1024 * 1024;

function workOf(provider: Provider, delivery: Delivery, bytes = ALL, given: StaticSecret = 'canary-other') {
  const budget = { bytes };
  const { causes, tried, untried } = diagnoseWithin(budget, provider, given, delivery, { now });
  return {
    spent: bytes - budget.bytes,
    codes: causes.map(({ code }) => code),
    tried,
    untried: Object.fromEntries(untried.map(({ what, why }) => [what, why])),
  };
}

describe('what a stranger sends is looked at once, not once for each of its characters:', () => {
  // By a pattern that begins anew at each of them these take minutes, and hours.
  it.each([
    ['line feeds that may end base64', post('akidotp', { body: `A${'\n'.repeat(1_000_000)}!` }), []],
    [
      'a signature of many digits',
      { ...post('akidotp'), headers: { 'x-akidotp-signature': `${'0'.repeat(2_000_000)}!` } },
      ['signature_unreadable'],
    ],
  ])('%s', (_what, delivery, codes) => {
    expect(workOf(akidotp, delivery).codes).toEqual(codes);
  });

  it('base64 that line ends divide and white space ends', () => {
    const base64 = Buffer.from('{"text":"canary-body"}').toString('base64');
    const lines = `${base64.slice(0, 8)}\r\n${base64.slice(8)} \t\r\n\n`;
    expect(codesOf(akidotp, secret, post('akidotp', { body: lines, signed: '{"text":"canary-body"}' }))).toEqual([
      'body_in_base64',
    ]);
  });
});

describe('the work of writing a body again', () => {
  const numbers = `[${'1,'.repeat(120_000)}1]`;

  it('is paid for: of JSON of many words not all writings are made, and that is said', () => {
    const { spent, untried } = workOf(akidotp, post('akidotp', { body: numbers, signed: '1' }));
    expect(spent).toBeLessThanOrEqual(ALL);
    expect(spent).toBeGreaterThan(ALL / 2);
    expect(untried[AGAIN]).toMatch(/^not in \d+ of the 31 ways, which would take too long$/);
  });

  it('is no more than half of all there may be', () => {
    const { untried, codes, spent } = workOf(akidotp, post('akidotp', { body: numbers }), 40_000_000, `${secret}\n`);
    expect(untried[AGAIN]).toMatch(/^not in \d+ of the 31 ways/);
    expect(codes).toEqual(['secret_has_white_space']);
    expect(spent).toBeLessThanOrEqual(40_000_000);
  });

  it('grows with the words as they do', () => {
    const spentFor = (words: number) =>
      workOf(akidotp, post('akidotp', { body: `[${'1,'.repeat(words)}1]`, signed: '1' }), Number.MAX_SAFE_INTEGER)
        .spent;
    // Both of more than 64 KiB, where members and values stay as they are.
    const [few, many] = [spentFor(40_000), spentFor(120_000)];
    expect(many).toBeGreaterThan(few * 2);
    expect(many).toBeLessThan(few * 3.3);
  });

  it('is not done where there is no signature to compare it with', () => {
    const delivery = { ...post('akidotp', { body: numbers }), headers: { 'x-akidotp-signature': 'canary' } };
    const { spent, codes, tried } = workOf(akidotp, delivery);
    expect({ codes, tried }).toEqual({
      codes: ['signature_unreadable'],
      tried: ['the signature in other headers and forms'],
    });
    expect(spent).toBeLessThan(1_000_000);
  });
});

describe('the work of reading queries', () => {
  it('is paid for: of long parameters not all orders are read, and that is said', () => {
    let read = 0;
    const counting = defineProvider<'counting', object>({
      name: 'counting',
      method: 'GET',
      signature: { headers: ['x-counting'] },
      signedContent: ({ url }) => {
        read += url.length;
        return [Buffer.from(url)];
      },
      types: {},
      typeOf: () => undefined,
    });
    const query = Array.from({ length: 8 }, (_each, at) => `p${at}=${'%41'.repeat(600)}`).join('&');
    const delivery = { ...get(query, ''), headers: { 'x-counting': '0'.repeat(64) } };
    const { untried, tried } = workOf(counting, delivery);
    expect(read).toBeLessThan(ALL / 4);
    expect(untried).toEqual({
      'the query in other orders': 'there is too much of it for the work that one diagnosis may do',
    });
    expect(tried).toContain('the query without some of its parameters');
  });

  it('is enough for every order of eight short ones', () => {
    const query = Array.from({ length: 8 }, (_each, at) => `message_id${at}=${at}23456789`).join('&');
    const { untried, tried } = workOf(kudosity, get(query, ''));
    expect(untried).toEqual({});
    expect(tried).toContain('the query in other orders');
  });
});

describe('headers by the hundred', () => {
  it('are combined with all the rest for no more than the work there may be', () => {
    const many = Object.fromEntries([
      ...Array.from({ length: 40 }, (_each, at) => [
        `a${at}`,
        Array.from({ length: 8 }, () => at)
          .map((each, part) => String(each * 8 + part).padStart(64, '0'))
          .join(','),
      ]),
      ...Array.from({ length: 50 }, (_each, at) => [`t${at}`, String(seconds + at)]),
    ]) as Record<string, string>;
    const { headers, ...delivery } = post('cardda', { body: '{"a":["é/"],"b":{"c":1}}', signed: 'canary' });
    const { spent, codes } = workOf(cardda, { ...delivery, headers: { ...many, ...headers } });
    expect(codes).toEqual([]);
    expect(spent).toBeLessThanOrEqual(ALL);
  });
});

describe('what a diagnosis says that it tried', () => {
  const LONG = JSON.stringify({ text: 'x'.repeat(1_100_000) });

  it('is all that there is, for a small delivery', () => {
    const { tried, untried } = workOf(cardda, post('cardda', { signed: '1' }));
    expect({ tried, untried }).toEqual({
      tried: [
        'the signature in other headers and forms',
        'the time in other headers and forms',
        'the body with another end, and with and without a byte order mark',
        'the body with other line ends',
        'the body in other encodings and normal forms',
        'the body without what may have been put around it, and with white space that may be lost',
        "texts that programs sign in a body's place, its digests, and the body encoded once more",
        AGAIN,
        'its members in other orders, and its numbers, times and empty values in other spellings',
        'the body decoded from base64, and decompressed',
        'the body with time, ID, method and URL in other orders and with other marks, and as other senders do',
        'the secret with other white space, quotes, prefix and encoding',
        'the times near the one that came',
      ],
      untried: {},
    });
  });

  it('names the senders whose secrets it looked at', () => {
    const secrets = { cardda: 'canary-1', osapher: 'canary-2', akidotp: 'canary-3' };
    const { tried } = diagnose(akidotp, secret, post('akidotp', { signed: '1' }), { secrets });
    expect(tried).toContain('the secrets of Cardda, Osapher');
  });

  it('is nothing where the delivery verifies', () => {
    expect(diagnose(akidotp, secret, post('akidotp'), { now })).toMatchObject({ tried: [], untried: [] });
  });

  it('leaves out what is not tried of a body of more than 1 MiB, and says why', () => {
    const signed = JSON.stringify(JSON.parse(LONG), null, 2);
    const { codes, tried, untried } = workOf(akidotp, post('akidotp', { body: LONG, signed }), ALL, secret);
    expect(codes).toEqual([]);
    expect(tried).not.toContain(AGAIN);
    expect(untried).toEqual({
      'the body with other line ends': 'it is longer than 1 MiB',
      'the body in other encodings and normal forms': 'it is longer than 64 KiB',
      'the body without what may have been put around it, and with white space that may be lost':
        'it is longer than 64 KiB',
      "texts that programs sign in a body's place, its digests, and the body encoded once more":
        'it is longer than 64 KiB',
      [AGAIN]: 'it is longer than 1 MiB',
      'the body with time, ID, method and URL in other orders and with other marks, and as other senders do':
        'it is longer than 64 KiB',
      'the secret with other white space, quotes, prefix and encoding':
        'there is too much of it for the work that one diagnosis may do',
    });
  });

  it.each([
    ['a body that is no JSON', 'canary', { [AGAIN]: 'it is not JSON' }],
    ['a body of too many words', `[${'1,'.repeat(130_000)}1]`, { [AGAIN]: 'it has more than 250000 words and marks' }],
    [
      'a body that is too long once decompressed',
      gzipSync(Buffer.alloc(2 * 1024 * 1024)),
      { [AGAIN]: 'it is not JSON', 'the body decoded from base64, and decompressed': 'more than 1 MiB comes out' },
    ],
  ])('leaves out what is not tried of %s', (_what, body, untried) => {
    expect(workOf(akidotp, post('akidotp', { body, signed: '1' })).untried).toMatchObject(untried);
  });

  it.each([
    ['no query', '', 'there is none', 'there is none'],
    ['a long query', `a=${'x'.repeat(17_000)}`, 'the URL is longer than 16 KiB', 'the URL is longer than 16 KiB'],
    ['many parameters', 'a=&'.repeat(65), undefined, 'it has more than 64 parameters'],
  ])('leaves out what is not tried of %s', (_what, query, forms, pieces) => {
    const { untried } = workOf(kudosity, get(query, '1'));
    expect([
      untried['the query in other encodings, as text and as other JSON'],
      untried['the query without some of its parameters'],
    ]).toEqual([forms, pieces]);
  });

  it('leaves out signatures beyond those that are looked at', () => {
    const why = (headers: Record<string, string>) =>
      workOf(osapher, { ...post('osapher', { signed: '1' }), headers }).untried[
        'the signature in other headers and forms'
      ];
    const { headers } = post('osapher', { signed: '1' });
    const others = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_each, at) => [`x-${at}`, 'y']));
    expect(why(headers)).toBeUndefined();
    expect(why({ ...headers, ...others(99) })).toBeUndefined();
    expect(why({ ...headers, ...others(100) })).toBe('only the first 100 headers');
    expect(why({ ...headers, 'x-list': 'a,'.repeat(8) })).toBe('only the first 8 parts of a header');
  });

  it('is nothing of which not every change by itself was tried', () => {
    const { tried, untried } = workOf(akidotp, post('akidotp', { body: LONG, signed: '1' }), 5_000_000);
    expect(tried).not.toContain('the secret with other white space, quotes, prefix and encoding');
    expect(untried['the secret with other white space, quotes, prefix and encoding']).toBe(
      'there is too much of it for the work that one diagnosis may do',
    );
    expect(workOf(akidotp, post('akidotp', { body: LONG, signed: '1' }), 1000).tried).toEqual([]);
  });
});

describe('a cause that shows in the bytes as they arrived', () => {
  it.each([
    ['body_compacted', '{"a": 1}', '{"a":1}'],
    ['body_newline_lost', '{"a":1}\n', '{"a":1}'],
    ['body_decoded_as_latin1', '{"a":"é"}', Buffer.from(Buffer.from('{"a":"é"}').toString('latin1'))],
    ['body_in_base64', '{"a":1}', Buffer.from('{"a":1}').toString('base64')],
  ])('has advice for what stands in front of the receiver: %s', (code, signed, body) => {
    const [cause] = diagnose(akidotp, secret, post('akidotp', { body, signed }), { now }).causes;
    expect(cause).toMatchObject({ code, inFront: expect.stringMatching(/before it came here/) as unknown });
    expect(cause?.inFront).not.toMatch(/express|koa|fastify|plugin|middleware|event\./i);
  });

  it('has none beside what is the same everywhere', () => {
    const [cause] = diagnose(akidotp, `${secret} `, post('akidotp'), { now }).causes;
    expect(cause).toMatchObject({ code: 'secret_has_white_space', inFront: undefined });
  });
});
