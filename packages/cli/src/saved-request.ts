import type { Delivery } from '@hooknotary/core';
import { UsageError } from './failure.js';

/** Headers by lower-case name; of one that came more than once all values. */
export type HeaderValues = Readonly<Record<string, string | readonly string[]>>;

/** A delivery whose headers are all that there were. */
export type SavedRequest = Delivery & { readonly headers: HeaderValues };

/** Reads lines of `Name: value`; of a repeated header all values. @throws UsageError for a line of another form. */
export function readHeaderLines(text: string, file: string, firstLine = 1): HeaderValues {
  const headers = new Map<string, string[]>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    // HTTP/2 has fields that are no headers, such as `:path`; tools save them too.
    if (line.trim() === '' || line.startsWith(':')) continue;
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/s.exec(line) ?? [];
    // The line is not repeated: it may hold a signature or a part of the body.
    if (name === undefined || value === undefined) {
      throw new UsageError(`${file}: line ${firstLine + at} is not a header, such as 'Name: value'.`);
    }
    addTo(headers, name, trimBlanks(value));
  }
  return toHeaders(headers);
}

/** Headers from pairs of names and values. */
export function toHeaderValues(pairs: readonly (readonly [name: string, value: string])[]): HeaderValues {
  const headers = new Map<string, string[]>();
  for (const [name, value] of pairs) if (!name.startsWith(':')) addTo(headers, name, value);
  return toHeaders(headers);
}

/** A text without the blanks around it. By hand: a pattern would begin anew at each of many blanks within. */
export function trimBlanks(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  let [start, end] = [0, text.length];
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}

function addTo(headers: Map<string, string[]>, name: string, value: string): void {
  const key = name.toLowerCase();
  const values = headers.get(key);
  if (values === undefined) headers.set(key, [value]);
  else values.push(value);
}

function toHeaders(headers: ReadonlyMap<string, string[]>): HeaderValues {
  return Object.fromEntries([...headers].map(([name, values]) => [name, values.length === 1 ? values.join() : values]));
}

/**
 * Reads an HTTP request as it went over the wire: request line, headers, an empty line, and all that follows as the body.
 *
 * @throws UsageError for anything else.
 */
export function readSavedRequest(bytes: Buffer, file: string): SavedRequest {
  const { head, rawBody } = splitHead(bytes);
  const [requestLine = '', ...lines] = head.split(/\r?\n/);
  // As Node reads them: no other white space than these divides.
  const [, method, url] = /^([A-Za-z-]+) ([^ \t]+)(?: HTTP\/[0-9.]+)?[ \t]*$/.exec(requestLine) ?? [];
  if (method === undefined || url === undefined) {
    throw new UsageError(`${file}: the first line is no request line, such as 'POST /webhooks/akidotp HTTP/1.1'.`);
  }
  const headers = readHeaderLines(lines.join('\n'), file, 2);
  const isChunked = String(headers['transfer-encoding']).toLowerCase() === 'chunked';
  // Some tools save the chunks as they came, others what was in them.
  return { method, url, headers, rawBody: (isChunked ? joinChunks(rawBody) : undefined) ?? rawBody };
}

function splitHead(bytes: Buffer): { readonly head: string; readonly rawBody: Buffer } {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => ({ at: bytes.indexOf(end), length: end.length }));
  const [end] = ends.filter(({ at }) => at !== -1).toSorted((a, b) => a.at - b.at);
  return end === undefined
    ? { head: bytes.toString('latin1'), rawBody: Buffer.alloc(0) }
    : { head: bytes.subarray(0, end.at).toString('latin1'), rawBody: bytes.subarray(end.at + end.length) };
}

/** What is in the chunks of a body; undefined unless it is chunks from its beginning to its end. */
function joinChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at);
    const [, size] = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(bytes.toString('latin1', at, Math.max(end, at))) ?? [];
    if (size === undefined) return undefined;
    const start = end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    if (bytes.toString('latin1', start + length, start + length + 2) !== '\r\n') return undefined;
    chunks.push(bytes.subarray(start, start + length));
    at = start + length + 2;
  }
  return undefined;
}
