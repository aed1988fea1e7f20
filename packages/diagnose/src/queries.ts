import { readHeader } from '@hooknotary/core/internal';
import type { Delivery, Provider } from '@hooknotary/core';
import { toCause, type CauseCode } from './causes.js';
import { decodeFormPart, decodePercent } from './escapes.js';
import type { Guess } from './guess.js';
import { MOST_MOVED, MOST_PERMUTED, reorder } from './reorder.js';
import type { Work } from './work.js';

/** Request targets that the sender may have signed, and texts that it may have signed in place of one. */
export interface QueryGuesses {
  readonly targets: readonly Guess<string>[];
  readonly texts: readonly Guess<Buffer>[];
  /** Too many to combine with anything else. */
  readonly orders: () => Iterable<Guess<string>>;
}

/** Where parameters stand: a form is written as a query is. */
export type Place = 'query' | 'form';

/** Characters; the query of a longer target is not written anew. */
export const LONGEST = 16 * 1024;

export function guessQueries(provider: Provider, delivery: Delivery, work: Work): QueryGuesses {
  const { url, headers } = delivery;
  const { path, query } = split(url);
  const count = query.split('&').length;
  const none = query === '' ? 'there is none' : url.length > LONGEST ? 'the URL is longer than 16 KiB' : undefined;
  const tooMany = (most: number) => (count > most ? `it has more than ${most} parameters` : undefined);
  work.tell('query', 'the query in other encodings, as text and as other JSON', none);
  work.tell('query', 'the query without some of its parameters', none ?? tooMany(MOST_PARAMETERS));
  work.tell(
    'order',
    `the query in ${count > MOST_PERMUTED ? 'the orders that programs make' : 'other orders'}`,
    none ?? tooMany(MOST_MOVED),
  );
  // A form in the body of a POST may be the query of what was a GET.
  const body = delivery.rawBody.length <= LONGEST ? Buffer.from(delivery.rawBody).toString() : '';
  const inBody = /^[^\s{}[\]"<>&=]+=[^\s{}"<>]*$/.test(body) ? [because('query_in_body', `${path}?${body}`)] : [];
  if (none !== undefined) return { targets: inBody, texts: [], orders: () => [] };
  const fragment = url.includes('#')
    ? [
        because(
          'query_mark_lost',
          `${path}?${url.slice(url.indexOf('?') + 1).replaceAll('#', '%23')}`,
          "'%23' where it now has '#'",
        ),
      ]
    : [];
  const toTarget = ({ value, causes }: Guess<string>) => ({ value: `${path}?${value}`, causes });
  return {
    targets: [...inBody, ...fragment, ...[...respell(query, 'query'), ...leaveOut(query, 'query')].map(toTarget)],
    texts: [
      ...asText(path, query, readHeader(headers, 'host')[0]),
      ...asOtherJson(query, provider.signedContent(delivery, '')),
    ],
    *orders() {
      for (const value of reorder(query.split('&').filter((piece) => piece !== ''))) {
        yield toTarget(because('query_reordered', value.join('&')));
      }
    },
  };
}

