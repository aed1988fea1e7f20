import { isUtf8 } from 'node:buffer';
import { toCause, type Cause } from './causes.js';
import type { Guess } from './guess.js';

interface Form {
  /** How it is written, behind "the same JSON". */
  readonly name: string;
  readonly comma?: string;
  readonly colon?: string;
  readonly indent?: string;
  /** Inside the braces of an object. */
  readonly padding?: string;
  readonly escape?: RegExp;
  readonly escapeSlash?: boolean;
}

const NOT_ASCII = /[\u0080-\uffff]/g;
/** Python's own, which also takes the one control character that JSON lets stand. */
const NOT_PRINTABLE_ASCII = /[\u007f-\uffff]/g;
const LINE_ENDS = /[\u2028\u2029]/g;

const FORMS: readonly Form[] = [
  { name: 'without spaces' },
  { name: 'with an indent of 2 spaces', indent: '  ' },
  { name: 'with an indent of 4 spaces', indent: '    ' },
  { name: 'with an indent of tabs', indent: '\t' },
  { name: 'on lines without an indent', indent: '' },
  { name: "as PHP's json_encode writes it", escape: NOT_ASCII, escapeSlash: true },
  { name: "as PHP's json_encode writes it with JSON_UNESCAPED_SLASHES", escape: NOT_ASCII },
  { name: "as PHP's json_encode writes it with JSON_UNESCAPED_UNICODE", escape: LINE_ENDS, escapeSlash: true },
  { name: "as PHP's json_encode writes it with both JSON_UNESCAPED flags", escape: LINE_ENDS },
  {
    name: "as PHP's json_encode writes it with JSON_PRETTY_PRINT",
    escape: NOT_ASCII,
    escapeSlash: true,
    indent: '    ',
  },
  { name: "as Python's json.dumps writes it", comma: ', ', colon: ': ', escape: NOT_PRINTABLE_ASCII },
  { name: "as Python's json.dumps writes it without ensure_ascii", comma: ', ', colon: ': ' },
  { name: "as Python's json.dumps writes it without spaces", escape: NOT_PRINTABLE_ASCII },
  { name: 'on one line, with spaces inside its braces', comma: ', ', colon: ': ', padding: ' ' },
  { name: "as Go's json.Marshal writes it", escape: /[<>&\u2028\u2029]/g },
];

/** The body's JSON in other writings; none where it is not JSON. */
export function rewriteJson(body: Buffer): readonly Guess<Buffer>[] {
  const text = isUtf8(body) ? body.toString() : '';
  const parsed = parse(text);
  if (parsed === undefined) return [];
  const tokens = toTokens(text);
  if (tokens.length > MOST_TOKENS) return [];
  const bare = tokens.join('');
  return [
    // Token by token, so that numbers, the order of members and members of one name stay as they are; then as a program
    // that parses would have them.
    ...FORMS.map((form) => [form.name, write(tokens, form)] as const),
    ['as JSON.stringify writes it', stringify(parsed.value)] as const,
  ].flatMap(([name, written]) =>
    written === undefined
      ? []
      : [
          { value: Buffer.from(written), causes: [toJsonCause(text, bare, written, name)] },
          // As files of text end.
          {
            value: Buffer.from(`${written}\n`),
            causes: [toJsonCause(text, bare, written, `${name}, and a line feed at its end`)],
          },
        ],
  );
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Undefined where it is nested deeper than the stack. */
function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** A code that says no more of the difference than is there. */
function toJsonCause(received: string, bare: string, signed: string, name: string): Cause {
  if (toTokens(signed).join('') !== bare) return toCause('body_reserialised', name);
  return toCause(received === bare ? 'body_compacted' : 'body_spaced', name);
}

/** Texts, marks and words of text that is JSON. */
function toTokens(json: string): readonly string[] {
  return json.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
}

/** More than people's JSON has in the largest body that is written anew. */
const MOST_TOKENS = 250_000;

/** Characters; deep nesting makes an indent of any length out of a short body. */
const LONGEST = 4 * 1024 * 1024;

/** Undefined where it gets too long. */
function write(tokens: readonly string[], form: Form): string | undefined {
  const { comma = ',', colon = ':', padding = '', indent } = form;
  let depth = 0;
  let written = '';
  const line = () => (indent === undefined ? '' : `\n${indent.repeat(depth)}`);
  for (const [at, token] of tokens.entries()) {
    if (written.length + depth * 4 > LONGEST) return undefined;
    if (isOpening(token)) {
      depth += 1;
      written += isClosing(tokens[at + 1]) ? token : token + (token === '{' ? padding : '') + line();
    } else if (isClosing(token)) {
      depth -= 1;
      written += isOpening(tokens[at - 1]) ? token : line() + (token === '}' ? padding : '') + token;
    } else if (token === ',') written += indent === undefined ? comma : `,${line()}`;
    else if (token === ':') written += indent === undefined ? colon : ': ';
    else written += token.startsWith('"') ? writeText(token, form) : token;
  }
  return written;
}

function isOpening(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string | undefined): boolean {
  return token === '}' || token === ']';
}

function writeText(token: string, { escape, escapeSlash = false }: Form): string {
  const plain = JSON.stringify(JSON.parse(token));
  const escaped = escape === undefined ? plain : plain.replace(escape, toEscape);
  return escapeSlash ? escaped.replaceAll('/', '\\/') : escaped;
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
