import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { akidotp, codesOf, post, secret, senders } from './diagnose-deliveries.js';

const value = { text: 'Zürich / "canary" \u2028 <b>', list: [1, [], {}, { a: null }], price: 1.5, emoji: '😀' };
const compact = JSON.stringify(value);

// Written by PHP 8.2 and Python 3.11 of the value above.
const php = String.raw`{"text":"Z\u00fcrich \/ \"canary\" \u2028 <b>","list":[1,[],{},{"a":null}],"price":1.5,"emoji":"\ud83d\ude00"}`;
const phpSlashes = php.replace(String.raw`\/`, '/');
const phpUnicode = String.raw`{"text":"Zürich \/ \"canary\" \u2028 <b>","list":[1,[],{},{"a":null}],"price":1.5,"emoji":"😀"}`;
const python = String.raw`{"text": "Z\u00fcrich / \"canary\" \u2028 <b>", "list": [1, [], {}, {"a": null}], "price": 1.5, "emoji": "\ud83d\ude00"}`;
const pythonUnicode = `{"text": "Zürich / \\"canary\\" \u2028 <b>", "list": [1, [], {}, {"a": null}], "price": 1.5, "emoji": "😀"}`;
const go = String.raw`{"text":"Zürich / \"canary\" \u2028 \u003cb\u003e","list":[1,[],{},{"a":null}],"price":1.5,"emoji":"😀"}`;
const phpPretty = String.raw`{
    "text": "Z\u00fcrich \/ \"canary\" \u2028 <b>",
    "list": [
        1,
        [],
        {},
        {
            "a": null
        }
    ],
    "price": 1.5,
    "emoji": "\ud83d\ude00"
}`;

