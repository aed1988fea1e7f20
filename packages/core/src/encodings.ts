/** What a character is worth as a hexadecimal digit, by its code; -1 for none. */
const VALUES = Int8Array.from({ length: 128 }, (_, unit) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(unit).toLowerCase()),
);

/** The byte that two hexadecimal digits at this place write; less than 0 where there are none. */
export function readHex(text: string, at: number): number {
  const high = VALUES[text.charCodeAt(at)] ?? -1;
  const low = VALUES[text.charCodeAt(at + 1)] ?? -1;
  return low < 0 ? low : high * 16 + low;
}

/** How bytes are written as text. `base64` has its padding, `base64-unpadded` and `base64url` have none. */
export type Encoding = 'hex' | 'base64' | 'base64-unpadded' | 'base64url';

/** The bytes that a text writes; undefined unless it is their one spelling, both cases of hexadecimal digits aside. */
export function decode(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === 'hex') return decodeHex(text);
  const bytes = Buffer.from(text, encoding === 'base64-unpadded' ? 'base64' : encoding);
  // Node's decoder passes over what it does not know, and over bits that no byte has.
  return encode(bytes, encoding) === text ? bytes : undefined;
}

/** The text that writes these bytes. */
export function encode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'base64-unpadded') return bytes.toString('base64').replaceAll('=', '');
  return bytes.toString(encoding);
}

function decodeHex(text: string): Buffer | undefined {
  if (text.length % 2 !== 0) return undefined;
  const bytes = Buffer.allocUnsafe(text.length / 2);
  // Digit by digit, because `Buffer` takes a character such as U+0130 for the digit that its lower byte is.
  for (let at = 0; at < bytes.length; at++) {
    const byte = readHex(text, 2 * at);
    if (byte < 0) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}
