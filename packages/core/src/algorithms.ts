import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  KeyObject,
  randomBytes,
  sign,
  verify,
  type SigningOptions,
} from 'node:crypto';
import { decode, type Encoding } from './encodings.js';
import { createHmacKey, digestLength, hmac as toHmac, isHmac, type HmacHash, type HmacKey } from './hmac.js';

/** A secret as text, as bytes, or as a key of `node:crypto` or JSON (JWK). */
export type SecretValue = string | Uint8Array | KeyObject | Jwk;

/** A key as JSON: RFC 7517. */
export interface Jwk {
  readonly kty: string;
  readonly [member: string]: unknown;
}

/** What a secret becomes. */
export type Key = HmacKey | KeyObject;

/** The bytes that a signature covers, in parts. */
export type Content = readonly Uint8Array[];

/** A row of the table of algorithms: it checks bytes against bytes, and nothing else knows an algorithm. */
export interface Algorithm {
  readonly name: string;
  /** What its keys are: secrets that both sides have, or pairs. */
  readonly kind: 'shared' | 'pair';
  /** Bytes of a signature; undefined where the key decides. */
  readonly length: number | undefined;
  /** Whether bytes are a signature at all, where more than their number tells that. */
  readonly isSignature?: (bytes: Uint8Array) => boolean;
  /** @throws TypeError for a secret that is no key of this algorithm. */
  readonly toKey: (secret: SecretValue, provider: string) => Key;
  /** The key that signs; where that is not the one that verifies, the secret is a private key. @throws TypeError */
  readonly toSigningKey: (secret: SecretValue, provider: string) => Key;
  /** A key that nobody signs with. */
  readonly toNobodysKey: (random: Uint8Array) => Key;
  readonly matches: (key: Key, content: Content, signature: Uint8Array) => boolean;
  readonly sign: (key: Key, content: Content) => Buffer;
}

/** How the text of a secret writes the bytes of a key; `prefix` stands before them, or need not. */
export interface KeyText {
  readonly encoding: Encoding | 'utf8';
  readonly prefix?: string;
  /** Whether the prefix must be there. */
  readonly isMarked?: boolean;
}

const UTF8: KeyText = { encoding: 'utf8' };

/** `whsec_` and base64: Standard Webhooks. */
export const whsec: KeyText = { encoding: 'base64', prefix: 'whsec_' };
/** `whpk_` and base64: Standard Webhooks. */
export const whpk: KeyText = { encoding: 'base64', prefix: 'whpk_', isMarked: true };

/** HMAC (RFC 2104). The key is the secret's UTF-8, unless said otherwise. */
export function hmac(name: HmacHash, { key = UTF8 }: { readonly key?: KeyText | Encoding } = {}): Algorithm {
  const text = typeof key === 'string' ? { encoding: key } : key;
  function toKey(secret: SecretValue, provider: string): Key {
    // Everybody has a public key: whoever took one for a shared secret would take everybody's signature.
    if (isPem(secret)) throw new TypeError(`${provider}: the secret is a key in PEM, and none that both sides share.`);
    return createHmacKey(toKeyBytes(secret, text, provider), name);
  }
  return {
    name: `hmac-${name}`,
    kind: 'shared',
    length: digestLength(name),
    toKey,
    toSigningKey: toKey,
    toNobodysKey: (random) => createHmacKey(random, name),
    // The casts are true: the key was made by this row.
    matches: (each, content, signature) => isHmac(each as HmacKey, content, signature),
    sign: (each, content) => toHmac(each as HmacKey, content),
  };
}

/** Ed25519 (RFC 8032). The secret is the public key: PEM, a key of node:crypto, a JWK, or its 32 bytes as `key` says. */
export function ed25519({ key = 'base64' }: { readonly key?: KeyText | Encoding } = {}): Algorithm {
  return asymmetric('ed25519', {
    length: 64,
    raw: {
      text: typeof key === 'string' ? { encoding: key } : key,
      length: 32,
      toJwk: (x) => ({ kty: 'OKP', crv: 'Ed25519', x }),
    },
    digest: null,
  });
}

