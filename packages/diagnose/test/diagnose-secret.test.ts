import { describe, expect, it } from 'vitest';
import type { StaticSecret } from '@hooknotary/core';
import { akidotp, codesOf, get, kudosity, post, secret, senders } from './diagnose-deliveries.js';

const bytes = Buffer.from('canary-bytes-\xff-of-a-key', 'latin1');
const base64 = bytes.toString('base64');
const hex = bytes.toString('hex');
const bare = secret.slice('whsec_'.length);

const mistakes: readonly (readonly [
  what: string,
  given: StaticSecret,
  real: string | Uint8Array,
  codes: readonly string[],
])[] = [
  ['has a line feed behind it', `${secret}\n`, secret, ['secret_has_white_space']],
  ['has a carriage return and a line feed behind it', `${secret}\r\n`, secret, ['secret_has_white_space']],
  ['has a space in front of it', ` ${secret}`, secret, ['secret_has_white_space']],
  ['has a byte order mark in front of it', `\ufeff${secret}`, secret, ['secret_has_invisible_characters']],
  ['has a line feed behind its bytes', Buffer.from(`${secret}\n`), secret, ['secret_has_white_space']],
  ['stands in double quotes', `"${secret}"`, secret, ['secret_has_quotes']],
  ['stands in single quotes', `'${secret}'`, secret, ['secret_has_quotes']],
  ['stands in backward quotes', `\`${secret}\``, secret, ['secret_has_quotes']],
  ['stands in curly quotes', `“${secret}”`, secret, ['secret_has_quotes']],
  ['stands in quotes and white space', `"${secret}"\r\n`, secret, ['secret_has_white_space', 'secret_has_quotes']],
  ['stands in white space and quotes', `" ${secret} "`, secret, ['secret_has_quotes', 'secret_has_white_space']],
  ['has a line feed behind it at the sender, too', `${secret}\n`, `${secret}\n`, ['secret_white_space_at_sender']],
  ['has a line feed behind it at the sender', secret, `${secret}\n`, ['secret_lost_white_space']],
  ['has a carriage return behind it at the sender', secret, `${secret}\r\n`, ['secret_lost_white_space']],
  ['has a space behind it at the sender', secret, `${secret} `, ['secret_lost_white_space']],
  ['has a space in front of it at the sender', secret, ` ${secret}`, ['secret_lost_white_space']],
  ['stands in double quotes at the sender', secret, `"${secret}"`, ['secret_lost_quotes']],
  ['stands in single quotes at the sender', secret, `'${secret}'`, ['secret_lost_quotes']],
  ['stands in backward quotes at the sender', secret, `\`${secret}\``, ['secret_lost_quotes']],
  ['is empty at the sender', secret, '', ['secret_empty_at_sender']],
  ['is empty at the sender, and quotes here', '""', '', ['secret_empty_at_sender']],
  ['has a prefix that is no part of it', secret, bare, ['secret_has_prefix']],
  ['lacks its prefix', bare, secret, ['secret_lost_prefix']],
  ['is to be decoded from base64', base64, bytes, ['secret_is_base64']],
  ['is to be decoded from base64 without padding', base64.replace(/=+$/, ''), bytes, ['secret_is_base64']],
  ['is to be decoded from base64url', bytes.toString('base64url'), bytes, ['secret_is_base64']],
  ['is to be decoded from base64 behind its prefix', `whsec_${base64}`, bytes, ['secret_is_base64']],
  ['is to be decoded from hexadecimal', hex, bytes, ['secret_is_hex']],
  ['is to be decoded from capitals', hex.toUpperCase(), bytes, ['secret_is_hex']],
  ['was decoded from base64', bytes, base64, ['secret_was_decoded']],
  ['was decoded from base64 without padding', bytes, base64.replace(/=+$/, ''), ['secret_was_decoded']],
  ['was decoded from base64url', bytes, bytes.toString('base64url'), ['secret_was_decoded']],
  ['was decoded from base64 behind a prefix', bytes, `whsec_${base64}`, ['secret_was_decoded']],
  ['was decoded from hexadecimal', bytes, hex, ['secret_was_decoded']],
  ['was decoded from capitals', bytes, hex.toUpperCase(), ['secret_was_decoded']],
  ['was decoded, and is text', 'canary-text', Buffer.from('canary-text').toString('hex'), ['secret_was_decoded']],
  ['is to be decoded, and has a line feed', `${hex}\n`, bytes, ['secret_has_white_space', 'secret_is_hex']],
  ['is one of two, with a space', ['canary-other-secret', `${secret} `], secret, ['secret_has_white_space']],
];

describe.each(senders)('the secret of $provider.name', ({ provider }) => {
  it.each(mistakes)('%s', (_what, given, real, codes) => {
    expect(codesOf(provider, given, post(provider.name, { key: real }))).toEqual(codes);
  });

  it('is given for another provider', () => {
    const delivery = post(provider.name, { key: 'canary-of-the-shop' });
    const secrets = { shop: ['canary-of-old', 'canary-of-the-shop'] };
    expect(codesOf(provider, secret, delivery, { secrets })).toEqual(['secret_of_another_provider']);
    expect(codesOf(provider, secret, delivery, { secrets: { shop: 'canary-of-old' } })).toEqual([]);
    expect(codesOf(provider, secret, delivery, { secrets: { [provider.name]: 'canary-of-the-shop' } })).toEqual([]);
  });

  it('is another one altogether', () => {
    expect(codesOf(provider, 'canary-one', post(provider.name, { key: 'canary-two' }))).toEqual([]);
  });

  it('and the body are wrong at once', () => {
    const delivery = post(provider.name, { signed: '{"text" : "canary"}', body: '{"text":"canary"}' });
    const spaced = post(provider.name, { signed: '{\n  "text": "canary"\n}', body: '{"text":"canary"}' });
    expect(codesOf(provider, `${secret}\n`, delivery)).toEqual([]);
    expect(codesOf(provider, `${secret}\n`, spaced).toSorted()).toEqual(['body_compacted', 'secret_has_white_space']);
  });
});

describe('the secret of kudosity', () => {
  it.each(mistakes)('%s', (_what, given, real, codes) => {
    const delivery = get('mobile=61400000001&status=delivered', '{"mobile":"61400000001","status":"delivered"}', real);
    expect(codesOf(kudosity, given, delivery)).toEqual(codes);
  });
});

it('of two secrets is taken as it is, though the other one spells it', () => {
  const delivery = post('akidotp', { body: '{"a":1}\n', signed: '{"a":1}', key: 'canary' });
  expect(codesOf(akidotp, [Buffer.from('canary').toString('base64'), 'canary'], delivery)).toEqual([
    'body_newline_added',
  ]);
});

it('what a text spells by accident claims nothing', () => {
  expect(codesOf(akidotp, 'abcd', post('akidotp', { key: 'dcba' }))).toEqual([]);
});
