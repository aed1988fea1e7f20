import { describe, expect, it } from 'vitest';
import { showContent, showHeader } from '../src/listen/sensitive.ts';
import type { Shown } from '../src/listen/wire.ts';

const toText = ({ base64 }: Shown) => Buffer.from(base64, 'base64').toString('latin1');
const hide = (text: string, provider = 'akidotp') => toText(showContent(text, { provider, reveal: false }));
const DIGEST = '5f'.repeat(32);

describe('what is sensitive of a content', () => {
  it.each([
    [
      'phone numbers by their names',
      'akidotp',
      '{"phone": "971501234567","a":"971501234567 too"}',
      '{"phone": "************","a":"************ too"}',
    ],
    ['phone numbers by their form', 'osapher', '{"a":"call +61400000001"}', '{"a":"call ************"}'],
    ['phone numbers as numbers', 'akidotp', '{"mobile":61400000001}', '{"mobile":***********}'],
    [
      'phone numbers in a query',
      'kudosity',
      '/hook?mobile=61400000001&status=delivered',
      '/hook?mobile=***********&status=delivered',
    ],
    [
      'phone numbers in an idempotency key',
      'kudosity',
      '{"id":"kudosity:7:61400000001","mobile":"61400000001"}',
      '{"id":"kudosity:7:***********","mobile":"***********"}',
    ],
    [
      'the text that holds a code',
      'cardda',
      '{"body":"es \\"123456\\"","vendor_card_id":"12345"}',
      '{"body":"*************","vendor_card_id":"12345"}',
    ],
    ['the code itself', 'cardda', '{"code":"123456","note":"or 654321."}', '{"code":"******","note":"or ******."}'],
    ['a code in what is no JSON', 'cardda', 'body=es 123456', 'body=** ******'],
    ['a code in JSON within JSON', 'cardda', String.raw`"{\"body\":\"12\"}"`, String.raw`"{\"body\":\"**\"}"`],
    [
      'an answer with a code',
      'kudosity',
      '?response=code+123456&message_id=123456',
      '?response=***********&message_id=123456',
    ],
    ['signatures', 'akidotp', `x ${DIGEST} y`, `x ${'*'.repeat(64)} y`],
    [
      'signatures of any encoding, in the lines of a shell',
      'shopify',
      "--header 'x-shopify-hmac-sha256: q83vASNFZ4mrze8BI0VniavN7w=='",
      `--header 'x-shopify-hmac-sha256: ${'*'.repeat(28)}'`,
    ],
  ])('is blanked out, length and all else kept: %s', (_what, provider, text, hidden) => {
    expect(hide(text, provider)).toBe(hidden);
    expect(toText(showContent(text, { provider, reveal: true }))).toBe(text);
  });

  it.each([
    ['an answer without a code', 'kudosity', '?response=yes&message_id=123456'],
    ['identifiers', 'akidotp', '{"requestId":"123456","verifiedAt":"2026-04-04T14:30:00.000Z"}'],
    ['lengths that are no code', 'cardda', '{"id":"446655440000","vendor_card_id":"12345","n":1234567}'],
  ])('is not %s', (_what, provider, text) => {
    expect(hide(text, provider)).toBe(text);
  });

  it('is found by position in bytes, whatever stands before it', () => {
    const text = '{"name":"Jörg 💌","phone":"+4912345678","ok":"ü"}';
    const { base64, sensitive } = showContent(text, { provider: 'akidotp', reveal: false });
    expect(Buffer.from(base64, 'base64').toString()).toBe('{"name":"Jörg 💌","phone":"***********","ok":"ü"}');
    expect(sensitive).toHaveLength(1);
  });

  it.each([
    '"phone'.repeat(170_000),
    '"'.repeat(1_000_000),
    '"mobile":"\\'.repeat(90_000),
    'phone'.repeat(200_000),
    '\\"body\\":\\"'.repeat(80_000),
    '?mobile=123456&'.repeat(60_000),
    '+1234567,'.repeat(100_000),
  ])('is searched for in a second, however hostile it is: %#', { timeout: 5_000 }, (text) => {
    expect(hide(text, 'cardda')).toHaveLength(text.length);
  });
});

describe('what is sensitive of a header', () => {
  it.each([
    ['X-Akidotp-Signature', DIGEST, '*'.repeat(64)],
    ['x-osapher-signature', `sha256=${DIGEST}`, `sha256=${'*'.repeat(64)}`],
    ['Authorization', 'Basic abc', '*********'],
    ['content-type', 'application/json', 'application/json'],
    ['X-Payload-Digest', '5f5f', '****'],
    ['plaid-verification', 'ey.ey.x', '*******'],
    ['x-cardda-timestamp', '1644512345', '1644512345'],
  ])('of %s is blanked out where it is one', (name, value, hidden) => {
    expect(toText(showHeader(name, value, { reveal: false }))).toBe(hidden);
    expect(toText(showHeader(name, value, { reveal: true }))).toBe(value);
  });
});
