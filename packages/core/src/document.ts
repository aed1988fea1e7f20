import { isUtf8 } from 'node:buffer';
import { toBuffer } from './bytes.js';
import { parseJson } from './json.js';

/** How the payload is read from the bytes that were signed. */
export interface Document {
  readonly contentType: string;
  /** @throws SyntaxError or URIError for what is no such document. */
  readonly read: (bytes: Uint8Array) => unknown;
}

/** JSON in UTF-8. */
export const json: Document = { contentType: 'application/json', read: parseJson };

/**
 * A form, as HTML sends it: an object of texts, and of lists of them where a name is repeated. A document that begins as JSON
 * does is read as JSON, for some senders send both. With `jsonIn` a field of that name holds the payload as JSON.
 */
export function form({ jsonIn }: { readonly jsonIn?: string } = {}): Document {
  return {
    contentType: 'application/x-www-form-urlencoded',
    read(bytes) {
      // Not by the content type, which nobody signs.
      if (bytes[0] === OPEN_BRACE) return parseJson(bytes);
      const fields = readForm(bytes);
      const inner = jsonIn === undefined ? undefined : fields[jsonIn];
      return typeof inner === 'string' ? parseJson(Buffer.from(inner)) : fields;
    },
  };
}

const OPEN_BRACE = 0x7b;

/** The fields of a form. @throws SyntaxError or URIError for what is none. */
export function readForm(bytes: Uint8Array): Readonly<Record<string, string | readonly string[]>> {
  if (!isUtf8(bytes)) throw new SyntaxError('The form is not UTF-8.');
  const fields = new Map<string, string | string[]>();
  for (const piece of toBuffer(bytes).toString('utf8').split('&')) {
    if (piece === '') continue;
    const at = piece.indexOf('=');
    const [name, value] = at === -1 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)];
    const key = decodeField(name);
    if (key === '__proto__') throw new SyntaxError('A field would set a prototype.');
    const before = fields.get(key);
    const text = decodeField(value);
    // In place: a stranger may send one name a hundred thousand times.
    if (Array.isArray(before)) before.push(text);
    else fields.set(key, before === undefined ? text : [before, text]);
  }
  return Object.fromEntries(fields);
}

/** @throws URIError for what is percent-encoded and no UTF-8. */
function decodeField(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  // Most are plain, and this costs a tenth of it.
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced;
}
