/** PHP's array: an ordered map in which a key that spells a 64-bit integer is that integer. */
export interface PhpArray {
  readonly entries: Map<string, string | PhpArray>;
  largestInteger: bigint | undefined;
}

export function createPhpArray(): PhpArray {
  return { entries: new Map(), largestInteger: undefined };
}

export function setEntry(array: PhpArray, key: string, value: string | PhpArray): void {
  // A Map, like PHP, leaves a key that it already has where it is.
  array.entries.set(key, value);
  const integer = readInteger(key);
  if (integer === undefined) return;
  if (array.largestInteger === undefined || integer > array.largestInteger) array.largestInteger = integer;
}

/** The key for `[]`; undefined once the largest integer is taken, where PHP drops what was to be appended. */
export function nextKey(array: PhpArray): string | undefined {
  // From PHP 8.0 on, the key after a negative one is the next integer, not 0.
  const next = array.largestInteger === undefined ? 0n : array.largestInteger + 1n;
  return isInt64(next) ? String(next) : undefined;
}

/** What `json_encode` prints without flags, except that characters above 0x7f stay as they are. */
export function encodePhpArray(array: PhpArray): string {
  return isList(array) ? encodeList(array) : encodeObject(array);
}

function isList(array: PhpArray): boolean {
  let index = 0;
  for (const key of array.entries.keys()) {
    if (key !== String(index)) return false;
    index += 1;
  }
  return true;
}

function encodeList(array: PhpArray): string {
  let json = '[';
  for (const value of array.entries.values()) {
    if (json !== '[') json += ',';
    json += typeof value === 'string' ? `"${escapeText(value)}"` : encodePhpArray(value);
  }
  return `${json}]`;
}

// Appends piece by piece, because a template for each entry takes a tenth longer.
function encodeObject(array: PhpArray): string {
  let json = '{';
  for (const [key, value] of array.entries) {
    json += json === '{' ? '"' : ',"';
    json += escapeText(key);
    if (typeof value === 'string') {
      json += '":"';
      json += escapeText(value);
      json += '"';
    } else {
      json += '":';
      json += encodePhpArray(value);
    }
  }
  return `${json}}`;
}

function escapeText(text: string): string {
  if (!/["\\/]|[^ -\xff]/.test(text)) return text;
  return JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/');
}

function readInteger(key: string): bigint | undefined {
  // Most keys are words, which their first character tells without a search.
  if (key.charCodeAt(0) > 0x39) return undefined;
  // At most 19 digits, because BigInt takes long over a megabyte of them.
  if (!/^(?:0|-?[1-9][0-9]{0,18})$/.test(key)) return undefined;
  const integer = BigInt(key);
  return isInt64(integer) ? integer : undefined;
}

function isInt64(integer: bigint): boolean {
  return BigInt.asIntN(64, integer) === integer;
}
