import { Buffer, isUtf8 } from 'node:buffer';
import { readHex } from '@hooknotary/core/internal';
import { createPhpArray, encodePhpArray, nextKey, type PhpArray, setEntry } from './php-array.js';

/**
 * The JSON that PHP 8 prints for `json_encode` of what `parse_str` reads from a raw query (without its `?`);
 * undefined where `json_encode` returns false, because something in it is not UTF-8.
 */
export function phpQueryToJson(query: string): string | undefined {
  const bytes = toBytes(query);
  return bytes === undefined ? undefined : toAsciiJson(encodePhpArray(parse(bytes)));
}

/** The query as PHP's parse_url finds it in a full URL: after the first `?`, up to a `#`. */
export function queryOf(target: string): string {
  const fragment = target.indexOf('#');
  const end = fragment === -1 ? target.length : fragment;
  const start = target.indexOf('?');
  return start === -1 || start > end ? '' : target.slice(start + 1, end);
}

// PHP works on bytes: from here to toAsciiJson every character stands for one.
function toBytes(query: string): string | undefined {
  if (isAscii(query)) return query;
  return query.isWellFormed() ? Buffer.from(query).toString('latin1') : undefined;
}

function toAsciiJson(json: string): string | undefined {
  if (isAscii(json)) return json;
  const bytes = Buffer.from(json, 'latin1');
  return isUtf8(bytes) ? bytes.toString().replace(/[\x80-\uffff]/g, toEscape) : undefined;
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

// php.ini's own values of max_input_vars and max_input_nesting_level.
const MAX_VARIABLES = 1000;
const MAX_LEVELS = 64;

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const PLUS = 0x2b;
const EQUALS = 0x3d;

// Bytes that mean themselves in a name and in a value: nearly all, so most pieces need only one look.
const PLAIN = Uint8Array.from({ length: 128 }, (_, byte) => (/[\w-]/.test(String.fromCharCode(byte)) ? 1 : 0));

function parse(bytes: string): PhpArray {
  const query = beforeNul(bytes);
  const variables = createPhpArray();
  let count = 0;
  for (let start = 0, end = 0; start < query.length && count < MAX_VARIABLES; start = end + 1) {
    let equals = -1;
    let nameIsPlain = false;
    let isPlain = true;
    for (end = start; end < query.length; end++) {
      const byte = query.charCodeAt(end);
      if (PLAIN[byte] === 1) continue;
      if (byte === AMPERSAND) break;
      if (byte === EQUALS && equals < 0) {
        equals = end;
        nameIsPlain = isPlain && end > start;
        isPlain = true;
      } else {
        isPlain = false;
      }
    }
    if (end === start) continue;
    count += 1;
    const name = query.slice(start, equals < 0 ? end : equals);
    const value = equals < 0 ? '' : query.slice(equals + 1, end);
    const text = isPlain ? value : decode(value);
    if (nameIsPlain) setEntry(variables, name, text);
    else register(variables, decode(name), text);
  }
  return variables;
}

// parse_str takes the query and every decoded name, but not a value, for C strings.
function beforeNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}

function decode(text: string): string {
  let decoded = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text.charCodeAt(at);
    if (byte !== PLUS && byte !== PERCENT) continue;
    const code = byte === PLUS ? 0x20 : readHex(text, at + 1);
    if (code < 0) continue;
    decoded += text.slice(copied, at) + String.fromCharCode(code);
    if (byte === PERCENT) at += 2;
    copied = at + 1;
  }
  return decoded + text.slice(copied);
}

function register(variables: PhpArray, text: string, value: string): void {
  const name = beforeNul(text).replace(/^ +/, '');
  let open = name.indexOf('[');
  if (name === '' || open === 0) return;
  const hasIndex = open > 0 && name.includes(']', open);
  // PHP 8.0 and later: a first bracket that nothing closes is mangled, and so is all that follows it.
  const variable = hasIndex ? name.slice(0, open).replace(/[ .]/g, '_') : name.replace(/[ .[]/g, '_');

  let array = variables;
  let index: string | undefined = variable;
  for (let level = 1; name[open] === '['; level++) {
    // Too deep: PHP also forgets what earlier pieces gave this variable.
    if (level > MAX_LEVELS) {
      variables.entries.delete(variable);
      return;
    }
    const close = name.indexOf(']', open);
    if (close < 0) break;
    const key = toKey(array, index, name);
    if (key === undefined) return;
    array = openArray(array, key);
    index = readIndex(name.slice(open + 1, close));
    open = close + 1;
  }
  const key = toKey(array, index, name);
  if (key !== undefined) setEntry(array, key, value);
}

function readIndex(text: string): string | undefined {
  return /^[ \t\n\v\f\r]?$/.test(text) ? undefined : text;
}

function toKey(array: PhpArray, index: string | undefined, name: string): string | undefined {
  if (index === undefined) return nextKey(array);
  // CVE-2022-31629 and CVE-2024-2756: no mangled name may pass for a protected cookie.
  const isForged = (prefix: string): boolean => index.startsWith(prefix) && !name.startsWith(prefix);
  return isForged('__Host-') || isForged('__Secure-') ? undefined : index;
}

function openArray(array: PhpArray, key: string): PhpArray {
  const existing = array.entries.get(key);
  if (existing !== undefined && typeof existing !== 'string') return existing;
  const opened = createPhpArray();
  setEntry(array, key, opened);
  return opened;
}
