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

/** Colours for one stream: on a terminal, unless the environment wants none, or wants them everywhere. */
export function createPaint({ env }: Terminal, stream: NodeJS.WriteStream): Paint {
  const isWanted = readWish(env) ?? (stream.isTTY && env['TERM'] !== 'dumb');
  return (format, text) => (isWanted ? styleText(format, text, { validateStream: false }) : text);
}

/** What the environment says of colours, as Node reads it: FORCE_COLOR outdoes NO_COLOR. https://nodejs.org/api/cli.html#force_color1-2-3 */
function readWish(env: NodeJS.ProcessEnv): boolean | undefined {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return env['NO_COLOR'] ? false : undefined;
}

/** Puts what the command line says of colours in the place of what the environment does, for all that is printed from then on. */
export function setColour({ env }: Terminal, isWanted: boolean): void {
  delete env['NO_COLOR'];
  env['FORCE_COLOR'] = isWanted ? '1' : '0';
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
