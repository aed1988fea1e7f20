import { hmac, whsec, type Algorithm, type Encoding, type KeyText, type SignatureSource } from '@hooknotary/core';
import { encode, type HmacKey } from '@hooknotary/core/internal';

// A description says by functions how signatures and keys are written. What tools need to know of it is read off what those
// functions make of bytes that are known.

/** How a sender writes a signature into its header. */
export interface Writing {
  /** What stands in front of it. */
  readonly label: string;
  readonly encoding: Encoding;
}

const ENCODINGS: readonly Encoding[] = ['hex', 'base64', 'base64-unpadded', 'base64url'];

/** Bytes that each encoding writes in another way. */
function toProbe(length: number): Buffer {
  return Buffer.alloc(length, 0xfb);
}

/** How the first of a sender's algorithms is written; undefined where the signature is a part of a token. */
export function readWriting(source: SignatureSource): Writing | undefined {
  // No whole number of base64's groups, so that its padding shows.
  const probe = toProbe(source.algorithms[0].length ?? 70);
  const written = source.write(probe, '');
  const encoding = ENCODINGS.find((each) => written.endsWith(encode(probe, each)));
  if (encoding === undefined) return undefined;
  return { encoding, label: written.slice(0, written.length - encode(probe, encoding).length) };
}

/** The ways to write a key that are known, those with a prefix first: who takes it with one may take it without. */
const KEY_TEXTS: readonly KeyText[] = [whsec, ...ENCODINGS.map((encoding) => ({ encoding }))];

/** How the text of a secret writes the key of an HMAC; its UTF-8 where it is no other way that is known. */
export function readKeyText(algorithm: Algorithm): KeyText {
  const probe = toProbe(32);
  // The cast is true: no key is written in these ways as UTF-8.
  const toText = ({ encoding, prefix = '' }: KeyText): string => prefix + encode(probe, encoding as Encoding);
  return KEY_TEXTS.find((each) => isKey(algorithm, toText(each), probe)) ?? { encoding: 'utf8' };
}

function isKey(algorithm: Algorithm, text: string, bytes: Buffer): boolean {
  try {
    // The casts are true of shared keys.
    const [one, other] = [text, bytes].map((secret) => algorithm.toKey(secret, '') as HmacKey);
    return one !== undefined && other !== undefined && Buffer.compare(one.inner, other.inner) === 0;
  } catch {
    return false;
  }
}

const HASHES = ['sha1', 'sha256', 'sha384', 'sha512'] as const;

/** HMAC with the other hashes, whose keys are written as those of this one. */
export function otherHmacs(algorithm: Algorithm): readonly Algorithm[] {
  const key = readKeyText(algorithm);
  return HASHES.map((hash) => hmac(hash, { key })).filter(({ name }) => name !== algorithm.name);
}

const NAMES: Readonly<Record<string, string>> = {
  'hmac-md5': 'HMAC-MD5',
  'hmac-sha1': 'HMAC-SHA1',
  'hmac-sha224': 'HMAC-SHA224',
  'hmac-sha256': 'HMAC-SHA256',
  'hmac-sha384': 'HMAC-SHA384',
  'hmac-sha512': 'HMAC-SHA512',
  ed25519: 'Ed25519',
  'ecdsa-p256': 'ECDSA with P-256',
  rsa: 'RSA',
};

/** The name that people use of an algorithm. */
export function toAlgorithmTitle({ name }: Algorithm): string {
  return NAMES[name] ?? name;
}

const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  hex: 'hexadecimal digits',
  base64: 'base64',
  'base64-unpadded': 'base64 without padding',
  base64url: 'base64url',
};

/** The name that people use of an encoding. */
export function toEncodingTitle(encoding: Encoding): string {
  return ENCODING_NAMES[encoding];
}
