import type { Delivery, DeliveryHeaders } from '@hooknotary/core';
import { toBuffer } from '@hooknotary/core/internal';

/**
 * The request as it went over the wire, in the version of HTTP that can be written down, but for cookies and passwords: what
 * `hooknotary verify --request` reads.
 */
export function toRequestFile({ method, url, headers, rawBody }: Delivery): Buffer {
  const body = rawBody instanceof Uint8Array ? toBuffer(rawBody) : Buffer.alloc(0);
  const lines = toLines(headers).filter(([name, value]) => isKept(name, value, body.length > 0));
  const head = [
    `${toWord(method)} ${toWord(url)} HTTP/1.1`,
    ...lines.map(([name, value]) => `${name}: ${value.replaceAll(/[\r\n\0\u0100-\uffff]/g, ' ')}`),
  ];
  // Headers are bytes, a character each.
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

function toLines(headers: DeliveryHeaders): readonly (readonly [name: string, value: string])[] {
  const entries: Iterable<readonly [string, unknown]> =
    typeof headers.get !== 'function'
      ? Object.entries(headers)
      : Symbol.iterator in headers
        ? // The cast is true: what has both is a `Headers` or a `Map`.
          (headers as unknown as Iterable<readonly [string, unknown]>)
        : [];
  return Array.from(entries).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [[name, each] as const] : [])),
  );
}

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Nothing that others could log in with; and no word of chunks, for the body is what was in them. */
function isKept(name: string, value: string, hasBody: boolean): boolean {
  const lower = name.toLowerCase();
  if (!NAME.test(name) || lower === 'cookie' || lower === 'proxy-authorization') return false;
  if (lower === 'authorization') return !/^(?:basic|bearer)\b/i.test(value);
  return lower !== 'transfer-encoding' || !hasBody;
}

/** A request line has three words, each a byte a character. */
function toWord(text: string): string {
  const word = String(text)
    .toWellFormed()
    .replaceAll(/[\0-\x20\u0100-\uffff]+/g, encodeURIComponent);
  return word === '' ? '-' : word;
}
