import { toCause, type CauseCode } from './causes.js';
import { decodeEntities, decodeFormPart, decodePercent } from './escapes.js';
import type { Guess } from './guess.js';
import { readMultipart } from './multipart.js';

// What is found here is read as text of one character a byte, so that bytes of any encoding stay as they are.

/** What is said to be tried. */
export const UNWRAPPED = 'the body without what may have been put around it, and with white space that may be lost';

/** Bodies that the one at hand holds within something, or with something around. */
export function unwrap(body: Buffer): readonly Guess<Buffer>[] {
  const text = body.toString('latin1');
  return [
    ...fromJson(body),
    ...fromForm(text),
    ...fromMultipart(body),
    ...unescape(text),
    ...fromHex(text),
    ...fromChunks(text),
    ...once(body),
    ...cut(text),
    ...fromTable(text),
    ...fromPython(body),
    ...complete(body),
  ];
}

/** A cell of CSV. */
function fromTable(text: string): readonly Guess<Buffer>[] {
  const bare = text.trim();
  if (!bare.startsWith('"') || !bare.endsWith('"') || !bare.includes('""')) return [];
  return [
    because('body_escaped', Buffer.from(bare.slice(1, -1).replaceAll('""', '"'), 'latin1'), 'written as a cell of CSV'),
  ];
}

