import { describe, expect, it } from 'vitest';
import { createVerifier, defineProvider, signDelivery, type Delivery } from '@hooknotary/core';
import { diagnose } from '../src/index.js';
import {
  akidotp,
  cardda,
  codesOf,
  get,
  hmac,
  idenfy,
  kudosity,
  now,
  osapher,
  post,
  secret,
  senders,
} from './diagnose-deliveries.js';

const body = '{"text":"canary-body"}';

describe.each(senders)('the signature header of $provider.name', ({ provider, header, prefix }) => {
  const genuine = post(provider.name, { body });
  const value = String(genuine.headers[header as keyof typeof genuine.headers]);
  const hex = value.slice(prefix.length);
  const bytes = Buffer.from(hex, 'hex');
  const { [header as keyof typeof genuine.headers]: _signature, ...others } = genuine.headers;
  const codesWith = (headers: Delivery['headers']) =>
    codesOf(provider, secret, { ...genuine, headers: { ...others, ...headers } as Delivery['headers'] });

  it.each([
    ['has white space around its value', ` ${value} `, ['signature_has_white_space']],
    ['has quotes around its value', `"${value}"`, ['signature_has_quotes']],
    ['has single quotes around its value', `'${value}'`, ['signature_has_quotes']],
    ['comes twice, joined', `${value}, ${value}`, ['signature_sent_twice']],
    ['comes twice', [value, value], ['signature_sent_twice']],
    ['comes with another one', [`${prefix}${'0'.repeat(64)}`, value], ['signature_sent_twice']],
    ['is one of two parts of it', `v=1,${value}`, ['signature_in_list']],
    ['is one of three parts of it', `${value}, v1, v2`, ['signature_in_list']],
    ['stands between commas', `,${value},`, ['signature_in_list']],
    [
      'is one of two parts of it, in base64',
      `v1,${bytes.toString('base64')}`,
      ['signature_in_list', ...(prefix === '' ? [] : ['signature_prefix_changed']), 'signature_in_base64'],
    ],
    [
      'is the value of one of two parts of it',
      `v=1,sig=${hex}`,
      ['signature_in_list', prefix === '' ? 'signature_prefix_added' : 'signature_prefix_changed'],
    ],
    ['comes twice, once in a list', [`v=1,${value}`, 'v=2'], ['signature_sent_twice', 'signature_in_list']],
    ['is in base64', prefix + bytes.toString('base64'), ['signature_in_base64']],
    ['is in base64url', prefix + bytes.toString('base64url'), ['signature_in_base64']],
    [
      'has too long a prefix',
      `hmac-sha256=${hex}`,
      [prefix === '' ? 'signature_prefix_added' : 'signature_prefix_changed'],
    ],
    [
      'has a prefix with a space',
      `HMAC ${hex}`,
      [prefix === '' ? 'signature_prefix_added' : 'signature_prefix_changed'],
    ],
  ])('%s', (_what, text, codes) => {
    expect(codesWith({ [header]: text })).toEqual(codes);
  });

  it('stands under another name', () => {
    expect(codesWith({ 'x-renamed-signature': value })).toEqual(['signature_header_renamed']);
    expect(codesWith({ [header]: `${prefix}${'0'.repeat(64)}`, 'X-Signature-256': value })).toEqual([
      'signature_header_renamed',
    ]);
    const headers = new Headers({ ...others, 'x-renamed-signature': value });
    expect(codesOf(provider, secret, { ...genuine, headers })).toEqual(['signature_header_renamed']);
  });

  it('is named in lower case', () => {
    const delivery = { ...genuine, headers: { ...others, 'X-Renamed-Signature': value } };
    expect(diagnose(provider, secret, delivery, { now }).causes.map(({ proof }) => proof)).toEqual([
      "The signature stands in the header 'x-renamed-signature'.",
    ]);
  });

  it('is missing', () => {
    expect(codesWith({})).toEqual(['signature_missing']);
    expect(codesWith({ 'x-request-id': 'canary' })).toEqual(['signature_missing']);
    const headers = { get: () => null };
    expect(codesOf(provider, secret, { ...genuine, headers })).toEqual(['signature_missing']);
  });

  it.each([
    ['empty', ''],
    ['of SHA-1', `${prefix}${'0'.repeat(40)}`],
    ['of SHA-512', `${prefix}${'0'.repeat(128)}`],
    ['cut to less than 8 bytes', value.slice(0, prefix.length + 15)],
    ['no signature', 'canary-canary'],
  ])('is unreadable where it is %s', (_what, text) => {
    expect(codesWith({ [header]: text })).toEqual(['signature_unreadable']);
  });

  it('is right as far as it goes where it is cut', () => {
    expect(codesWith({ [header]: value.slice(0, -1) })).toEqual(['signature_cut_short']);
    expect(codesWith({ [header]: value.slice(0, prefix.length + 16) })).toEqual(['signature_cut_short']);
    expect(codesWith({ [header]: `${value.slice(0, -8)}000000` })).toEqual(['signature_unreadable']);
  });

  it('and the secret are wrong at once', () => {
    const headers = { ...others, 'x-renamed-signature': bytes.toString('base64url') } as Delivery['headers'];
    expect(codesOf(provider, `'${secret}'`, { ...genuine, headers })).toEqual([
      'signature_header_renamed',
      ...(prefix === '' ? [] : ['signature_prefix_missing']),
      'signature_in_base64',
      'secret_has_quotes',
    ]);
  });
});

