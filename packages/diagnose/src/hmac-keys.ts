import { createHmacKey, decode, isHmac, type HmacKey } from '@hooknotary/core/internal';

/** Bytes of an HMAC with SHA-256. */
const DIGEST = 32;

/** The 32 bytes that the prefix and 64 hexadecimal digits write; undefined for anything else. */
export function decodeSignature(text: string, prefix: string): Buffer | undefined {
  const signature = text.startsWith(prefix) ? decode(text.slice(prefix.length), 'hex') : undefined;
  return signature?.length === DIGEST ? signature : undefined;
}

/** Index of the first key that matches the first signature, if every signature matches some key; otherwise -1. */
export function matchingKey(
  keys: readonly HmacKey[],
  parts: readonly Uint8Array[],
  signatures: readonly Buffer[],
): number {
  const matches = signatures.map((signature) => keys.findIndex((key) => isHmac(key, parts, signature)));
  return matches.includes(-1) ? -1 : (matches[0] ?? -1);
}

export { createHmacKey, type HmacKey };