const LITERALS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/** JSON of what Python has printed of a dictionary. */
function fromPython(body: Buffer): readonly Guess<Buffer>[] {
  const text = body.toString();
  if (!/^\s*[{[].*'/s.test(text)) return [];
  const json = text.replaceAll(
    /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(None|True|False)\b/g,
    (_all, single: string | undefined, double: string | undefined, literal: string | undefined) =>
      literal === undefined
        ? JSON.stringify((single ?? double ?? '').replaceAll(/\\(.)/g, '$1'))
        : (LITERALS[literal] ?? ''),
  );
  const parsed = readJson(json);
  if (parsed === undefined) return [];
  return [
    because('body_printed', Buffer.from(JSON.stringify(parsed)), 'as JSON.stringify writes it'),
    because('body_printed', Buffer.from(json), "as Python's json.dumps writes it"),
    because('body_printed', Buffer.from(JSON.stringify(parsed, null, 2)), 'with an indent of 2 spaces'),
  ];
}

/** The body with an end that is too short by some bytes: what JSON closes with. */
function complete(body: Buffer): readonly Guess<Buffer>[] {
  if (!/^\s*[{[]/.test(body.subarray(0, 64).toString('latin1'))) return [];
  return ENDS.map((end) => because('body_cut_short', Buffer.concat([body, Buffer.from(end)]), `'${end}'`));
}

const ENDS = ['}', ']', '"}', '}}', ']}', '"}}', '}]', '}}}', 'e}', 'l}', '"]}', '}]}'] as const;

/** The body with white space that parsers and editors take off. */
export function addWhiteSpace(body: Buffer): readonly Guess<Buffer>[] {
  const lost = WHITE_SPACE.flatMap(([name, space]) => [
    ...(FRONT.has(space)
      ? [because('body_white_space_lost', Buffer.concat([Buffer.from(space), body]), `${name} in front`)]
      : []),
    because('body_white_space_lost', Buffer.concat([body, Buffer.from(space)]), `${name} behind`),
  ]);
  return lost;
}

const WHITE_SPACE = [
  ['a space', ' '],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return and a line feed', '\r\n'],
  ['two line feeds', '\n\n'],
  ['two spaces', '  '],
  ['a carriage return', '\r'],
  ['a NUL', '\0'],
] as const;
const FRONT: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r\n', '\n\n', '  ']);

function because(code: CauseCode, value: Buffer, detail = ''): Guess<Buffer> {
  return { value, causes: [toCause(code, detail)] };
}

/** The name of a field, where it is one that a program has chosen. */
function show(name: string): string {
  return /^[\w.[\]-]{1,40}$/.test(name) ? `'${name}'` : 'of a name';
}

/** Texts in JSON that may be the body: all of it, or a member, as function platforms and queues hand bodies over. */
function fromJson(body: Buffer): readonly Guess<Buffer>[] {
  const parsed = readJson(body);
  if (typeof parsed === 'string') {
    const inner = readJson(parsed);
    return [
      because('body_stringified_twice', Buffer.from(parsed)),
      ...(typeof inner === 'string' ? [because('body_stringified_twice', Buffer.from(inner), ' and a third')] : []),
    ];
  }
  if (typeof parsed !== 'object' || parsed === null) return [];
  const { type, data } = parsed as { readonly type?: unknown; readonly data?: unknown };
  const numbers: unknown = type === 'Buffer' ? data : parsed;
  if (Array.isArray(numbers) && numbers.every((each) => Number.isInteger(each) && each >= 0 && each < 256))
    return [because('body_escaped', Buffer.from(numbers as number[]), 'written as a list of its bytes')];
  return Object.entries(parsed)
    .slice(0, MOST_MEMBERS)
    .flatMap(([name, value]: readonly [string, unknown]) => {
      const detail = `the member ${show(name)} of the JSON at hand`;
      if (typeof value === 'object' && value !== null && !Array.isArray(parsed))
        return [because('body_in_field', Buffer.from(JSON.stringify(value)), `${detail}, as JSON.stringify writes it`)];
      if (typeof value !== 'string' || value === '') return [];
      const bytes = /^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(value) ? Buffer.from(value, 'base64') : undefined;
      return [
        because('body_in_field', Buffer.from(value), detail),
        ...(bytes === undefined ? [] : [because('body_in_field', bytes, `${detail}, in base64`)]),
      ];
    });
}

/** More members of one JSON are not looked at. */
const MOST_MEMBERS = 32;

function readJson(text: Buffer | string): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

function fromForm(text: string): readonly Guess<Buffer>[] {
  if (text.includes('\n') || !text.includes('=') || text.startsWith('{')) return [];
  const fields = text.split('&').slice(0, MOST_MEMBERS);
  return fields.flatMap((field) => {
    const at = field.indexOf('=');
    const [name, value] = [field.slice(0, at), field.slice(at + 1)];
    if (at < 1 && value === '') return [];
    const decoded = decodeFormPart(value);
    // A parser of forms takes a whole body that is none for a name without a value.
    return [
      because('body_in_field', decoded, `the field ${show(name)} of the form at hand`),
      ...(value === '' && fields.length === 1
        ? [because('body_in_field', decodePercent(name), 'the name of a field')]
        : []),
    ];
  });
}

function fromMultipart(body: Buffer): readonly Guess<Buffer>[] {
  return readMultipart(body).map(([name, value]) =>
    because('body_in_field', Buffer.from(value), `the field ${show(name)} of the multipart form at hand`),
  );
}

function unescape(text: string): readonly Guess<Buffer>[] {
  const slashless = text.replaceAll(/\\(["'\\])/g, '$1');
  return [
    ...(text.includes('%') ? [because('body_escaped', decodePercent(text), 'percent-encoded')] : []),
    ...(text.includes('%') && text.includes('+')
      ? [because('body_escaped', decodeFormPart(text), 'percent-encoded as a form is')]
      : []),
    ...(text.includes('&')
      ? [
          because(
            'body_escaped',
            Buffer.from(decodeEntities(Buffer.from(text, 'latin1').toString())),
            'escaped for HTML',
          ),
        ]
      : []),
    ...(slashless === text
      ? []
      : [because('body_escaped', Buffer.from(slashless, 'latin1'), 'escaped with backslashes')]),
  ];
}

function fromHex(text: string): readonly Guess<Buffer>[] {
  const bare = text.trim();
  const isHex = bare.length > 0 && bare.length % 2 === 0 && /^[0-9a-f]+$/i.test(bare);
  return isHex ? [because('body_escaped', Buffer.from(bare, 'hex'), 'written in hexadecimal digits')] : [];
}

/** The framing of chunks (RFC 9112, section 7.1), left in by who reads a socket by hand. */
function fromChunks(text: string): readonly Guess<Buffer>[] {
  const chunks: string[] = [];
  const head = /([0-9a-f]{1,8})(?:;[^\r\n]*)?\r?\n/iy;
  for (let at = 0; at < text.length;) {
    head.lastIndex = at;
    const [all, digits = ''] = head.exec(text) ?? [];
    if (all === undefined) return [];
    const size = Number.parseInt(digits, 16);
    const start = at + all.length;
    if (size === 0) break;
    chunks.push(text.slice(start, start + size));
    const [end = ''] = /^\r?\n/.exec(text.slice(start + size, start + size + 2)) ?? [];
    at = start + size + end.length;
  }
  return chunks.length === 0 ? [] : [because('body_chunked', Buffer.from(chunks.join(''), 'latin1'))];
}

/** The body where it stands there twice. */
function once(body: Buffer): readonly Guess<Buffer>[] {
  // Something of a byte or two may stand between.
  return [0, 1, 2].flatMap((between) => {
    const half = (body.length - between) / 2;
    if (!Number.isInteger(half) || half < 1) return [];
    const first = body.subarray(0, half);
    return first.equals(body.subarray(half + between)) ? [because('body_written_twice', first)] : [];
  });
}

/** The body without what stands around it: white space and NULs, and all that is outside of JSON. */
function cut(text: string): readonly Guess<Buffer>[] {
  const end = lengthWithout(text, (unit) => unit === '\0');
  const trimmedEnd = lengthWithout(text, (unit) => PADDING.has(unit));
  let start = 0;
  while (start < text.length && PADDING.has(text.charAt(start))) start += 1;
  const [from, to] = [text.search(/[{[]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1];
  const [first] = /^[^\r\n]+(?=\r?\n)/.exec(text) ?? [];
  const guesses: readonly (readonly [CauseCode, string, string])[] = [
    ['body_padding_added', text.slice(0, end), 'the NULs behind it'],
    ['body_padding_added', text.slice(0, trimmedEnd), 'the white space behind it'],
    ['body_padding_added', text.slice(start), 'the white space in front of it'],
    ['body_padding_added', text.slice(start, trimmedEnd), 'the white space around it'],
    ...(from >= 0 && to > from ? [['body_padding_added', text.slice(from, to), 'the text around it'] as const] : []),
    ...(first === undefined ? [] : [['body_padding_added', first, 'the lines behind it'] as const]),
    ...(text.endsWith(',') || text.endsWith(';') || text.endsWith('&')
      ? [['body_padding_added', text.slice(0, -1), 'the mark behind it'] as const]
      : []),
  ];
  return guesses.flatMap(([code, value, detail]) =>
    value === text || value === '' ? [] : [because(code, Buffer.from(value, 'latin1'), detail)],
  );
}

const PADDING: ReadonlySet<string> = new Set(['\0', ' ', '\t', '\n', '\r']);

/** By hand from the end: a pattern would begin anew at every character. */
function lengthWithout(text: string, isPadding: (unit: string) => boolean): number {
  let end = text.length;
  while (end > 0 && isPadding(text.charAt(end - 1))) end -= 1;
  return end;
}
