import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/json.js';

describe('parseJson', () => {
  it('reads JSON in UTF-8, of a window on larger memory no more than it shows', () => {
    const memory = Uint8Array.from(Buffer.from('[{"ü":1}]'));
    expect(parseJson(memory.subarray(1, -1))).toEqual({ ü: 1 });
  });

  it.each([
    ['Latin-1', Buffer.from('"ü"', 'latin1')],
    ['UTF-16', Buffer.from('"u"', 'utf16le')],
    ['a cut character', Buffer.from('"ü"').subarray(0, 2)],
  ])('is a SyntaxError for %s', (_what, bytes) => {
    expect(() => parseJson(bytes)).toThrow(SyntaxError);
  });

  it('says that other encodings are the trouble', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(new SyntaxError('The text is not UTF-8.'));
  });

  it('passes a byte order mark by', () => {
    expect(parseJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
  });

  it.each([
    '{"__proto__":{}}',
    '{"a":[{"constructor":{"prototype":{}}}]}',
    '{"\\u005f_proto__":{}}',
    '{"_\\u005F\\u0070roto__":{}}',
    '{"__\\u0070\\u0072\\u006f\\u0074\\u006f__":{}}',
    '{"constructor":{"\\u0070rototype":{}}}',
    '{"c\\u006Fnstructor":{"p\\u0072ototype":{}}}',
  ])('is a SyntaxError for %s, which would set a prototype', (text) => {
    expect(() => parseJson(Buffer.from(text))).toThrow(SyntaxError);
  });
});
