/** How other programs print JSON, and what else becomes of a text on its way. */

const BOUNDARY = '------------------------d74496d66958873e';

/** JSON with blanks of one's own, and in the order as parsed. */
function print(value: unknown, comma: string, colon: string): string {
  if (Array.isArray(value)) return `[${value.map((each) => print(each, comma, colon)).join(comma)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, each]) => `${JSON.stringify(name)}${colon}${print(each, comma, colon)}`,
  );
  return `{${members.join(comma)}}`;
}

/** JavaScript's own. */
export const compact = (value: unknown): string => JSON.stringify(value);

export const indented =
  (by: number | string) =>
  (value: unknown): string =>
    JSON.stringify(value, null, by);

/** `json.dumps`, which escapes what is not ASCII. */
export const python = (value: unknown): string => escaped(print(value, ', ', ': '));

/** `json.dumps(…, ensure_ascii=False)`. */
export const pythonText = (value: unknown): string => print(value, ', ', ': ');

/** `json_encode`, which escapes slashes and what is not ASCII. */
export const php = (value: unknown): string => escaped(compact(value)).replaceAll('/', String.raw`\/`);

/** `encoding/json` of a map: sorted, with what HTML gives a meaning escaped. */
export const go = (value: unknown): string => compact(sorted(value)).replaceAll(/[<>&]/g, toEscape);

/** `encoding/json` of a struct, which keeps the order. */
export const goStruct = (value: unknown): string => compact(value).replaceAll(/[<>&]/g, toEscape);

/** Gson, which also escapes apostrophes and equals signs. */
export const gson = (value: unknown): string => compact(value).replaceAll(/[<>&='\u2028\u2029]/g, toEscape);

/** System.Text.Json, which escapes much, in capitals. */
export const dotnet = (value: unknown): string =>
  compact(value).replaceAll(/[<>&'+`\u007f-\uffff]/g, (unit) => `\\u${hexOf(unit).toUpperCase()}`);

/** `jq -S`. */
export const jqSorted = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`;

/** A dictionary of Python as it prints itself. */
export function pythonRepr(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([name, each]) => `'${name}': ${pythonRepr(each)}`)
    .join(', ')}}`;
}

/** All members in the order of their names. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, each]) => [name, sorted(each)]));
}

/** What is not ASCII as escapes of JSON. */
export const escaped = (text: string): string => text.replaceAll(/[\u007f-\uffff]/g, toEscape);

/** Text for HTML. */
export const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** UTF-8 that was taken for Latin-1 and written as UTF-8. */
export const mojibake = (text: string): string => Buffer.from(text).toString('latin1');

/** The same for windows-1252. */
export const mojibake1252 = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

/** The chunks of HTTP/1.1, with their lengths. */
export function chunked(text: string, size = 64): Buffer {
  const bytes = Buffer.from(text);
  let framed = '';
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    framed += `${chunk.length.toString(16)}\r\n${chunk.toString('latin1')}\r\n`;
  }
  return Buffer.from(`${framed}0\r\n\r\n`, 'latin1');
}

/** The same with its type: one field of multipart/form-data, as curl writes it. */
export function multipart(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
export const FORM = 'application/x-www-form-urlencoded';

/** UTF-16 in the order of Windows, with its mark. */
export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

/** As a cell of a CSV file. */
export const csv = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const hex = (text: string): string => Buffer.from(text).toString('hex');

/** Hexadecimal digits to base64. */
export const hexToBase64 = (text: string): string => Buffer.from(text, 'hex').toString('base64');
/** Base64 to hexadecimal digits. */
export const base64ToHex = (text: string): string => Buffer.from(text, 'base64').toString('hex');
/** As .NET's BitConverter prints bytes. */
export const dashed = (text: string): string => (text.toUpperCase().match(/../g) ?? []).join('-');

const toEscape = (unit: string): string => `\\u${hexOf(unit)}`;

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
