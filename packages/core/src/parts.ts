import { hash } from 'node:crypto';
import { readForm } from './document.js';
import { readHeader } from './headers.js';
import { withoutQuery } from './path.js';
import type { Delivery } from './provider.js';

/** What the parts of signed content are read from. */
export interface Signing {
  readonly delivery: Delivery;
  /** The time of sending, as received. */
  readonly time: string;
  /** Which of the signature's headers this is for, by its position. */
  readonly family: number;
  /** The URL that the sender called; empty where nobody asked for it. */
  readonly publicUrl: string;
}

/** One part of the content that a signature covers. */
export interface Part {
  readonly name: string;
  /** What of a delivery a signature over this part proves: that the payload may be read from, or that is shown to functions. */
  readonly covers: 'body' | 'form' | 'url' | 'method' | 'time' | 'header' | 'publicUrl';
  /** Lower-case names, for a header: that of each family. */
  readonly headers?: readonly [string, ...string[]];
  /** Undefined where the sender could not have signed such a delivery. */
  readonly read: (signing: Signing) => Uint8Array | undefined;
}

/** The body's bytes. */
export const body: Part = { name: 'body', covers: 'body', read: ({ delivery }) => delivery.rawBody };

/** The time of sending, as received. */
export const time: Part = { name: 'time', covers: 'time', read: (signing) => Buffer.from(signing.time) };

/** The method, in upper case. */
export const method: Part = { name: 'method', covers: 'method', read: ({ delivery }) => Buffer.from(delivery.method) };

/** The path of the request target, without its query. */
export const path: Part = {
  name: 'path',
  covers: 'url',
  read: ({ delivery }) => Buffer.from(withoutQuery(delivery.url)),
};

/** The whole URL as the sender calls it: the receiver's option `publicUrl`. */
export const publicUrl: Part = {
  name: 'publicUrl',
  covers: 'publicUrl',
  read: (signing) => Buffer.from(signing.publicUrl),
};

/**
 * The same with the parameters of its query sorted by name and, of one name, by value, as they were written; a question mark stands
 * behind it even where it has none. `behind` follows where it has some.
 */
export function sortedUrl({ behind = '' }: { readonly behind?: string } = {}): Part {
  return {
    name: 'sortedUrl',
    covers: 'publicUrl',
    read({ delivery, publicUrl: url }) {
      const [base = '', query = ''] = url.split(/[?]([^]*)/, 2);
      const parameters = query
        .split('&')
        .filter((each) => each !== '')
        .toSorted(compareParameters);
      const end = parameters.length === 0 || delivery.method === 'GET' ? '' : behind;
      return Buffer.from(`${base}?${parameters.join('&')}${end}`);
    },
  };
}

/** By name, and of one name by value: `a10=` comes behind `a1=`, though not as a whole. */
function compareParameters(one: string, other: string): number {
  const [name = '', value = ''] = one.split(/=([^]*)/, 2);
  const [otherName = '', otherValue = ''] = other.split(/=([^]*)/, 2);
  if (name !== otherName) return name < otherName ? -1 : 1;
  return value < otherValue ? -1 : 1;
}

/** The value of a header that must be there, once; of several names the one of the signature's own family. */
export function headerValue(names: string | readonly [string, ...string[]]): Part {
  const headers: readonly [string, ...string[]] = typeof names === 'string' ? [names] : names;
  return {
    name: headers[0],
    covers: 'header',
    headers,
    read({ delivery, family }) {
      const [text, another] = readHeader(delivery.headers, headers[family] ?? headers[0]);
      return text === undefined || another !== undefined ? undefined : Buffer.from(text, 'latin1');
    },
  };
}

/** The content type as sent; nothing where there is none. */
export const contentType: Part = {
  name: 'content-type',
  covers: 'header',
  headers: ['content-type'],
  read({ delivery }) {
    const [text = '', another] = readHeader(delivery.headers, 'content-type');
    return another === undefined ? Buffer.from(text, 'latin1') : undefined;
  },
};

/**
 * A digest of the body, as text; nothing for an empty body. MD5 is enough here: what it stands in is signed, and whoever would
 * put another body in its place needs a second preimage.
 */
export function digest(name: 'md5' | 'sha256', encoding: 'hex' | 'base64'): Part {
  return {
    name,
    covers: 'body',
    read: ({ delivery: { rawBody } }) => Buffer.from(rawBody.length === 0 ? '' : hash(name, rawBody, encoding)),
  };
}

/**
 * The fields of a form, sorted by name, each name followed by its value and nothing between; of a repeated one each value once, in
 * order. With `digestParameter` it may be another body in place of a form, whose digest (SHA-256, hexadecimal) stands in the query
 * of the public URL by that name: then nothing.
 */
export function sortedForm({ digestParameter }: { readonly digestParameter?: string } = {}): Part {
  return {
    name: 'sortedForm',
    covers: 'body',
    read({ delivery: { rawBody }, publicUrl: url }) {
      const digests = digestParameter === undefined ? [] : new URL(url).searchParams.getAll(digestParameter);
      if (digests.length > 0) return digests.every((each) => each === hash('sha256', rawBody)) ? EMPTY : undefined;
      try {
        return Buffer.from(writeSorted(readForm(rawBody)));
      } catch {
        return undefined;
      }
    },
  };
}

const EMPTY = new Uint8Array();

function writeSorted(fields: ReturnType<typeof readForm>): string {
  // By units of UTF-16, as senders sort.
  return Object.keys(fields)
    .toSorted()
    .map((name) => {
      const value = fields[name];
      if (typeof value === 'string') return name + value;
      return [...new Set(value)]
        .toSorted()
        .map((each) => name + each)
        .join('');
    })
    .join('');
}
