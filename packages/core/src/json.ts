import { isUtf8 } from 'node:buffer';
import { parse } from 'secure-json-parse';
import { toBuffer } from './bytes.js';

/** Parses JSON in UTF-8. @throws SyntaxError for other encodings, other syntax, and members that would set a prototype. */
export function parseJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new SyntaxError('The text is not UTF-8.');
  return parse(toBuffer(bytes).toString('utf8'));
}
