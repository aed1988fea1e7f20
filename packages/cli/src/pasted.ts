import { readFile } from 'node:fs/promises';
import { isForCmd, splitCmdWords } from './cmd-words.js';
import { readCurlOptions, type CurlOption } from './curl-flags.js';
import type { EntryContent } from './entries.js';
import { toReason, UsageError } from './failure.js';
import { toHeaderValues, trimBlanks } from './saved-request.js';
import { splitCommands } from './shell-words.js';

/** A pasted command, and where it came from. */
export interface Pasted {
  readonly bytes: Buffer;
  readonly file: string;
  /** What stands for `@-`: the bytes that are piped into it. */
  readonly stdin: Buffer | undefined;
}

/** The request that a pasted curl command sends, as far as its words say. @throws UsageError for what they do not say. */
export async function readPasted({ bytes, file, stdin }: Pasted): Promise<EntryContent> {
  const options = readCurlOptions(findCurl(bytes.toString('latin1'), file), file);
  const refused = options.find(({ name = '' }) => REFUSED.has(name));
  if (refused?.name !== undefined) throw new UsageError(`${file}: --${refused.name}: ${REFUSED.get(refused.name)}.`);
  const data = await readData(options, { file, stdin });
  const { path, host, user } = readUrl(options, file);
  const isQuery = has(options, 'get');
  const query = isQuery ? data?.toString('latin1') : undefined;
  const rawBody = isQuery || data === undefined ? Buffer.alloc(0) : data;
  const method = toMethod(options, data);
  const headers = toHeaderValues(toPairs(options, { host, user, hasBody: !isQuery && data !== undefined }));
  const isMissing = method !== 'GET' && !isQuery && data === undefined;
  return {
    delivery: {
      method,
      url: query === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
      headers,
      rawBody,
    },
    missingBody: isMissing ? WITHOUT_BODY : undefined,
    copy: 'A body that was copied as text',
  };
}

const WITHOUT_BODY = 'The curl command holds no body, and the signature is not that of an empty one.';

