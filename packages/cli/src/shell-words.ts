import { UsageError } from './failure.js';

/**
 * The commands of a text for a POSIX shell, each as its words, byte by byte (latin1). By hand: no package that is kept well reads
 * `$'…'` without a compiler at its installation (shell-quote and string-argv take it for a variable and for text).
 *
 * @throws UsageError for what only a running shell knows, and for quotes without an end.
 */
export function splitCommands(text: string, file: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found !== undefined) at += found[0].length;
    return found;
  };
  const endWord = (): void => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  while (at < text.length) {
    if (take(/\\\r?\n/y)) continue;
    if (take(/[ \t\r]+/y)) endWord();
    else if (word === undefined && take(/#[^\n]*/y)) continue;
    else if (take(/[\n;|&()]+/y)) {
      endWord();
      commands.push([]);
    } else if (take(/\d?[<>]+&?/y)) {
      endWord();
      // Where it comes from or goes to; a word of its own would be taken for an argument.
      take(/[ \t]*[^ \t\r\n;|&]+/y);
    } else word = (word ?? '') + readPiece(take, file);
  }
  endWord();
  return commands.filter(({ length }) => length > 0);
}

type Take = (pattern: RegExp) => RegExpExecArray | undefined;

/** One quoted or plain piece of a word. */
function readPiece(take: Take, file: string): string {
  const single = take(/'([^']*)'/y);
  if (single !== undefined) return single[1] ?? '';
  const ansi = take(/\$'([^'\\]*(?:\\[^][^'\\]*)*)'/y);
  if (ansi !== undefined) return unescapeAnsi(ansi[1] ?? '');
  const double = take(/\$?"([^"\\]*(?:\\[^][^"\\]*)*)"/y);
  if (double !== undefined) return readDouble(double[1] ?? '', file);
  const plain = take(/[^ \t\r\n'"\\$`;|&()<>]+/y) ?? take(/\$(?![\w{(@*#?!$-])/y);
  if (plain !== undefined) return plain[0];
  const escaped = take(/\\([^])/y);
  if (escaped !== undefined) return escaped[1] ?? '';
  throw take(/['"\\]/y) === undefined
    ? toComputed(file)
    : new UsageError(`${file}: a quote of the command has no end.`);
}

function readDouble(inner: string, file: string): string {
  return inner.replaceAll(/\\(\r?\n|[^])|`|\$(?=[\w{(@*#?!$-])/g, (all, escaped: string | undefined) => {
    if (escaped === undefined) throw toComputed(file);
    if (escaped.endsWith('\n')) return '';
    return /[$`"\\]/.test(escaped) ? escaped : all;
  });
}

function toComputed(file: string): UsageError {
  return new UsageError(
    `${file}: the command has a part that only a running shell fills in ($… or \`…\`): give it as it ran, which 'set -x' shows.`,
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html; a pair of surrogates is what browsers mean by it. */
function unescapeAnsi(text: string): string {
  return text.replaceAll(
    /((?:\\u[\dA-Fa-f]{4})+)|\\(?:U([\dA-Fa-f]{1,8})|u([\dA-Fa-f]{1,3})|x([\dA-Fa-f]{1,2})|([0-7]{1,3})|c([^])|([^]))/g,
    (...parts: readonly (string | undefined)[]) => {
      const [, units, long, short, hex, octal, control, other = ''] = parts;
      if (units !== undefined) return toBytes(units.replaceAll(/\\u(.{4})/g, (_all, each: string) => toUnit(each)));
      const point = long ?? short;
      if (point !== undefined) return toBytes(toPoint(point));
      if (hex !== undefined) return toUnit(hex);
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31);
      return ESCAPES[other] ?? (/['"?\\]/.test(other) ? other : `\\${other}`);
    },
  );
}

function toUnit(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function toPoint(hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point > 0x10_ffff ? '\ufffd' : String.fromCodePoint(point);
}

/** The bytes of a text in UTF-8, one character each. */
function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}