/** ECDSA on P-256 with SHA-256 (FIPS 186-5); the signature is r and s (`jose`, RFC 7515) or ASN.1 (`der`). */
export function ecdsaP256({ form }: { readonly form: 'der' | 'jose' }): Algorithm {
  return asymmetric('ec', {
    length: form === 'jose' ? 64 : undefined,
    digest: 'sha256',
    options: { dsaEncoding: form === 'jose' ? 'ieee-p1363' : 'der' },
    curve: 'prime256v1',
    ...(form === 'der' && { isSignature: isPairOfNumbers }),
  });
}

/** Whether it is a sequence of two numbers and nothing more, in DER; of P-256 none of them is long enough for a length of two bytes. */
function isPairOfNumbers(bytes: Uint8Array): boolean {
  const [sequence, length, number, first = 0] = bytes;
  const at = 4 + first;
  if (sequence !== 0x30 || length !== bytes.length - 2 || number !== 2 || bytes[at] !== 2) return false;
  return at + 2 + (bytes[at + 1] ?? 0) === bytes.length;
}

/** RSA with SHA-256 (RFC 8017): PSS, whose salt is as long as the digest, or PKCS #1 v1.5. The key has 2048 bits at least. */
export function rsa({ padding }: { readonly padding: 'pss' | 'pkcs1' }): Algorithm {
  const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;
  return asymmetric('rsa', {
    length: undefined,
    digest: 'sha256',
    options:
      padding === 'pss'
        ? { padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST }
        : { padding: RSA_PKCS1_PADDING },
  });
}

interface Asymmetric {
  readonly length: number | undefined;
  readonly digest: string | null;
  readonly isSignature?: Algorithm['isSignature'];
  readonly options?: Pick<SigningOptions, 'dsaEncoding' | 'padding' | 'saltLength'>;
  readonly curve?: string;
  /** How the bare bytes of a public key are written, and what JWK they make. */
  readonly raw?: { readonly text: KeyText; readonly length: number; readonly toJwk: (bytes: string) => Jwk };
}

/** Bits of an RSA key: JWA (RFC 7518, section 3.3) allows no fewer. */
const LEAST_BITS = 2048;

/** What a key of each kind is called, and one that nobody has the other half of. */
const KINDS = {
  ed25519: { name: 'ed25519', toNobody: () => generateKeyPairSync('ed25519').publicKey },
  ec: { name: 'ecdsa-p256', toNobody: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey },
  // To find two primes takes long, and a number that is none of their products serves as well.
  rsa: { name: 'rsa', toNobody: toNobodysModulus },
} as const;

function toNobodysModulus(): KeyObject {
  const modulus = randomBytes(LEAST_BITS / 8);
  modulus[0] = 0xff;
  modulus[modulus.length - 1] = 0xff;
  return createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
}

function asymmetric(
  type: keyof typeof KINDS,
  { length, digest, options, curve, raw, isSignature }: Asymmetric,
): Algorithm {
  function check(key: KeyObject, provider: string): KeyObject {
    const { namedCurve, modulusLength = LEAST_BITS } = key.asymmetricKeyDetails ?? {};
    if (modulusLength < LEAST_BITS) throw new TypeError(`${provider}: the key must have ${LEAST_BITS} bits at least.`);
    if (key.asymmetricKeyType === type && namedCurve === curve) return key;
    throw new TypeError(`${provider}: the key must be one of ${curve ?? type}.`);
  }

  function toPublicKey(secret: SecretValue, provider: string): KeyObject {
    if (secret instanceof KeyObject) return secret.type === 'private' ? createPublicKey(secret) : secret;
    const input = toPublicInput(secret, raw, provider);
    return readKey(() => createPublicKey(input), provider);
  }

  function toPrivateKey(secret: SecretValue, provider: string): KeyObject {
    if (secret instanceof KeyObject) return secret;
    return readKey(() => createPrivateKey(toPrivateInput(secret)), provider);
  }

  function readKey(read: () => KeyObject, provider: string): KeyObject {
    try {
      return read();
    } catch {
      // Not kept as the cause: it may quote the key.
      const bare = raw === undefined ? '' : ', its bytes';
      throw new TypeError(`${provider}: the key cannot be read: give PEM, a JWK${bare} or a KeyObject.`);
    }
  }

  return {
    name: KINDS[type].name,
    kind: 'pair',
    length,
    ...(isSignature !== undefined && { isSignature }),
    toKey: (secret, provider) => check(toPublicKey(secret, provider), provider),
    toSigningKey: (secret, provider) => check(toPrivateKey(secret, provider), provider),
    toNobodysKey: KINDS[type].toNobody,
    // The casts are true: the key was made by this row.
    matches: (key, content, signature) =>
      verify(digest, join(content), { key: key as KeyObject, ...options }, signature),
    sign: (key, content) => sign(digest, join(content), { key: key as KeyObject, ...options }),
  };
}

