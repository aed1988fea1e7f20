import { Buffer } from 'node:buffer';
import { readHex } from '@hooknotary/core/internal';

// A plain query is short: beyond this, looking for the one byte that is not plain would cost in vain.
const LONGEST = 2048;
const MOST_NAMES = 20;
/** What JSON adds to a query: four quotes for each name and its value, and the braces. */
const ADDED = 4 * MOST_NAMES + 2;

const SPACE = 0x20;
const QUOTE = 0x22;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const PLUS = 0x2b;
const COMMA = 0x2c;
const ZERO = 0x30;
const COLON = 0x3a;
const EQUALS = 0x3d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Bytes that mean themselves in a name, in a value, and in JSON. */
const NAME = toTable(/[\w-]/);
const VALUE = toTable(/(?!["%&+/\\])[ -~]/);
const TEXT = toTable(/(?!["/\\])[ -~]/);

/** A hash of each name of the query in hand: where two are the same, the names may be. */
const names = new Int32Array(MOST_NAMES);

/**
 * What `phpQueryToJson` says of a URL's query, in one pass and as bytes; undefined where the query is not plain, and needs
 * all of PHP's rules: for a name that is changed, nested or repeated, a list, and text that JSON escapes.
 */
export function plainQueryToJson(url: string): Buffer | undefined {
  const start = url.indexOf('?') + 1;
  if (start === 0 || url.length - start > LONGEST || url.includes('#')) return undefined;
  const json = Buffer.allocUnsafe(url.length - start + ADDED);
  let end = 0;
  let count = 0;
  for (let at = start; at < url.length; at++) {
    let unit = url.charCodeAt(at);
    if (unit === AMPERSAND) continue;
    json[end++] = count === 0 ? OPEN_BRACE : COMMA;
    json[end++] = QUOTE;

    let name = 0;
    for (; at < url.length; at++) {
      unit = url.charCodeAt(at);
      if (NAME[unit] !== 1) break;
      name = (Math.imul(name, 0x01000193) + unit) | 0;
      json[end++] = unit;
    }
    if (unit !== EQUALS || name === 0 || count === MOST_NAMES || isTaken(name, count)) return undefined;
    // The name `0`, with which a list begins.
    if (name === ZERO) return undefined;
    names[count++] = name;
    json[end++] = QUOTE;
    json[end++] = COLON;
    json[end++] = QUOTE;

    for (at++; at < url.length; at++) {
      unit = url.charCodeAt(at);
      if (VALUE[unit] !== 1) {
        if (unit === AMPERSAND) break;
        if (unit === PERCENT) {
          unit = readHex(url, at + 1);
          at += 2;
        } else if (unit === PLUS) unit = SPACE;
        if (TEXT[unit] !== 1) return undefined;
      }
      json[end++] = unit;
    }
    json[end++] = QUOTE;
  }
  if (end === 0) return undefined;
  json[end++] = CLOSE_BRACE;
  return json.subarray(0, end);
}

function isTaken(name: number, count: number): boolean {
  for (let index = 0; index < count; index++) if (names[index] === name) return true;
  return false;
}

function toTable(bytes: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, byte) => (bytes.test(String.fromCharCode(byte)) ? 1 : 0));
}
