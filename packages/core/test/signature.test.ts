import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createHmacKey, decodeSignature, hmacSha256, matchingKey } from '../src/signature.js';

// RFC 4231, section 4: key, data, HMAC-SHA-256.
const RFC_4231 = [
  [
    '0b'.repeat(20),
    Buffer.from('Hi There').toString('hex'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    Buffer.from('Jefe').toString('hex'),
    Buffer.from('what do ya want for nothing?').toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    '0102030405060708090a0b0c0d0e0f10111213141516171819',
    'cd'.repeat(50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [
    'aa'.repeat(131),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First').toString('hex'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    'aa'.repeat(131),
    Buffer.from(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
    ).toString('hex'),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
] as const;

const key = (text: string) => createHmacKey(Buffer.from(text));
const sign = (secret: string, content: string) => createHmac('sha256', secret).update(content).digest();

describe('hmacSha256', () => {
  it.each(RFC_4231)('gives the digest of RFC 4231 for key %s', (secret, data, digest) => {
    expect(hmacSha256(createHmacKey(Buffer.from(secret, 'hex')), [Buffer.from(data, 'hex')]).toString('hex')).toBe(
      digest,
    );
  });

  it('covers the parts as if they stood in one buffer', () => {
    const parts = [Buffer.from('170.'), Buffer.alloc(0), Buffer.from('{"a":1}')];
    expect(hmacSha256(key('s'), parts)).toEqual(sign('s', '170.{"a":1}'));
  });
});

describe('hmacSha256, against OpenSSL', () => {
  // Either side of a block, of what is hashed in one call, and of both at once.
  const lengths = [0, 1, 31, 32, 63, 64, 65, 127, 128, 16_319, 16_320, 16_383, 16_384, 16_385, 70_000];

  it.each(lengths)('gives the same for content of %d bytes, in one part or in three', (length) => {
    const content = randomBytes(length);
    const digest = createHmac('sha256', 'secret').update(content).digest();
    const cut = Math.floor(length / 3);
    expect(hmacSha256(key('secret'), [content])).toEqual(digest);
    expect(hmacSha256(key('secret'), [content.subarray(0, cut), Buffer.alloc(0), content.subarray(cut)])).toEqual(
      digest,
    );
  });

  it.each([1, 32, 63, 64, 65, 128, 1000])('gives the same for a secret of %d bytes', (length) => {
    const secret = randomBytes(length);
    const digest = createHmac('sha256', secret).update('content').digest();
    expect(hmacSha256(createHmacKey(secret), [Buffer.from('content')])).toEqual(digest);
  });

  it('gives the same whatever was hashed before, and leaves what it gave alone', () => {
    const long = hmacSha256(key('a'), [Buffer.alloc(9000, 'x')]);
    const short = hmacSha256(key('b'), [Buffer.from('y')]);
    expect([long, short]).toEqual([sign('a', 'x'.repeat(9000)), sign('b', 'y')]);
  });
});

describe('decodeSignature', () => {
  const hex = 'Ab'.repeat(32);

  it('takes 64 hexadecimal digits of either case', () => {
    expect(decodeSignature(hex, '')).toEqual(Buffer.alloc(32, 0xab));
  });

  it('takes the prefix off', () => {
    expect(decodeSignature(`sha256=${hex}`, 'sha256=')).toEqual(Buffer.alloc(32, 0xab));
  });

  it.each([
    ['nothing', '', ''],
    ['63 digits', hex.slice(1), ''],
    ['65 digits', `${hex}0`, ''],
    ['62 digits and two other characters', `${hex.slice(2)}zz`, ''],
    ['a line feed behind', `${hex}\n`, ''],
    ['white space before', ` ${hex}`, ''],
    ['full-width digits', '\uff10'.repeat(64), ''],
    ['base64', Buffer.alloc(32, 0xab).toString('base64'), ''],
    ['a prefix where none belongs', `sha256=${hex}`, ''],
    ['no prefix where one belongs', hex, 'sha256='],
    ['the prefix in another case', `SHA256=${hex}`, 'sha256='],
    ['the prefix twice', `sha256=sha256=${hex}`, 'sha256='],
    ['two signatures in one header', `${hex}, ${hex}`, ''],
  ])('refuses %s', (_what, text, prefix) => {
    expect(decodeSignature(text, prefix)).toBeUndefined();
  });
});

describe('matchingKey', () => {
  const content = [Buffer.from('content')];
  const keys = [key('old'), key('new')];

  it('tells which of several keys matches', () => {
    expect(matchingKey(keys, content, [sign('old', 'content')])).toBe(0);
    expect(matchingKey(keys, content, [sign('new', 'content')])).toBe(1);
  });

  it('tells the first of several keys that match', () => {
    expect(matchingKey([key('a'), key('new'), key('new')], content, [sign('new', 'content')])).toBe(1);
  });

  it('matches no key but the one that signed', () => {
    expect(matchingKey(keys, content, [sign('other', 'content')])).toBe(-1);
    expect(matchingKey(keys, content, [sign('old', 'contenu')])).toBe(-1);
  });

  it('wants every signature to match some key', () => {
    const good = sign('new', 'content');
    expect(matchingKey(keys, content, [good, sign('old', 'content')])).toBe(1);
    expect(matchingKey(keys, content, [good, sign('other', 'content')])).toBe(-1);
    expect(matchingKey(keys, content, [sign('other', 'content'), good])).toBe(-1);
  });

  it('matches nothing without a signature', () => {
    expect(matchingKey(keys, content, [])).toBe(-1);
  });
});
