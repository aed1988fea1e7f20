import { isUtf8 } from 'node:buffer';
import { parse } from 'secure-json-parse';
import { toBuffer } from './bytes.js';

/** Parses JSON in UTF-8. @throws SyntaxError for other encodings, other syntax, and members that would set a prototype. */
export function parseJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new SyntaxError('The text is not UTF-8.');
  const text = toBuffer(bytes).toString('utf8');
  return isHarmless(text) ? JSON.parse(text) : parse(text);
}

/**
 * Whether no member can set a prototype: that takes the name `__proto__`, or `constructor` and `prototype`, and only an escape
 * of ASCII could hide it. To see that takes a tenth of what the safe parser's own search takes.
 */
function isHarmless(text: string): boolean {
  return !text.includes('proto') && !text.includes('\\u00') && !text.startsWith(BYTE_ORDER_MARK);
}

/** Only the safe parser passes it by. */
const BYTE_ORDER_MARK = '\ufeff';