function split(url: string) {
  const [, path = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  return { path, query };
}

function because(code: CauseCode, value: string, detail = ''): Guess<string> {
  return { value, causes: [toCause(code, detail)] };
}

/** The same parameters in encodings that they may have been signed in. */
export function respell(query: string, place: Place): readonly Guess<string>[] {
  const literally = query
    .split('&')
    .map((piece) => piece.replace(/[^=]+/g, toPercent))
    .join('&');
  const bytes = decodePercent(query);
  const text = bytes.toString('utf8');
  const unescaped = query.replaceAll(/&(?:amp|#38|#x26);/gi, '&');
  return [
    ...(place === 'query'
      ? [because('query_escaped', unescaped), because('query_escaped', query.replaceAll('&', '&amp;'))]
      : []),
    because(`${place}_encoding_changed`, query.replaceAll(/%2B/gi, '+'), "with '+' where it now has '%2B'"),
    because(`${place}_encoding_changed`, query.replaceAll(/(?<!=)%2B/gi, '+'), "with '+' where it now has '%2B'"),
    because(`${place}_encoding_changed`, query.replaceAll(/%2B(?!\d)/gi, '+'), "with '+' where it now has '%2B'"),
    ...(place === 'query' ? ofMarks(query) : []),
    ...(text === query
      ? []
      : (['NFC', 'NFD'] as const).map((form) =>
          because(`${place}_encoding_changed`, normalise(query, form), `in the Unicode normal form ${form}`),
        )),
    because(`${place}_decoded`, query.replaceAll('+', '%2B'), "its '+'"),
    because(`${place}_decoded`, literally, "its '+' and '%'"),
    because(`${place}_encoded_twice`, query.replaceAll('%25', '%')),
    ...(/^[\0-\xff]*$/.test(text) && text.length < bytes.length
      ? [
          because(
            `${place}_encoding_changed`,
            rewriteEscapes(query, (each) => Buffer.from(each.toString(), 'latin1')),
            'before its UTF-8 was read as Latin-1',
          ),
        ]
      : []),
    because(
      `${place}_encoding_changed`,
      rewriteEscapes(query, (each) => Buffer.from(each.toString('latin1'))),
      'in UTF-8, not in Latin-1',
    ),
  ];
}

/** The query with marks that a program has taken for its own. */
function ofMarks(query: string): readonly Guess<string>[] {
  const pieces = query.split('&');
  const name = (piece: string) => piece.split('=', 1)[0] ?? '';
  const isTwice = (piece: string) => pieces.filter((each) => name(each) === name(piece)).length > 1;
  const listed = pieces.map((piece) => (isTwice(piece) ? piece.replace(/^[^=]*/, '$&[]') : piece)).join('&');
  return [
    ...(pieces.length > MOST_PARAMETERS ? [] : joined(pieces)),
    because('query_mark_lost', listed, 'brackets behind the names that come more than once'),
    because('query_mark_lost', listed.replaceAll('[]', '%5B%5D'), 'brackets behind the names that come more than once'),
    because('query_mark_lost', query.replace(/\/$/, ''), 'no slash at its end'),
  ];
}

/** Two neighbours as one, between which an ampersand stood in its escaped form. */
function joined(pieces: readonly string[]): readonly Guess<string>[] {
  return pieces
    .slice(1)
    .map((piece, at) =>
      because(
        'query_mark_lost',
        [...pieces.slice(0, at), `${pieces[at]}%26${piece}`, ...pieces.slice(at + 2)].join('&'),
        "'%26' where it now has '&'",
      ),
    );
}

function toPercent(text: string): string {
  return [...Buffer.from(text)].map(escapeByte).join('');
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The decoded text in a normal form: a letter and the accent behind it may be escaped apart. */
function normalise(query: string, form: 'NFC' | 'NFD'): string {
  return query.replaceAll(/[^&=]+/g, (each) => encodeURIComponent(decodeFormPart(each).toString().normalize(form)));
}

function rewriteEscapes(query: string, rewrite: (bytes: Buffer) => Buffer): string {
  return query.replace(/(?:%[89a-f][0-9a-f])+/gi, (escapes) =>
    [...rewrite(decodePercent(escapes))].map(escapeByte).join(''),
  );
}

/** More parameters than any callback has: of a query with more, none is left out. */
const MOST_PARAMETERS = 64;

/** Parameters that are left out at either end at once. */
const MOST_AT_ENDS = 4;

/** The same parameters without some of them. */
export function leaveOut(query: string, place: Place): readonly Guess<string>[] {
  const pieces = query.split('&');
  if (pieces.length > MOST_PARAMETERS) return [];
  const added = (left: readonly string[]) =>
    because(`${place}_parameter_added`, left.join('&'), String(pieces.length - left.length));
  return [
    ...pieces.map((_piece, at) => added(pieces.toSpliced(at, 1))),
    // The receiver's own come first in a callback's URL; what a proxy adds comes last.
    ...pieces.slice(0, MOST_AT_ENDS).flatMap((_first, front) =>
      pieces.slice(0, MOST_AT_ENDS).flatMap((_last, behind) => {
        const left = pieces.slice(front + 1, pieces.length - behind - 1);
        return left.length === 0 ? [] : [added(left)];
      }),
    ),
    ...pieces.flatMap((_piece, count) =>
      count < 2 ? [] : [added(pieces.slice(count)), added(pieces.slice(0, -count))],
    ),
  ];
}

function asText(path: string, query: string, host: string | undefined): readonly Guess<Buffer>[] {
  const origins = host === undefined ? [] : ['https://', 'http://'].map((scheme) => scheme + host);
  const queries = [query, query.replaceAll('+', '%20'), query.replaceAll('%20', '+'), decodeText(query)];
  const texts = queries.flatMap((each) => [
    ['the text of the query', each] as const,
    ['the text of the query with its question mark', `?${each}`] as const,
    ['the path with the query, as text,', `${path}?${each}`] as const,
    ...origins.map((origin) => ['the whole URL, as text,', `${origin}${path}?${each}`] as const),
  ]);
  return texts.map(([detail, text]) => toText('query_signed_as_text', detail, text));
}

function decodeText(query: string): string {
  return decodeFormPart(query).toString();
}

function asOtherJson(query: string, content: readonly Uint8Array[] | undefined): readonly Guess<Buffer>[] {
  const json = content && Buffer.concat(content).toString();
  const parsed = json === undefined ? undefined : readJson(json);
  if (json === undefined || parsed === undefined) return [];
  const asParsed = JSON.stringify(Object.fromEntries(new URLSearchParams(query)));
  const sorted = Object.entries(parsed as object).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const php = (value: unknown): string =>
    JSON.stringify(value)
      .replaceAll('/', '\\/')
      .replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const texts = [
    ['as PHP writes it with JSON_NUMERIC_CHECK', json.replaceAll(/"(-?(?:0|[1-9]\d*)(?:\.\d+)?)"(?=[,}\]])/g, '$1')],
    ['with its members sorted by name', php(Object.fromEntries(sorted))],
    ['as PHP writes it with JSON_PRETTY_PRINT', JSON.stringify(JSON.parse(json), null, 4).replaceAll('/', '\\/')],
    [
      "as Python's json.dumps writes it",
      JSON.stringify(parsed, null, 1)
        .replaceAll(/\n */g, ' ')
        .replaceAll(/\{ | \}/g, (each) => each.trim()),
    ],
    [String.raw`without \/ for a slash`, json.replaceAll('\\/', '/')],
    [String.raw`without \u for other letters`, JSON.stringify(parsed).replaceAll('/', '\\/')],
    ['as JSON.stringify writes it', JSON.stringify(parsed)],
    ['as JSON.stringify writes what URLSearchParams reads', asParsed],
  ] as const;
  return texts.map(([detail, text]) => toText('query_signed_as_other_json', detail, text));
}

/** Undefined where the sender signs something else. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toText(code: CauseCode, detail: string, text: string): Guess<Buffer> {
  return { value: Buffer.from(text), causes: [toCause(code, detail)] };
}
