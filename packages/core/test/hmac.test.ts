import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createHmacKey, hmac as toHmac, isHmac, WORKING_MEMORY, type HmacHash } from '../src/hmac.js';
import { header, hmac } from '../src/index.js';
import { findMatch } from '../src/match.js';
import { toCandidate } from '../src/source.js';

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

describe.each([
  ['signing', (content: Buffer) => toHmac(key('secret'), [content])],
  ['a match', (content: Buffer) => isHmac(key('secret'), [content], sign('secret', content.toString('latin1')))],
  ['no match', (content: Buffer) => isHmac(key('secret'), [content], Buffer.alloc(32))],
])('what is used for work, after %s', (_what, act) => {
  it.each([0, 1, 112, 16 * 1024, 16 * 1024 + 1])('holds nothing of content of %d bytes, nor of the key', (length) => {
    act(Buffer.alloc(length, 'digo de verificacion es 987654'));
    expect(WORKING_MEMORY.filter((bytes) => bytes.some((byte) => byte !== 0))).toEqual([]);
    expect(WORKING_MEMORY.length).toBeGreaterThan(1);
  });
});

describe('an HMAC', () => {
  it.each(RFC_4231)('gives the digest of RFC 4231 for key %s', (secret, data, digest) => {
    expect(toHmac(createHmacKey(Buffer.from(secret, 'hex')), [Buffer.from(data, 'hex')]).toString('hex')).toBe(digest);
  });

  it('covers the parts as if they stood in one buffer', () => {
    const parts = [Buffer.from('170.'), Buffer.alloc(0), Buffer.from('{"a":1}')];
    expect(toHmac(key('s'), parts)).toEqual(sign('s', '170.{"a":1}'));
  });
});

describe('an HMAC, against OpenSSL', () => {
  // Either side of a block, of what is hashed in one call, and of both at once.
  const lengths = [0, 1, 31, 32, 63, 64, 65, 127, 128, 16_319, 16_320, 16_383, 16_384, 16_385, 70_000];

  it.each(lengths)('gives the same for content of %d bytes, in one part or in three', (length) => {
    const content = randomBytes(length);
    const digest = createHmac('sha256', 'secret').update(content).digest();
    const cut = Math.floor(length / 3);
    expect(toHmac(key('secret'), [content])).toEqual(digest);
    expect(toHmac(key('secret'), [content.subarray(0, cut), Buffer.alloc(0), content.subarray(cut)])).toEqual(digest);
  });

  it.each<HmacHash>(['sha1', 'sha256', 'sha512'])(
    'gives the same by %s, for secrets and content of any length',
    (name) => {
      for (const length of [1, 20, 32, 63, 64, 65, 127, 128, 129, 1000]) {
        for (const size of [0, 7, ...lengths]) {
          const [secret, content] = [randomBytes(length), randomBytes(size)];
          const digest = createHmac(name, secret).update(content).digest();
          expect(toHmac(createHmacKey(secret, name), [content])).toEqual(digest);
          expect(isHmac(createHmacKey(secret, name), [content], digest)).toBe(true);
        }
      }
    },
  );

  it('gives the same whatever was hashed before, and leaves what it gave alone', () => {
    const long = toHmac(key('a'), [Buffer.alloc(9000, 'x')]);
    const short = toHmac(key('b'), [Buffer.from('y')]);
    expect([long, short]).toEqual([sign('a', 'x'.repeat(9000)), sign('b', 'y')]);
  });
});

describe('a header', () => {
  const read = (text: string, prefix: string) => header('x-sig', { prefix }).read(text, undefined)?.[0]?.signature;
  const hex = 'Ab'.repeat(32);

  it('takes 64 hexadecimal digits of either case', () => {
    expect(read(hex, '')).toEqual(Buffer.alloc(32, 0xab));
  });

  it('takes the prefix off', () => {
    expect(read(`sha256=${hex}`, 'sha256=')).toEqual(Buffer.alloc(32, 0xab));
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
    expect(read(text, prefix)).toBeUndefined();
  });
});

describe('a match', () => {
  const algorithm = hmac('sha256');
  const content = [Buffer.from('content')];
  const keys = ['old', 'new'].map(toKeys);
  const toKeysOf = (...secrets: readonly string[]) => secrets.map(toKeys);

  function toKeys(secret: string) {
    return new Map([[algorithm, key(secret)]]);
  }

  /** Index of the secret that matches; each list is what one header offers. */
  function indexOf(secrets: readonly ReturnType<typeof toKeys>[], ...headers: readonly (readonly Buffer[])[]) {
    const offered = headers.map((signatures) =>
      signatures.map((signature) => ({ ...toCandidate(signature, algorithm), content })),
    );
    return findMatch(secrets, offered)?.secretIndex;
  }

  it('tells which of several keys matches', () => {
    expect(indexOf(keys, [sign('old', 'content')])).toBe(0);
    expect(indexOf(keys, [sign('new', 'content')])).toBe(1);
  });

  it('tells the first of several keys that match', () => {
    expect(indexOf(toKeysOf('a', 'new', 'new'), [sign('new', 'content')])).toBe(1);
  });

  it('is of no key but the one that signed', () => {
    expect(indexOf(keys, [sign('other', 'content')])).toBeUndefined();
    expect(indexOf(keys, [sign('old', 'contenu')])).toBeUndefined();
  });

  it('is wanted of every header', () => {
    const good = sign('new', 'content');
    expect(indexOf(keys, [good], [sign('old', 'content')])).toBe(1);
    expect(indexOf(keys, [good], [sign('other', 'content')])).toBeUndefined();
    expect(indexOf(keys, [sign('other', 'content')], [good])).toBeUndefined();
  });

  it('is enough of one candidate of a header', () => {
    const good = sign('new', 'content');
    expect(indexOf(keys, [sign('other', 'content'), good, sign('another', 'content')])).toBe(1);
    expect(indexOf(keys, [good], [sign('other', 'content'), sign('another', 'content')])).toBeUndefined();
  });

  it('is none without a signature, and none without a key of its algorithm', () => {
    expect(indexOf(keys)).toBeUndefined();
    expect(indexOf(keys, [])).toBeUndefined();
    expect(indexOf([new Map()], [sign('new', 'content')])).toBeUndefined();
  });
});
