import { styleText } from 'node:util';

/** Where the command reads and writes: the process, or what a test puts in its place. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  /** Set to 1 by a command whose answer is no. */
  exitCode?: number | string | null | undefined;
}

type Format = Parameters<typeof styleText>[0];

/** Puts colour on text where it is wanted. */
export type Paint = (format: Format, text: string) => string;

/** Colours for one stream: on a terminal only, and never where NO_COLOR is set. */
export function createPaint({ env }: Terminal, stream: NodeJS.WriteStream): Paint {
  const isWanted = stream.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return (format, text) => (isWanted ? styleText(format, text, { validateStream: false }) : text);
}

/** Tells a person something beside the result, on stderr. */
export function note(terminal: Terminal, text: string): void {
  terminal.stderr.write(`${createPaint(terminal, terminal.stderr)('dim', `note: ${toPrintable(text)}`)}\n`);
}

/** Warns a person, on stderr. */
export function warn(terminal: Terminal, text: string): void {
  terminal.stderr.write(`${createPaint(terminal, terminal.stderr)('yellow', `warning: ${toPrintable(text)}`)}\n`);
}

/** Writes the one document that `--json` puts on stdout. */
export function writeJson({ stdout }: Terminal, value: unknown): void {
  stdout.write(`${toPrintable(JSON.stringify(value, undefined, 2))}\n`);
}

/** Text of others, with the characters that could steer a terminal written as JSON writes them. */
export function toPrintable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it is for
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