describe.each(senders)('a delivery of $provider.name', ({ provider }) => {
  const codesFor = (signed: string | Uint8Array, body: string | Uint8Array) =>
    codesOf(provider, secret, post(provider.name, { body, signed }));

  it.each([
    ['an indent of 2', JSON.stringify(value, null, 2)],
    ['an indent of 4', JSON.stringify(value, null, 4)],
    ['lines without an indent', JSON.stringify(value, null, 1).replace(/\n +/g, '\n')],
    ['tabs', JSON.stringify(value, null, '\t')],
    ["Python's spaces", pythonUnicode],
    ['an indent and a line feed behind it', `${JSON.stringify(value, null, 2)}\n`],
    ['spaces as people write them', pythonUnicode.replaceAll(/\{(?!\})/g, '{ ').replaceAll(/(?<!\{)\}/g, ' }')],
  ])('was compacted, where what was signed has %s', (_what, signed) => {
    expect(codesFor(signed, compact)).toEqual(['body_compacted']);
  });

  it.each([
    ['compact', compact],
    ['indented by 2', JSON.stringify(value, null, 2)],
  ])('was given spaces, where what was signed is %s', (_what, signed) => {
    expect(codesFor(signed, JSON.stringify(value, null, 3))).toEqual(['body_spaced']);
  });

  it.each([
    ['PHP', php],
    ['PHP without escaped slashes', phpSlashes],
    ['PHP without escaped letters', phpUnicode],
    ['PHP, pretty-printed,', phpPretty],
    ['Python', python],
    ['Go', go],
  ])('was written again, where %s wrote what was signed', (_what, signed) => {
    expect(codesFor(signed, compact)).toEqual(['body_reserialised']);
  });

  it.each([
    ['PHP', php],
    ['Python', python],
  ])('was written again by %s', (_what, body) => {
    expect(codesFor(compact, body)).toEqual(['body_reserialised']);
  });

  it('was written again, where Python escapes the one control character that others let stand', () => {
    expect(codesFor(String.raw`{"a":"\u007f"}`, '{"a":"\u007f"}')).toEqual(['body_reserialised']);
  });

  it('was written again, numbers, order, and members of one name as they were', () => {
    const signed = '{"b": 1.0, "2": 1e400, "a": 123456789012345678901, "b": true, "__proto__": {}}';
    expect(codesFor(signed, signed.replaceAll(' ', ''))).toEqual(['body_compacted']);
  });

  it.each([
    ['lost a line feed', `${compact}\n`, compact, 'body_newline_lost'],
    ['lost a carriage return and a line feed', `${compact}\r\n`, compact, 'body_newline_lost'],
    ['was given a line feed', compact, `${compact}\n`, 'body_newline_added'],
    ['was given a carriage return and a line feed', compact, `${compact}\r\n`, 'body_newline_added'],
    ['had its line feeds converted', '{\n"a":"canary"\n}', '{\r\n"a":"canary"\r\n}', 'body_line_ends_changed'],
    ['had its carriage returns taken', '{\r\n"a":"canary"\r\n}', '{\n"a":"canary"\n}', 'body_line_ends_changed'],
    ['lost its byte order mark', `\ufeff${compact}`, compact, 'body_bom_lost'],
    ['was given a byte order mark', compact, `\ufeff${compact}`, 'body_bom_added'],
    [
      'was read as Latin-1 and written as UTF-8',
      compact,
      Buffer.from(Buffer.from(compact).toString('latin1')),
      'body_decoded_as_latin1',
    ],
    [
      'was written as Latin-1',
      '{"a":"Zürich canary"}',
      Buffer.from('{"a":"Zürich canary"}', 'latin1'),
      'body_encoded_as_latin1',
    ],
    ['came as base64', compact, Buffer.from(compact).toString('base64'), 'body_in_base64'],
    ['was given a body though none was signed', '', compact, 'body_signed_empty'],
  ])('%s', (_what, signed, body, code) => {
    expect(codesFor(signed, body)).toEqual([code]);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate without a head', deflateRawSync],
    ['brotli', brotliCompressSync],
  ])('was compressed with %s', (_what, compress) => {
    const delivery = post(provider.name, { signed: compact, body: compress(compact) });
    expect(codesOf(provider, secret, delivery)).toEqual(['body_compressed']);
    const headers = { ...delivery.headers, 'content-encoding': 'gzip' };
    expect(codesOf(provider, secret, { ...delivery, headers })).toEqual(['body_compressed']);
  });

  it('has a content encoding, whatever was signed', () => {
    const { headers, ...delivery } = post(provider.name);
    const encoded = { ...delivery, headers: { ...headers, 'content-encoding': 'br' } };
    expect(codesOf(provider, secret, encoded)).toEqual(['content_encoding_unsupported']);
    expect(codesOf(provider, 'another', encoded)).toEqual(['content_encoding_unsupported']);
  });

  it.each([
    ['text', compact, compact, ['body_already_parsed']],
    ['an object', value, compact, ['body_already_parsed']],
    ['an object of what had spaces', value, python, ['body_already_parsed', 'body_reserialised']],
    [
      'text of one character a byte',
      Buffer.from(compact).toString('latin1'),
      compact,
      ['body_already_parsed', 'body_decoded_as_latin1'],
    ],
    ['nothing', undefined, compact, ['body_already_parsed']],
    ['null', null, compact, ['body_already_parsed']],
    ['an array', [1], compact, ['body_already_parsed']],
    ['what cannot be written as JSON', 1n, compact, ['body_already_parsed']],
  ])('is handed over as %s', (_what, rawBody, signed, codes) => {
    const delivery = { ...post(provider.name, { signed }), rawBody: rawBody as never };
    expect(codesOf(provider, secret, delivery)).toEqual(codes);
  });

  it('was read by somebody else, or cut, by what Content-Length says', () => {
    const { headers, ...delivery } = post(provider.name, { body: compact });
    const codesWith = (length: number, rawBody: Uint8Array) =>
      codesOf(provider, secret, { ...delivery, headers: { ...headers, 'content-length': String(length) }, rawBody });
    const { length } = delivery.rawBody;
    expect(codesWith(length, Buffer.alloc(0))).toEqual(['body_not_read']);
    expect(codesWith(length, delivery.rawBody.subarray(1))).toEqual(['body_length_differs']);
    expect(codesWith(length - 1, delivery.rawBody.subarray(1))).toEqual([]);
  });

  it('has the content encoding of what is not encoded', () => {
    const { headers, ...delivery } = post(provider.name, { body: `${compact}\n`, signed: compact });
    const encoded = { ...delivery, headers: { ...headers, 'content-encoding': 'Identity' } };
    expect(codesOf(provider, secret, encoded)).toEqual(['body_newline_added']);
  });

  it('was changed beyond recognition', () => {
    expect(codesFor(compact, compact.replace('canary', 'Canary'))).toEqual([]);
    expect(codesFor('{"price":1.25}', '{"price":1}')).toEqual([]);
  });
});

describe('a body that costs much', () => {
  it('is decompressed to 1 MiB, and no further', () => {
    const codesFor = (length: number) => {
      const signed = JSON.stringify('x'.repeat(length - 2));
      return codesOf(akidotp, secret, post('akidotp', { signed, body: gzipSync(signed) }));
    };
    expect(codesFor(1024 * 1024)).toEqual(['body_compressed']);
    expect(codesFor(1024 * 1024 + 1)).toEqual([]);
  });

  it('is written anew up to a quarter of a million marks', () => {
    const codesFor = (members: number) => {
      const list = Array.from({ length: members }, () => 1);
      return codesOf(
        akidotp,
        secret,
        post('akidotp', { signed: JSON.stringify(list, null, 2), body: JSON.stringify(list) }),
      );
    };
    expect(codesFor(124_000)).toEqual(['body_compacted']);
    expect(codesFor(126_000)).toEqual([]);
  });

  it.each([
    ['decompresses to gigabytes', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ['is nested deeply', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['has more members than are written anew', `[${'1,'.repeat(130_000)}1]`],
    ['has an indent longer than itself', `${'['.repeat(5000)}${'1,'.repeat(50_000)}1${']'.repeat(5000)}`],
    ['is one long text', JSON.stringify('\\'.repeat(250_000))],
  ])('is looked at all the same, where it %s', (_what, body) => {
    expect(codesOf(akidotp, 'another', post('akidotp', { body }))).toEqual([]);
    expect(codesOf(akidotp, `${secret}\n`, post('akidotp', { body }))).toEqual(['secret_has_white_space']);
  });
});
