// What is written in place of a character, and back: each way of it once.

/** The bytes of a text of one character a byte, its `%XX` decoded; what is no escape stays as it is. */
export function decodePercent(text: string): Buffer {
  const decoded = text.replaceAll(/%([0-9a-f]{2})/gi, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** The bytes of a form's name or value. */
export function decodeFormPart(text: string): Buffer {
  return decodePercent(text.replaceAll('+', ' '));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\xa0' };

/** A text without the entities of HTML that programs write. */
export function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi,
    (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Escaped as the text of an element. */
export function encodeForXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped as the value of an attribute; programs write the single quote in several ways. */
export function encodeForHtml(text: string, singleQuote = '&#39;'): string {
  return encodeForXml(text).replaceAll('"', '&quot;').replaceAll("'", singleQuote);
}
