import { isUtf8 } from 'node:buffer';
import { toCause } from './causes.js';
import type { Guess } from './guess.js';
import { spend, type Budget, type Work } from './work.js';

/** How texts are written. */
interface Style {
  readonly escape?: RegExp;
  readonly escapeSlash?: boolean;
}

interface Form {
  /** How it is written, behind "the same JSON". */
  readonly name: string;
  readonly comma?: string;
  readonly colon?: string;
  readonly indent?: string;
  /** Inside the braces of an object. */
  readonly padding?: string;
  readonly style?: Style;
}

const NOT_ASCII = /[\u0080-\uffff]/g;
const LINE_ENDS = /[\u2028\u2029]/g;

const PLAIN: Style = {};
const PHP: Style = { escape: NOT_ASCII, escapeSlash: true };
const PHP_SLASHES: Style = { escape: NOT_ASCII };
const PHP_UNICODE: Style = { escape: LINE_ENDS, escapeSlash: true };
const PHP_BOTH: Style = { escape: LINE_ENDS };
/** Which also takes the one control character that JSON lets stand. */
const PYTHON: Style = { escape: /[\u007f-\uffff]/g };
const GO: Style = { escape: /[<>&\u2028\u2029]/g };

const FORMS: readonly Form[] = [
  { name: 'without spaces' },
  { name: 'with an indent of 2 spaces', indent: '  ' },
  { name: 'with an indent of 4 spaces', indent: '    ' },
  { name: 'with an indent of tabs', indent: '\t' },
  { name: 'on lines without an indent', indent: '' },
  { name: "as PHP's json_encode writes it", style: PHP },
  { name: "as PHP's json_encode writes it with JSON_UNESCAPED_SLASHES", style: PHP_SLASHES },
  { name: "as PHP's json_encode writes it with JSON_UNESCAPED_UNICODE", style: PHP_UNICODE },
  { name: "as PHP's json_encode writes it with both JSON_UNESCAPED flags", style: PHP_BOTH },
  { name: "as PHP's json_encode writes it with JSON_PRETTY_PRINT", style: PHP, indent: '    ' },
  { name: "as Python's json.dumps writes it", comma: ', ', colon: ': ', style: PYTHON },
  { name: "as Python's json.dumps writes it without ensure_ascii", comma: ', ', colon: ': ' },
  { name: "as Python's json.dumps writes it without spaces", style: PYTHON },
  { name: 'on one line, with spaces inside its braces', comma: ', ', colon: ': ', padding: ' ' },
  { name: "as Go's json.Marshal writes it", style: GO },
];

/** What is said to be tried. */
export const WRITTEN_AGAIN = 'the body written again as other JSON writers do';

/** More than people's JSON has in the largest body that is written anew. */
const MOST_TOKENS = 250_000;

/** Characters; deep nesting makes an indent of any length out of a short body. */
const LONGEST = 4 * 1024 * 1024;

/** What handling a token costs, and a character that may be escaped, in bytes that could be hashed instead. */
const TOKEN = 32;
const ESCAPED = 4;

/** The body's JSON in other writings, for at most half of the work; none where it is not JSON. */
export function rewriteJson(body: Buffer, work: Work): readonly Guess<Buffer>[] {
  const whole = Math.floor(work.budget.bytes / 2);
  const half = { bytes: whole };
  const { guesses, why } = rewriteWithin(half, body);
  work.budget.bytes -= whole - half.bytes;
  work.tell('body', WRITTEN_AGAIN, why);
  return guesses;
}

interface Rewritten {
  readonly guesses: readonly Guess<Buffer>[];
  /** Why not all writings are there. */
  readonly why: string | undefined;
}

