import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Algorithm, SecretValue } from '@hooknotary/core';
import { toBuffer, type Content, type Key } from '@hooknotary/core/internal';
import { toCause } from './causes.js';
import { rarely, type Guess } from './guess.js';

// What programs of people's own make in place of the sender's HMAC. None of it is a signature to core, which has no row of it.

const LENGTHS = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const;
type HashName = keyof typeof LENGTHS;
const NAMES = Object.keys(LENGTHS) as readonly HashName[];

/** What programs put between a secret and what is hashed with it. */
const SEPARATORS = ['', '.', ':', '|', '\n', '&', '-'] as const;

/** Hashes with and without a secret, as rows of the table of algorithms that nobody should sign with. */
export const BARE_HASHES: readonly Guess<Algorithm>[] = rarely(
  1,
  NAMES.flatMap((name) => [
    {
      value: toRow(`${name} bare`, name, (_secret, content) => digest(name, content)),
      causes: [toCause('signature_without_secret', toTitle(name))],
    },
    ...SEPARATORS.flatMap((separator) => [
      toBare(name, `the secret${between(separator)} in front of the content`, (secret, content) => [
        secret,
        Buffer.from(separator),
        ...content,
      ]),
      toBare(name, `the secret${between(separator)} behind the content`, (secret, content) => [
        ...content,
        Buffer.from(separator),
        secret,
      ]),
    ]),
    toBare(name, 'the secret in front of the content and behind it', (secret, content) => [secret, ...content, secret]),
    {
      value: toRow(`${name} swapped`, name, (secret, content) =>
        createHmac(name, Buffer.concat(content)).update(secret).digest(),
      ),
      causes: [toCause('signature_key_swapped')],
    },
  ]),
);

/** HMACs with hashes that core has no row of. */
export const STRANGE_HMACS: readonly Algorithm[] = (['md5', 'sha224'] as const).map((name) =>
  toRow(`hmac-${name}`, name, (secret, content) => {
    const mac = createHmac(name, secret);
    for (const part of content) mac.update(part);
    return mac.digest();
  }),
);

/** A row that takes what is left of a signature for one: its first or last bytes. */
export function toCutRow(algorithm: Algorithm, length: number): Algorithm {
  return {
    ...algorithm,
    name: `${algorithm.name} of ${length}`,
    length,
    matches(key, content, signature) {
      const whole = algorithm.sign(key, content);
      const isFirst = timingSafeEqual(whole.subarray(0, length), signature);
      return timingSafeEqual(whole.subarray(-length), signature) || isFirst;
    },
  };
}

function between(separator: string): string {
  if (separator === '') return '';
  return ` and ${separator === '\n' ? 'a line feed' : `'${separator}'`}`;
}

function toTitle(name: HashName): string {
  return name.toUpperCase().replace('SHA', 'SHA-');
}

function toBare(
  name: HashName,
  how: string,
  toParts: (secret: Buffer, content: Content) => readonly Uint8Array[],
): Guess<Algorithm> {
  return {
    value: toRow(`${name} of ${how}`, name, (secret, content) => digest(name, toParts(secret, content))),
    causes: [toCause('signature_by_bare_hash', `${toTitle(name)} of ${how}`)],
  };
}

function digest(name: HashName, parts: readonly Uint8Array[]): Buffer {
  return hash(name, Buffer.concat(parts), 'buffer');
}

/** The bytes of keys, which take longer to be read out than to be used. */
const bytesOf = new WeakMap<KeyObject, Buffer>();

function toRow(name: string, hashName: HashName, make: (secret: Buffer, content: Content) => Buffer): Algorithm {
  const toKey = (secret: SecretValue): Key => {
    if (typeof secret !== 'string' && !(secret instanceof Uint8Array))
      throw new TypeError('The key is none of a hash.');
    const bytes = typeof secret === 'string' ? Buffer.from(secret) : Buffer.from(toBuffer(secret));
    const key = createSecretKey(bytes);
    bytesOf.set(key, bytes);
    return key;
  };
  // The cast is true: the key was made by this row.
  const sign = (key: Key, content: Content): Buffer => make(bytesOf.get(key as KeyObject) ?? Buffer.alloc(0), content);
  return {
    name,
    kind: 'shared',
    length: LENGTHS[hashName],
    toKey,
    toSigningKey: toKey,
    toNobodysKey: (random) => createSecretKey(random),
    matches: (key, content, signature) => timingSafeEqual(sign(key, content), signature),
    sign,
  };
}
