import { isUtf8 } from 'node:buffer';
import { toCause, type CauseCode } from './causes.js';
import type { Guess } from './guess.js';
import { readMultipart } from './multipart.js';
import { leaveOut, LONGEST, respell } from './queries.js';
import type { Work } from './work.js';

/** Writes a name or a value. */
type Writer = (text: string) => string;

const toPercent: Writer = (text) => encodeURIComponent(text.toWellFormed());
const escapeMarks =
  (marks: RegExp): Writer =>
  (text) =>
    toPercent(text).replaceAll(marks, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
const withPlus =
  (write: Writer): Writer =>
  (text) =>
    write(text).replaceAll('%20', '+');

/** How programs write forms, behind "the same fields". */
const FORMS: readonly (readonly [name: string, write: Writer])[] = [
  ['as encodeURIComponent writes them', toPercent],
  ['as encodeURIComponent writes them, with plus signs for spaces', withPlus(toPercent)],
  ['as browsers and URLSearchParams write them', withPlus((text) => escapeMarks(/[!'()~]/g)(text))],
  ["as PHP's http_build_query writes them", withPlus(escapeMarks(/[!'()*~]/g))],
  ['with every mark escaped', escapeMarks(/[!'()*]/g)],
  [
    'with slashes and colons as they are',
    withPlus((text) => toPercent(text).replaceAll('%2F', '/').replaceAll('%3A', ':')),
  ],
  [
    'with all as it is but what would end a field',
    (text) => text.replaceAll(/[%&=+]/g, toPercent).replaceAll(' ', '+'),
  ],
];

type Fields = readonly (readonly [name: string, value: string])[];

/** Forms that may have been signed in place of the body at hand. */
export function guessForms(body: Buffer, work: Work): readonly Guess<Buffer>[] {
  const text = isUtf8(body) ? body.toString() : '';
  const parsed = readObject(text);
  const isForm = /^[^\s{}[\]"<>&=]+=[^\s{}"<>]*$/.test(text);
  const parts = readMultipart(body);
  if (parts.length > 0) return writeAll(parts, 'form_in_multipart');
  // A sender of forms may send JSON as well: of that there is nothing to say.
  if (!isForm && parsed === undefined) return [];
  const why = body.length > LONGEST ? 'it is longer than 16 KiB' : undefined;
  work.tell('form', 'the fields of the form in other encodings and orders, and without some of them', why);
  if (why !== undefined) return [];
  if (parsed !== undefined) return writeAll(parsed, 'form_parsed');
  const small = text.replaceAll(/%[0-9A-F]{2}/gi, (each) => each.toLowerCase());
  return [
    ...writeAll(readFields(text), 'form_reserialised'),
    because('form_reserialised', small, 'with small letters in their escapes'),
    ...[...respell(text, 'form'), ...leaveOut(text, 'form')].map(({ value, causes }) => ({
      value: Buffer.from(value),
      causes,
    })),
    because('form_decoded', text.replaceAll(/=\+(?=\d)/g, '=%2B'), "each '+' in front of a number"),
    because('form_reordered', text.split('&').toSorted().join('&')),
  ];
}

function because(code: CauseCode, text: string, detail = ''): Guess<Buffer> {
  return { value: Buffer.from(text), causes: [toCause(code, detail)] };
}

function writeAll(fields: Fields, code: CauseCode): readonly Guess<Buffer>[] {
  return FORMS.map(([name, toText]) =>
    because(code, fields.map((field) => field.map(toText).join('=')).join('&'), name),
  );
}

function readFields(text: string): Fields {
  return [...new URLSearchParams(text)];
}

/** The fields of what a parser has made of a form, and somebody has written as JSON. */
function readObject(text: string): Fields | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const fields = Object.entries(JSON.parse(text) as object).flatMap(([name, value]: readonly [string, unknown]) =>
      [value].flat().map((each) => [name, each] as const),
    );
    return fields.every(isField) ? fields : undefined;
  } catch {
    return undefined;
  }
}

function isField(field: readonly [string, unknown]): field is [string, string] {
  return typeof field[1] === 'string';
}
