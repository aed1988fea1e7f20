import { createHash, hash, timingSafeEqual } from 'node:crypto';

/** The hashes that senders make HMACs with. */
export type HmacHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Bytes of a hash's block and of its digest: FIPS 180-4, figure 1. */
const SIZES: Readonly<Record<HmacHash, { readonly block: number; readonly digest: number }>> = {
  sha1: { block: 64, digest: 20 },
  sha256: { block: 64, digest: 32 },
  sha384: { block: 128, digest: 48 },
  sha512: { block: 128, digest: 64 },
};

/** A key of HMAC, as its two pads: RFC 2104, section 2. */
export interface HmacKey {
  readonly hash: HmacHash;
  readonly inner: Uint8Array;
  /** With room behind for the inner digest. */
  readonly outer: Buffer;
}

/** Bytes of an HMAC. */
export function digestLength(name: HmacHash): number {
  return SIZES[name].digest;
}

/** Makes a key, once for all the deliveries that it signs. */
export function createHmacKey(secret: Uint8Array, name: HmacHash = 'sha256'): HmacKey {
  const { block, digest } = SIZES[name];
  const key = Buffer.alloc(block);
  key.set(secret.length > block ? hash(name, secret, 'buffer') : secret);
  const outer = Buffer.alloc(block + digest);
  outer.set(key.map((byte) => byte ^ 0x5c));
  return { hash: name, inner: key.map((byte) => byte ^ 0x36), outer };
}

// Small content is hashed in one call, which costs half of what a `createHmac` does, and a third of it on Node 24.
const scratch = Buffer.alloc(128 + 16 * 1024);
const digests: Readonly<Record<HmacHash, Buffer>> = {
  sha1: Buffer.alloc(SIZES.sha1.digest),
  sha256: Buffer.alloc(SIZES.sha256.digest),
  sha384: Buffer.alloc(SIZES.sha384.digest),
  sha512: Buffer.alloc(SIZES.sha512.digest),
};

/** What a call writes to: nothing but zeros between two calls, for it would keep content and keys alive. */
export const WORKING_MEMORY: readonly Uint8Array[] = [scratch, ...Object.values(digests)];

/** As all bytes can be filled, which takes a fraction of what a `Buffer` takes for it. */
const { fill } = Uint8Array.prototype;

function wipe(bytes: Uint8Array, length: number): void {
  fill.call(bytes, 0, 0, length);
}

/** HMAC over the parts as if they stood in one buffer. */
export function hmac(key: HmacKey, parts: readonly Uint8Array[]): Buffer {
  const kept = keptHmac(key, parts);
  const digest = Buffer.from(kept);
  wipe(kept, kept.length);
  return digest;
}

/** Whether this is the HMAC of the parts, of which it has the length; in a time that does not tell how much of it is right. */
export function isHmac(key: HmacKey, parts: readonly Uint8Array[], signature: Uint8Array): boolean {
  const kept = keptHmac(key, parts);
  const isEqual = timingSafeEqual(kept, signature);
  wipe(kept, kept.length);
  return isEqual;
}

/** The same, in a buffer that the next call writes over. */
function keptHmac({ hash: name, inner, outer }: HmacKey, parts: readonly Uint8Array[]): Buffer {
  const kept = digests[name];
  // As text of one character a byte, for a digest in a buffer of its own costs more.
  outer.write(hashInner(name, inner, parts), inner.length, 'binary');
  kept.write(hash(name, outer, 'binary'), 'binary');
  return kept;
}

function hashInner(name: HmacHash, inner: Uint8Array, parts: readonly Uint8Array[]): string {
  let length = inner.length;
  for (const part of parts) length += part.length;
  // Where the hash itself takes long, a copy would only be another one of what may be personal data.
  if (length > scratch.length) {
    return [inner, ...parts].reduce((sum, part) => sum.update(part), createHash(name)).digest('binary');
  }
  scratch.set(inner);
  let end = inner.length;
  for (const part of parts) {
    scratch.set(part, end);
    end += part.length;
  }
  const digest = hash(name, scratch.subarray(0, length), 'binary');
  // A one-time code, a person's data and the key's pad would else lie here until longer content comes.
  wipe(scratch, length);
  return digest;
}