describe('the prefix of osapher', () => {
  const hex = hmac(body).toString('hex');
  it.each([
    ['missing', hex, 'signature_prefix_missing'],
    ['in capitals', `SHA256=${hex}`, 'signature_prefix_changed'],
    ['with a colon', `sha256:${hex}`, 'signature_prefix_changed'],
    ['another', `v1=${hex}`, 'signature_prefix_changed'],
  ])('is %s', (_what, text, code) => {
    expect(
      codesOf(osapher, secret, { ...post('osapher', { body }), headers: { 'x-osapher-signature': text } }),
    ).toEqual([code]);
  });

  it('is said to be missing only where nothing else stands in front', () => {
    const proofOf = (text: string) => {
      const delivery = { ...post('osapher', { body }), headers: { 'x-osapher-signature': text } };
      return diagnose(osapher, secret, delivery, { now })
        .causes.map(({ proof }) => proof)
        .join(' ');
    };
    expect(proofOf(hex)).toContain("'sha256=' is missing in front of it");
    expect(proofOf(`v1,${hex}`)).toContain("not exactly 'sha256=' stands in front of it");
    expect(proofOf(`v1,${hex}`)).not.toContain('is missing');
    expect(proofOf(`v1,${hex}`)).toContain('one of 2 parts of its header');
  });

  it('says nothing of headers that disagree where they agree', () => {
    const capitals = `SHA256=${hex}`;
    const codesWith = (first: string, second: string) => {
      const headers = { 'x-osapher-signature': first, 'x-verinty-signature': second };
      return codesOf(osapher, secret, { ...post('osapher', { body }), headers });
    };
    expect(codesWith(capitals, capitals)).toEqual(['signature_prefix_changed']);
    expect(codesWith(`sha256=${hex}`, capitals)).toEqual(['signature_prefix_changed']);
    expect(codesWith(capitals, `"sha256=${hex}"`)).toEqual(['signature_prefix_changed', 'signature_has_quotes']);
    expect(codesWith(capitals, `sha256=${'0'.repeat(64)}`)).toEqual([
      'signature_headers_disagree',
      'signature_prefix_changed',
    ]);
  });

  it('is right in one of two headers alone', () => {
    const headers = { 'x-osapher-signature': `sha256=${hex}`, 'x-verinty-signature': `sha256=${'0'.repeat(64)}` };
    expect(codesOf(osapher, secret, { ...post('osapher', { body }), headers })).toEqual(['signature_headers_disagree']);
    const unreadable = { ...headers, 'x-verinty-signature': 'canary' };
    expect(codesOf(osapher, secret, { ...post('osapher', { body }), headers: unreadable })).toEqual([
      'signature_headers_disagree',
    ]);
  });
});

describe('a prefix with a comma in it', () => {
  const shop = defineProvider<'shop', object>({
    name: 'shop',
    signature: { headers: ['x-shop-signature'], prefix: 'v1,' },
    types: {},
    typeOf: () => undefined,
  });
  const bytes = hmac(body);
  const hex = bytes.toString('hex');

  it.each([
    ['is there', `v1,${bytes.toString('base64')}`, ['signature_in_base64']],
    ['is there in front of the right hexadecimal digits, in quotes', `"v1,${hex}"`, ['signature_has_quotes']],
    ['is another', `v2,${hex}`, ['signature_in_list', 'signature_prefix_changed']],
    ['comes twice', `v1,${hex}, v1,${hex}`, ['signature_sent_twice']],
    ['comes in front of one of two', `v1,${hex}, v2,${hex}`, ['signature_in_list', 'signature_prefix_changed']],
  ])('%s', (_what, text, codes) => {
    const delivery = { ...post('akidotp', { body }), headers: { 'x-shop-signature': text } };
    expect(codesOf(shop, secret, delivery)).toEqual(codes);
  });
});