/** Options with which the words alone do not say what is sent. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['config', 'the rest of the command stands in a file; give it as one command'],
  ['next', 'there is more than one request; give one'],
  ['form', 'curl makes up the boundary of a form, so that its bytes are not known; give the delivery by --request'],
  [
    'form-string',
    'curl makes up the boundary of a form, so that its bytes are not known; give the delivery by --request',
  ],
  ['upload-file', 'the body stands in a file; give it by --headers and --body'],
  ['url-query', 'it is not read here; write the query into the URL'],
  ['variable', 'it is not read here; write its value where it is used'],
]);

function has(options: readonly CurlOption[], name: string): boolean {
  return options.some((each) => each.name === name);
}

/** The arguments of the one command that is curl. */
function findCurl(text: string, file: string): readonly string[] {
  const commands = isForCmd(text) ? [splitCmdWords(text)] : splitCommands(text, file);
  const [found, ...others] = commands.flatMap((words) => {
    // In front of it may stand a prompt, or what `set -x` and `time` write.
    const at = words.findIndex((word) => !/^(?:[$%>#]|\++|time|sudo|[A-Za-z_]\w*=.*)$/s.test(word));
    return /(?:^|[/\\])curl(?:\.exe)?$/i.test(words[at] ?? '') ? [words.slice(at + 1)] : [];
  });
  if (found === undefined) throw new UsageError(`${file}: there is no curl command in it.`);
  if (others.length > 0) throw new UsageError(`${file}: there are several curl commands in it; give one.`);
  return found;
}

function toMethod(options: readonly CurlOption[], data: Buffer | undefined): string {
  const explicit = options.findLast(({ name }) => name === 'request')?.value;
  if (explicit !== undefined) return explicit;
  if (has(options, 'head')) return 'HEAD';
  return data === undefined || has(options, 'get') ? 'GET' : 'POST';
}

interface Address {
  /** Path and query. */
  readonly path: string;
  readonly host: string;
  /** Name and password, where it has them. */
  readonly user: string | undefined;
}

function readUrl(options: readonly CurlOption[], file: string): Address {
  const [url, ...others] = options.filter(({ name }) => name === undefined || name === 'url');
  if (url === undefined) throw new UsageError(`${file}: the curl command has no URL.`);
  if (others.length > 0) throw new UsageError(`${file}: the curl command has more than one URL; give one request.`);
  const [, user, host = '', target = ''] = /^(?:https?:\/\/)?(?:([^/?#@]*)@)?([^/?#]*)([^#]*)/i.exec(url.value) ?? [];
  return { path: target.startsWith('/') ? target : `/${target}`, host, user };
}

interface Known {
  readonly host: string;
  readonly user: string | undefined;
  readonly hasBody: boolean;
}

/** The headers that are given, and behind them those that curl adds where they are not. */
function toPairs(
  options: readonly CurlOption[],
  { host, user, hasBody }: Known,
): readonly (readonly [string, string])[] {
  const given = options.filter(({ name }) => name === 'header').map(({ value }) => readHeader(value));
  const of = (name: string): string | undefined => options.findLast((each) => each.name === name)?.value;
  const bearer = of('oauth2-bearer');
  const credentials = bearer === undefined ? (of('user') ?? user) : undefined;
  const cookie = of('cookie');
  const isJson = has(options, 'json');
  const added: readonly (readonly [string, string | undefined])[] = [
    ['host', host],
    ['authorization', credentials && `Basic ${Buffer.from(credentials, 'latin1').toString('base64')}`],
    ['authorization', bearer && `Bearer ${bearer}`],
    ['user-agent', of('user-agent')],
    ['referer', of('referer')?.replace(/;auto$/, '')],
    // Without an equals sign it is a file of cookies.
    ['cookie', cookie?.includes('=') ? cookie : undefined],
    ['accept', isJson ? 'application/json' : '*/*'],
    ['content-type', hasBody ? (isJson ? 'application/json' : 'application/x-www-form-urlencoded') : undefined],
  ];
  const names = new Set(given.map(([name]) => name));
  return [
    ...given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ...added.flatMap(([name, value]) => (value && !names.has(name) ? [[name, value] as const] : [])),
  ];
}

/** `Name: value`; `Name;` is empty, and `Name:` takes away what curl would add. */
function readHeader(text: string): readonly [name: string, value: string | undefined] {
  const colon = text.indexOf(':');
  if (colon === -1) return [text.replace(/;\s*$/, '').toLowerCase(), text.trimEnd().endsWith(';') ? '' : undefined];
  const value = trimBlanks(text.slice(colon + 1));
  return [trimBlanks(text.slice(0, colon)).toLowerCase(), value === '' ? undefined : value];
}

type Source = Pick<Pasted, 'file' | 'stdin'>;

/** The data of all options that give any, joined as curl joins them; undefined where none does. */
async function readData(options: readonly CurlOption[], source: Source): Promise<Buffer | undefined> {
  const given = options.flatMap(({ name = '', value }) => {
    const read = READERS[name];
    return read === undefined ? [] : [{ name, piece: read(value, source) }];
  });
  const pieces = await Promise.all(
    given.map(async ({ name, piece }, at) => [at > 0 && name !== 'json' ? AMPERSAND : NOTHING, await piece]),
  );
  return pieces.length === 0 ? undefined : Buffer.concat(pieces.flat());
}

const NOTHING = Buffer.alloc(0);
const AMPERSAND = Buffer.from('&');

const READERS: Readonly<Record<string, (value: string, source: Source) => Promise<Buffer> | Buffer>> = {
  data: readLines,
  'data-ascii': readLines,
  'data-raw': toBytes,
  'data-binary': (value, source) => (value.startsWith('@') ? readNamed(value.slice(1), source) : toBytes(value)),
  json: (value, source) => (value.startsWith('@') ? readNamed(value.slice(1), source) : toBytes(value)),
  'data-urlencode': readEncoded,
};

function toBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Of a file, and of a file only, curl leaves out the ends of lines. */
async function readLines(value: string, source: Source): Promise<Buffer> {
  if (!value.startsWith('@')) return toBytes(value);
  return (await readNamed(value.slice(1), source)).filter((byte) => byte !== 0 && byte !== 10 && byte !== 13) as Buffer;
}

/** `content`, `=content`, `name=content`, `@file` and `name@file`. */
async function readEncoded(value: string, source: Source): Promise<Buffer> {
  const [, name = '', sign = '=', rest = ''] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [undefined, '', '=', value];
  const content = sign === '@' ? await readNamed(rest, source) : toBytes(rest);
  const encoded = content.toString('latin1').replaceAll(/[^\w.~-]/g, (each) => {
    return each === ' ' ? '+' : `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return toBytes(name === '' ? encoded : `${name}=${encoded}`);
}

async function readNamed(name: string, { file, stdin }: Source): Promise<Buffer> {
  if (name === '-') {
    if (stdin === undefined) throw new UsageError(`${file}: what curl sends is piped into it: give that by --body.`);
    return stdin;
  }
  const path = toBytes(name);
  return readFile(path).catch((error: unknown) => {
    throw new UsageError(`${file}: curl sends the file ${path.toString('utf8')}: ${toReason(error)}.`);
  });
}
