import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';

const SIGNATURE_HEX = /^[0-9a-fA-F]{64}$/;

/** An HMAC key, kept as `KeyObject`: Node 24 takes eight times as long to set a key up from a Buffer at every call. */
export function createHmacKey(secret: Uint8Array): KeyObject {
  return createSecretKey(secret);
}

/** HMAC-SHA256 over the parts as if they stood in one buffer: 32 bytes. */
export function hmacSha256(key: KeyObject, parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** The 32 bytes of a signature header, or undefined if it is not the prefix and 64 hexadecimal digits and nothing else. */
export function decodeSignature(text: string, prefix: string): Buffer | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const hex = text.slice(prefix.length);
  return SIGNATURE_HEX.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}

/**
 * Index of the first key that matches the first signature, if every signature matches some key; otherwise -1.
 * All keys and all signatures are always compared, so the time taken says nothing about which one failed.
 */
export function matchingKey(
  keys: readonly KeyObject[],
  parts: readonly Uint8Array[],
  signatures: readonly Buffer[],
): number {
  const matched = signatures.map(() => -1);
  for (const [keyIndex, key] of keys.entries()) {
    const expected = hmacSha256(key, parts);
    for (const [index, signature] of signatures.entries()) {
      if (timingSafeEqual(expected, signature) && matched[index] === -1) matched[index] = keyIndex;
    }
  }
  return matched.includes(-1) ? -1 : (matched[0] ?? -1);
}