function rewriteWithin(budget: Budget, body: Buffer): Rewritten {
  const text = isUtf8(body) ? body.toString() : '';
  if (!spend(budget, ESCAPED * text.length)) return { guesses: [], why: TOO_MUCH };
  const parsed = parse(text);
  if (parsed === undefined) return { guesses: [], why: 'it is not JSON' };
  const tokens = toTokens(text);
  if (tokens.length > MOST_TOKENS) return { guesses: [], why: `it has more than ${MOST_TOKENS} words and marks` };
  const styled = createStyler(tokens, budget);
  const bare = tokens.join('');
  const guesses: Guess<Buffer>[] = [];
  let left = 0;
  // Token by token, so that numbers, the order of members and members of one name stay as they are; then as a program that
  // parses would have them.
  for (const form of FORMS) {
    const words = styled(form.style ?? PLAIN);
    const written = words && write(words.tokens, form, budget);
    if (written === undefined) left += 1;
    else add(written, { name: form.name, isSame: words?.isSame === true });
  }
  const written = spend(budget, ESCAPED * text.length + TOKEN * tokens.length) ? stringify(parsed.value) : undefined;
  if (written === undefined) left += 1;
  else add(written, { name: 'as JSON.stringify writes it', isSame: toTokens(written).join('') === bare });
  return {
    guesses,
    why: left === 0 ? undefined : `not in ${left} of the ${FORMS.length + 1} ways, which would take too long`,
  };

  function add(signed: string, { name, isSame }: { readonly name: string; readonly isSame: boolean }): void {
    const code = isSame ? (text === bare ? 'body_compacted' : 'body_spaced') : 'body_reserialised';
    // With a line feed behind it, as files of text end.
    guesses.push(
      { value: Buffer.from(signed), causes: [toCause(code, name)] },
      { value: Buffer.from(`${signed}\n`), causes: [toCause(code, `${name}, and a line feed at its end`)] },
    );
  }
}

const TOO_MUCH = 'it is too long';

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

/** Texts, marks and words of text that is JSON. */
function toTokens(json: string): readonly string[] {
  return json.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
}

interface Styled {
  readonly tokens: readonly string[];
  /** Whether the tokens are those of the text itself. */
  readonly isSame: boolean;
}

/** Writes all tokens in a style, each style once; undefined where that is more work than there may be. */
function createStyler(tokens: readonly string[], budget: Budget): (style: Style) => Styled | undefined {
  const length = tokens.reduce((sum, token) => sum + token.length, 0);
  const known = new Map<Style, Styled | undefined>();
  return (style) => {
    if (!known.has(style)) {
      const isPaid = spend(budget, TOKEN * tokens.length + ESCAPED * length);
      known.set(style, isPaid ? toStyled(tokens, style) : undefined);
    }
    return known.get(style);
  };
}

function toStyled(tokens: readonly string[], style: Style): Styled {
  const written = tokens.map((token) => (token.startsWith('"') ? writeText(token, style) : token));
  return { tokens: written, isSame: written.every((token, at) => token === tokens[at]) };
}

function writeText(token: string, { escape, escapeSlash = false }: Style): string {
  const plain = token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
  const escaped = escape === undefined ? plain : plain.replace(escape, toEscape);
  return escapeSlash ? escaped.replaceAll('/', '\\/') : escaped;
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Undefined where it gets too long, or is more work than there may be. */
function write(tokens: readonly string[], form: Form, budget: Budget): string | undefined {
  if (!spend(budget, TOKEN * tokens.length)) return undefined;
  const written = lay(tokens, form);
  return written !== undefined && spend(budget, written.length) ? written : undefined;
}

function lay(tokens: readonly string[], form: Form): string | undefined {
  const { comma = ',', colon = ':', padding = '', indent } = form;
  let depth = 0;
  let written = '';
  const line = () => (indent === undefined ? '' : `\n${indent.repeat(depth)}`);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (written.length + depth * 4 > LONGEST) return undefined;
    if (isOpening(token)) {
      depth += 1;
      written += isClosing(tokens[at + 1]) ? token : token + (token === '{' ? padding : '') + line();
    } else if (isClosing(token)) {
      depth -= 1;
      written += isOpening(tokens[at - 1]) ? token : line() + (token === '}' ? padding : '') + token;
    } else if (token === ',') written += indent === undefined ? comma : `,${line()}`;
    else if (token === ':') written += indent === undefined ? colon : ': ';
    else written += token;
  }
  return written;
}

function isOpening(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string | undefined): boolean {
  return token === '}' || token === ']';
}
