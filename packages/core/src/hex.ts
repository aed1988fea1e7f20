/** What a character is worth as a hexadecimal digit, by its code; -1 for none. */
const VALUES = Int8Array.from({ length: 128 }, (_, unit) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(unit).toLowerCase()),
);

/** The byte that two hexadecimal digits at this place write; -1 where there are none. */
export function readHex(text: string, at: number): number {
  const high = VALUES[text.charCodeAt(at)] ?? -1;
  const low = VALUES[text.charCodeAt(at + 1)] ?? -1;
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}
