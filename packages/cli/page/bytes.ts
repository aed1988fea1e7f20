import type { Shown } from '../src/listen/wire.ts';

/** A run of bytes that is shown in one way. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly isSensitive: boolean;
}

/** The bytes that were given for showing. */
export function toBytes({ base64 }: Pick<Shown, 'base64'>): Uint8Array {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}

/** The bytes as text. */
export function toText(shown: Shown): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(toBytes(shown));
}

/** The bytes up to a limit, cut where what is sensitive begins and ends. */
export function toParts(shown: Shown, limit = Infinity): readonly Part[] {
  const bytes = toBytes(shown);
  const most = Math.min(limit, bytes.length);
  const parts: Part[] = [];
  let at = 0;
  for (const [start, end] of [...shown.sensitive, [most, most] as const]) {
    if (start > at) parts.push({ bytes: bytes.subarray(at, Math.min(start, most)), isSensitive: false });
    if (end > start && start < most)
      parts.push({ bytes: bytes.subarray(start, Math.min(end, most)), isSensitive: true });
    at = Math.max(at, end);
    if (at >= most) break;
  }
  return parts;
}

/** Bytes as text in which everything can be seen: also what steers terminals, turns text around or takes no room. */
export function toVisibleText(bytes: Uint8Array): string {
  return (
    new TextDecoder('utf-8', { ignoreBOM: true })
      .decode(bytes)
      // oxlint-disable-next-line no-control-regex -- these are what it is for
      .replace(/[\0-\x08\x0b-\x1f]/g, (unit) => String.fromCharCode(0x24_00 + unit.charCodeAt(0)))
      .replace(/[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (unit) => {
        return `⟨U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
      })
  );
}

/** The same with signs for white space. */
export function toSpacedText(bytes: Uint8Array): string {
  return toVisibleText(bytes)
    .replaceAll(' ', '\u00b7')
    .replaceAll('\t', '\u2192')
    .replaceAll('\n', '\u21b5\n')
    .replaceAll('\xa0', '\u237d');
}

/** Rows of offset, hexadecimal digits and ASCII, in parts that can be shown in two ways. */
export function toHexRows(shown: Shown, { width, limit, revealed }: HexOptions): string {
  const bytes = toBytes(shown).subarray(0, limit);
  const isHidden = (at: number): boolean =>
    !revealed && shown.sensitive.some(([start, end]) => at >= start && at < end);
  const rows: string[] = [];
  for (let start = 0; start < bytes.length; start += width) {
    const row = [...bytes.subarray(start, start + width)];
    const hidden = row.map((_, index) => isHidden(start + index));
    const hex = row.map((byte, index) => (hidden[index] ? '••' : byte.toString(16).padStart(2, '0'))).join(' ');
    const text = row.map((byte, index) => (hidden[index] ? '•' : toAscii(byte))).join('');
    rows.push(`${start.toString(16).padStart(5, '0')}  ${hex.padEnd(width * 3 - 1)}  ${text}`);
  }
  return rows.join('\n');
}

interface HexOptions {
  /** Bytes in a row. */
  readonly width: number;
  /** Most bytes. */
  readonly limit: number;
  readonly revealed: boolean;
}

function toAscii(byte: number): string {
  return byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.';
}