describe('a delivery of another sender', () => {
  const providers = { akidotp, cardda, idenfy, osapher };

  it.each(
    senders
      .flatMap((sender) =>
        Object.values(providers).map((provider) => [sender.provider.name, provider.name, provider] as const),
      )
      .filter(([sent, given]) => sent !== given),
  )('of %s is found out as one by %s', (sent, _given, provider) => {
    expect(codesOf(provider, secret, post(sent, { body }))).toEqual(['sent_by_another_provider']);
    const secrets = { [sent]: 'canary-of-the-other' };
    expect(codesOf(provider, secret, post(sent, { body, key: 'canary-of-the-other' }), { secrets })).toEqual([
      'sent_by_another_provider',
      'secret_of_another_provider',
    ]);
  });

  it('of kudosity is found out, its method, too', () => {
    expect(codesOf(akidotp, secret, get('a=canary', '{"a":"canary"}'))).toEqual([
      'method_not_allowed',
      'sent_by_another_provider',
    ]);
    expect(codesOf(kudosity, secret, post('akidotp', { body }))).toEqual([
      'method_not_allowed',
      'sent_by_another_provider',
    ]);
  });

  it("under another sender's header is only that", () => {
    const headers = { 'x-cardda-signature': hmac(body).toString('hex') };
    expect(codesOf(akidotp, secret, { ...post('akidotp', { body }), headers })).toEqual(['signature_header_renamed']);
  });

  it('is not one, where that sender does not use the method', () => {
    const delivery = get('a=canary', '{"a":"canary"}');
    expect(codesOf(akidotp, secret, { ...delivery, method: 'POST' })).toEqual(['signature_missing']);
  });

  it("of a known sender whom one describes anew is looked at as one's own", () => {
    const other = defineProvider<'akidotp', object>({
      name: 'akidotp',
      signature: { headers: ['x-akidotp-signature'], prefix: 'v1=' },
      types: {},
      typeOf: () => undefined,
    });
    expect(codesOf(other, secret, post('akidotp', { body }))).toEqual(['signature_prefix_missing']);
  });

  it("of a sender of one's own is looked at as one's own", () => {
    const shop = defineProvider<'shop', object>({
      name: 'shop',
      signature: { headers: ['x-akidotp-signature'], prefix: 'v1=' },
      types: {},
      typeOf: () => undefined,
    });
    const delivery = signDelivery(shop, secret, body);
    expect(createVerifier(shop, secret)(delivery).provider).toBe('shop');
    expect(codesOf(shop, `${secret} `, delivery)).toEqual(['secret_has_white_space']);
  });
});

describe('the method', () => {
  it('is explained by a redirect, and by another interface where the sender calls back by GET', () => {
    const fixOf = (delivery: Delivery, provider: typeof akidotp | typeof kudosity) =>
      diagnose<never>(provider as never, secret, delivery, { now }).causes[0]?.fix.express;
    expect(fixOf({ ...post('akidotp', { body }), method: 'GET' }, akidotp)).toMatch(/^(?!.*Kudosity).*redirect/);
    expect(fixOf(post('akidotp', { body }), kudosity)).toMatch(/^(?!.*redirect).*Kudosity V2/);
  });

  it.each(['GET', 'PUT', 'post', '\u001b[31m', 'canary-canary'])('%j is found out, and nothing else', (method) => {
    expect(codesOf(akidotp, secret, { ...post('akidotp', { body }), method })).toEqual(['method_not_allowed']);
  });

  it('and the secret are wrong at once', () => {
    expect(codesOf(akidotp, `${secret}\t`, { ...post('akidotp', { body }), method: 'PUT' })).toEqual([
      'method_not_allowed',
      'secret_has_white_space',
    ]);
  });
});

describe('a payload that was signed and cannot be taken', () => {
  it.each([
    ['is no JSON', 'canary-canary'],
    ['is not UTF-8', Buffer.from('"canary-\xff"', 'latin1')],
    ['would set a prototype', '{"__proto__":{}}'],
    ['is empty', ''],
  ])('%s', (_what, signed) => {
    expect(codesOf(akidotp, secret, post('akidotp', { body: signed }))).toEqual(['payload_malformed']);
  });

  it('of idenfy lacks the event type that has no body', () => {
    expect(codesOf(idenfy, secret, post('idenfy', { body: '' }))).toEqual(['event_type_missing']);
    expect(codesOf(idenfy, secret, post('idenfy', { body: 'canary' }))).toEqual(['payload_malformed']);
  });
});