function toPublicInput(secret: SecretValue, raw: Asymmetric['raw'], provider: string) {
  if (isJwk(secret)) return { key: secret, format: 'jwk' as const };
  if (isPem(secret)) return { key: Buffer.from(secret) };
  const bytes = toKeyBytes(secret, raw?.text ?? { encoding: 'base64' }, provider);
  if (raw === undefined) return { key: Buffer.from(bytes), format: 'der' as const, type: 'spki' as const };
  if (bytes.length !== raw.length) throw new TypeError(`${provider}: the public key must have ${raw.length} bytes.`);
  return { key: raw.toJwk(Buffer.from(bytes).toString('base64url')), format: 'jwk' as const };
}

function toPrivateInput(secret: SecretValue) {
  // The cast is true of what is neither; what it cannot read is refused.
  return isJwk(secret) ? { key: secret, format: 'jwk' as const } : { key: Buffer.from(secret as string | Uint8Array) };
}

function isJwk(secret: SecretValue): secret is Jwk {
  return typeof secret === 'object' && !(secret instanceof Uint8Array) && !(secret instanceof KeyObject);
}

function isPem(secret: SecretValue): secret is string | Uint8Array {
  if (typeof secret === 'string') return secret.startsWith('-----BEGIN ');
  return secret instanceof Uint8Array && Buffer.from(secret.subarray(0, 11)).toString('latin1') === '-----BEGIN ';
}

function join(content: Content): Uint8Array {
  const [only] = content;
  return content.length === 1 && only !== undefined ? only : Buffer.concat(content);
}

/** The bytes of a key. @throws TypeError for anything that is no usable secret. */
function toKeyBytes(secret: SecretValue, text: KeyText, provider: string): Uint8Array {
  if (secret instanceof KeyObject && secret.type === 'secret') return secret.export();
  if (typeof secret === 'string') return toBytesOfText(secret, text, provider);
  if (!(secret instanceof Uint8Array)) {
    throw new TypeError(
      `${provider}: the secret must be a string, bytes, an array of these, or a function; it is ` +
        `${secret === null ? 'null' : typeof secret}. Is the environment variable set?`,
    );
  }
  // A key as it is: what looks like a line feed may be the last byte of a random key, which nobody could take away.
  if (secret.length === 0) throw new TypeError(`${provider}: the secret is empty.`);
  return Uint8Array.from(secret);
}

function toBytesOfText(
  secret: string,
  { encoding, prefix = '', isMarked = false }: KeyText,
  provider: string,
): Uint8Array {
  if (secret.trim() === '') throw new TypeError(`${provider}: the secret is ${secret === '' ? 'empty' : 'blank'}.`);
  if (secret.trim() !== secret) throw new TypeError(`${provider}: the secret has white space around it: remove it.`);
  if (!secret.isWellFormed()) throw new TypeError(`${provider}: the secret is not well-formed text.`);
  if (encoding === 'utf8') return Buffer.from(secret);
  const hasPrefix = secret.startsWith(prefix);
  const bytes = hasPrefix || !isMarked ? decode(hasPrefix ? secret.slice(prefix.length) : secret, encoding) : undefined;
  if (bytes !== undefined && bytes.length > 0) return bytes;
  const behind = prefix === '' ? '' : ` behind '${prefix}'`;
  throw new TypeError(`${provider}: the secret must be ${encoding}${behind}: it is something else.`);
}
