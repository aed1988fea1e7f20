import { isUtf8 } from 'node:buffer';
import { toCause, type CauseCode } from './causes.js';
import type { Guess } from './guess.js';
import { isObject, mapTree, toTokensOf, toTree, type JsonTree } from './json-tree.js';
import { reorder } from './reorder.js';
import { spend, type Budget, type Work } from './work.js';

/** How texts are written. */
interface Style {
  readonly escape?: RegExp;
  readonly escapeSlash?: boolean;
  /** Digits of escapes in capitals. */
  readonly capitals?: boolean;
  /** Quotes in texts as an escape by number. */
  readonly quotesByNumber?: boolean;
}

interface Form {
  /** How it is written, behind "the same JSON". */
  readonly name: string;
  readonly comma?: string;
  readonly colon?: string;
  readonly indent?: string;
  /** Inside the braces of an object. */
  readonly padding?: string;
  /** Of indented lines; default a line feed. */
  readonly lineEnd?: string;
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
const GSON: Style = { escape: /[<>&='\u2028\u2029]/g };
const DOT_NET: Style = { escape: /[<>&'+`\u007f-\uffff]/g, capitals: true, quotesByNumber: true };
const JAVA: Style = { escape: /[\u007f-\uffff]/g, capitals: true };

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
  { name: "as Go's json.MarshalIndent writes it", style: GO, indent: '  ' },
  { name: 'as Gson writes it', style: GSON },
  { name: "as .NET's System.Text.Json writes it", style: DOT_NET },
  { name: "as .NET's System.Text.Json writes it indented", style: DOT_NET, indent: '  ' },
  { name: "as .NET's System.Text.Json writes it indented on Windows", style: DOT_NET, indent: '  ', lineEnd: '\r\n' },
  { name: 'with an indent of 2 spaces and line ends of Windows', indent: '  ', lineEnd: '\r\n' },
  { name: 'with an indent of 4 spaces and line ends of Windows', indent: '    ', lineEnd: '\r\n' },
  { name: 'without spaces, with letters beyond ASCII escaped in capitals', style: JAVA },
  { name: 'as Jackson writes it indented', indent: '  ', colon: ' : ' },
  { name: 'with a space behind each colon', colon: ': ' },
  { name: 'with a space behind each comma', comma: ', ' },
  {
    name: "as PHP's json_encode writes it with JSON_PRETTY_PRINT and both JSON_UNESCAPED flags",
    style: PHP_BOTH,
    indent: '    ',
  },
  {
    name: "as PHP's json_encode writes it with JSON_PRETTY_PRINT and JSON_UNESCAPED_SLASHES",
    style: PHP_SLASHES,
    indent: '    ',
  },
  { name: "as Python's json.dumps writes it with an indent of 2", style: PYTHON, indent: '  ' },
  { name: "as Python's json.dumps writes it with an indent of 4", style: PYTHON, indent: '    ' },
];

/** Changes of what the JSON holds, as programs make them that read it and write it again. */
interface Change {
  /** Behind "the same JSON". */
  readonly name: string;
  readonly code: CauseCode;
  readonly make: (tree: JsonTree) => JsonTree;
}

type Members = Parameters<NonNullable<Parameters<typeof mapTree>[1]['members']>>[0];

const NUMBER = /^-?\d/;
const word = (change: (text: string) => string) => (tree: JsonTree) => mapTree(tree, { word: change });
const members = (change: (all: Members) => Members) => (tree: JsonTree) => mapTree(tree, { members: change });
const byName = ([one]: Members[number], [other]: Members[number]) => (one < other ? -1 : Number(one > other));
const ISO = /^"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)"$/;
const time = (change: (time: string, fraction: string, zone: string) => string) =>
  word((text) =>
    text.replace(
      ISO,
      (_all, at: string, fraction: string | undefined, zone: string) => `"${change(at, fraction ?? '', zone)}"`,
    ),
  );

const CHANGES: readonly Change[] = [
  {
    name: 'with its members sorted by name',
    code: 'body_members_reordered',
    make: members((all) => all.toSorted(byName)),
  },
  {
    name: 'with its members in the reverse order',
    code: 'body_members_reordered',
    make: members((all) => all.toReversed()),
  },
  {
    name: 'with the members of its outermost object sorted by name',
    code: 'body_members_reordered',
    make: (tree) => (isObject(tree) ? { members: tree.members.toSorted(byName) } : tree),
  },
  {
    name: 'without the members that are null',
    code: 'body_values_rewritten',
    make: members((all) => all.filter(([, value]) => value !== 'null')),
  },
  {
    name: 'without the members that are empty',
    code: 'body_values_rewritten',
    make: members((all) =>
      all.filter(([, value]) => value !== 'null' && value !== '""' && toTokensOf(value).length !== 2),
    ),
  },
  {
    name: 'with its numbers as texts',
    code: 'body_values_rewritten',
    make: word((text) => (NUMBER.test(text) ? `"${text}"` : text)),
  },
  {
    name: 'with its numbers and truth values as texts',
    code: 'body_values_rewritten',
    make: word((text) => (text.startsWith('"') || text === 'null' ? text : `"${text}"`)),
  },
  {
    name: 'with its texts that are numbers as numbers',
    code: 'body_values_rewritten',
    make: word((text) => text.replace(/^"(-?(?:0|[1-9]\d*)(?:\.\d+)?)"$/, '$1')),
  },
  {
    name: 'with a point and a zero behind whole numbers',
    code: 'body_values_rewritten',
    make: word((text) => (/^-?\d+$/.test(text) ? `${text}.0` : text)),
  },
  {
    name: 'with two decimals in its numbers that have any',
    code: 'body_values_rewritten',
    make: word((text) => (/^-?\d+\.\d$/.test(text) ? `${text}0` : text)),
  },
  {
    name: 'with two decimals in all of its numbers',
    code: 'body_values_rewritten',
    make: word((text) => (/^-?\d+(?:\.\d)?$/.test(text) ? Number(text).toFixed(2) : text)),
  },
  {
    name: 'with milliseconds in its times',
    code: 'body_values_rewritten',
    make: time((at, fraction, zone) => at + (fraction || '.000') + zone),
  },
  {
    name: 'without .000 in its times',
    code: 'body_values_rewritten',
    make: time((at, fraction, zone) => at + (/^\.0+$/.test(fraction) ? '' : fraction) + zone),
  },
  { name: 'with Z in its times', code: 'body_values_rewritten', make: time((at, fraction) => `${at + fraction}Z`) },
  {
    name: 'with +00:00 in its times',
    code: 'body_values_rewritten',
    make: time((at, fraction) => `${at + fraction}+00:00`),
  },
  {
    name: 'with null for what is an empty text',
    code: 'body_values_rewritten',
    make: word((text) => (text === '""' ? 'null' : text)),
  },
  {
    name: 'with an empty text for what is null',
    code: 'body_values_rewritten',
    make: word((text) => (text === 'null' ? '""' : text)),
  },
];

/** How a program may have written JSON that is also changed. */
const CHANGED_FORMS = FORMS.filter(({ name }) =>
  [
    'without spaces',
    'with an indent of 2 spaces',
    'with an indent of 4 spaces',
    "as PHP's json_encode writes it",
    "as Python's json.dumps writes it",
    "as Python's json.dumps writes it without spaces",
    "as Python's json.dumps writes it without ensure_ascii",
    "as Go's json.Marshal writes it",
  ].includes(name),
);

/** The places of members' names, each in quotes, in the order that the sender documents. */
export type MemberOrder = ReadonlyMap<string, number>;

/** The order in which the names of members come in a JSON. */
export function readOrder(json: string): MemberOrder {
  const tokens = toTokens(json);
  const names = tokens.filter((_token, at) => tokens[at + 1] === ':');
  return new Map([...new Set(names)].map((name, place) => [name, place]));
}

function toReordering(order: MemberOrder): Change {
  const place = ([name]: Members[number]) => order.get(name) ?? order.size;
  return {
    name: "with its members in the order of the sender's example",
    code: 'body_members_reordered',
    make: members((all) => all.toSorted((one, other) => place(one) - place(other))),
  };
}

/** What is said to be tried. */
export const WRITTEN_AGAIN = 'the body written again as other JSON writers do';

/** What is said to be tried. */
const REORDERED = 'its members in other orders, and its numbers, times and empty values in other spellings';

/** Bytes; of a longer body members and values stay as they are. */
const CHANGED = 64 * 1024;

/** More than people's JSON has in the largest body that is written anew. */
const MOST_TOKENS = 250_000;

/** Characters; deep nesting makes an indent of any length out of a short body. */
const LONGEST = 4 * 1024 * 1024;

/** What handling a token costs, and a character that may be escaped, in bytes that could be hashed instead. */
const TOKEN = 32;
const ESCAPED = 4;

/** The body's JSON in other writings, for at most half of the work; none where it is not JSON. */
export function rewriteJson(body: Buffer, work: Work, orders: readonly MemberOrder[] = []): readonly Guess<Buffer>[] {
  const whole = Math.floor(work.budget.bytes / 2);
  const half = { bytes: whole };
  const { guesses, why, isJson } = rewriteWithin(half, body, orders);
  work.budget.bytes -= whole - half.bytes;
  work.tell('body', WRITTEN_AGAIN, why);
  // Of what is not JSON there is no more to say.
  if (isJson) work.tell('body', REORDERED, body.length > CHANGED ? 'it is longer than 64 KiB' : undefined);
  return guesses;
}

interface Rewritten {
  readonly guesses: readonly Guess<Buffer>[];
  /** Why not all writings are there. */
  readonly why: string | undefined;
  readonly isJson: boolean;
}

function rewriteWithin(budget: Budget, body: Buffer, orders: readonly MemberOrder[]): Rewritten {
  const text = isUtf8(body) ? body.toString() : '';
  if (!spend(budget, ESCAPED * text.length)) return { guesses: [], why: TOO_MUCH, isJson: false };
  const parsed = parse(text);
  if (parsed === undefined) return { guesses: [], why: 'it is not JSON', isJson: false };
  const tokens = toTokens(text);
  if (tokens.length > MOST_TOKENS)
    return { guesses: [], why: `it has more than ${MOST_TOKENS} words and marks`, isJson: false };
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
  const changes = body.length > CHANGED ? [] : [...CHANGES, ...orders.map(toReordering)];
  const tree = spend(budget, TOKEN * tokens.length) ? toTree(tokens) : undefined;
  for (const { name, code, make } of changes) {
    const changed = tree !== undefined && spend(budget, TOKEN * tokens.length) ? toTokensOf(make(tree)) : undefined;
    const isChanged = changed === undefined || changed.join('') !== bare;
    for (const form of isChanged ? CHANGED_FORMS : []) {
      const words = changed && toStyled(changed, form.style ?? PLAIN).tokens;
      const signed = words && write(words, form, budget);
      if (signed !== undefined)
        guesses.push({ value: Buffer.from(signed), causes: [toCause(code, `${name}, ${form.name}`)] });
    }
  }
  return {
    guesses,
    isJson: true,
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

function writeText(token: string, { escape, escapeSlash, capitals = false, quotesByNumber }: Style): string {
  const plain = token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
  const escaped = escape === undefined ? plain : plain.replace(escape, (unit) => toEscape(unit, capitals));
  const quoted = quotesByNumber === true ? escaped.replaceAll(String.raw`\"`, String.raw`\u0022`) : escaped;
  return escapeSlash === true ? quoted.replaceAll('/', '\\/') : quoted;
}

function toEscape(unit: string, capitals: boolean): string {
  const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${capitals ? digits.toUpperCase() : digits}`;
}

/** Undefined where it gets too long, or is more work than there may be. */
function write(tokens: readonly string[], form: Form, budget: Budget): string | undefined {
  if (!spend(budget, TOKEN * tokens.length)) return undefined;
  const written = lay(tokens, form);
  return written !== undefined && spend(budget, written.length) ? written : undefined;
}

function lay(tokens: readonly string[], form: Form): string | undefined {
  const { comma = ',', colon = ':', padding = '', indent, lineEnd = '\n' } = form;
  let depth = 0;
  let written = '';
  const line = () => (indent === undefined ? '' : lineEnd + indent.repeat(depth));
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
    else if (token === ':') written += indent === undefined ? colon : (form.colon ?? ': ');
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

/** The JSON with the members of one of its objects in every other order, written as it is at hand, as far as that can be told. */
export function* permuteMembers(body: Buffer, budget: Budget): Iterable<Guess<Buffer>> {
  const text = isUtf8(body) ? body.toString() : '';
  if (body.length > PERMUTED || parse(text) === undefined) return;
  const tokens = toTokens(text);
  const tree = toTree(tokens);
  const form = FORMS.find((each) => lay(tokens, each) === text) ?? FORMS[0];
  if (tree === undefined || form === undefined) return;
  for (const order of orderings(tree)) {
    const written = write(toTokensOf(order), form, budget);
    if (written === undefined) return;
    yield {
      value: Buffer.from(written),
      causes: [toCause('body_members_reordered', 'with its members in another order')],
    };
  }
}

/** Bytes; of a longer body no orders are tried one by one. */
const PERMUTED = 4 * 1024;
/** Of an object with more members there are too many orders. */
const MOST_MEMBERS = 7;

/** The tree with each of its objects in all orders, one object at a time. */
function* orderings(tree: JsonTree): Iterable<JsonTree> {
  if (typeof tree === 'string') return;
  if (!isObject(tree)) {
    for (const [at, each] of tree.entries()) for (const changed of orderings(each)) yield tree.with(at, changed);
    return;
  }
  const { members: all } = tree;
  if (all.length > 1 && all.length <= MOST_MEMBERS) {
    const places = all.map((_member, place) => String(place));
    for (const order of reorder(places)) {
      yield { members: order.map((place) => all[Number(place)]).filter((each) => each !== undefined) };
    }
  }
  for (const [at, [name, value]] of all.entries()) {
    for (const changed of orderings(value)) yield { members: all.with(at, [name, changed]) };
  }
}
