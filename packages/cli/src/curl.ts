import type { Algorithm, Encoding, Provider } from '@hooknotary/core';
import { encode } from '@hooknotary/core/internal';
import { readKeyText, readWriting } from '@hooknotary/diagnose/internal';
import type { OutgoingRequest } from './deliver.js';
import { quote, toPrintf } from './shell.js';
import { toHash, toHmacLines } from './shell-hmac.js';

/** What a request is made again from, by a shell. */
export interface CurlOptions {
  readonly provider: Provider;
  /** Such as `http://localhost:3000`. */
  readonly origin: string;
  /** The URL that is signed, where the sender signs it. */
  readonly publicUrl?: string | undefined;
  /** What is to be sent. */
  readonly request: OutgoingRequest;
  /**
   * What is to be signed: the request, or what it was before it was tampered with; undefined to send the request as it is.
   * Its signature is only looked for, never printed: the shell computes one in its place, so {@link toPlaceholder} may
   * have made its secret.
   */
  readonly signed: OutgoingRequest | undefined;
  /** Environment variable that the shell takes the secret from. */
  readonly variable: string;
  /** Shell's word for the time that is signed, where the sender signs one; default the moment of the run. */
  readonly clock?: string | undefined;
  /** Seconds until curl gives up; default 10. */
  readonly timeout?: number | undefined;
}

/** A secret that signs what {@link toCurl} prints, so that the secret itself is not needed. */
export function toPlaceholder({ signature }: Provider): string {
  const { encoding, prefix = '' } = readKeyText(signature.algorithms[0]);
  return encoding === 'utf8' ? 'placeholder' : prefix + encode(Buffer.from('placeholder'), encoding);
}

/** Headers that curl writes itself. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** Whether a shell can sign for this sender: by an HMAC that stands in a header, and is no part of a token. */
export function canPrint({ signature }: Provider): boolean {
  return toHash(signature.algorithms[0]) !== undefined && readWriting(signature) !== undefined;
}

/** The shell's word for now, less so many seconds; undefined where a shell cannot tell that time. */
export function toNow({ timestamp }: Provider, secondsAgo = 0): string | undefined {
  const seconds = secondsAgo === 0 ? '$(date +%s)' : `$(($(date +%s) - ${secondsAgo}))`;
  if (timestamp?.unit !== 'iso8601') return timestamp?.unit === 'milliseconds' ? `${seconds}000` : seconds;
  return secondsAgo === 0 ? '$(date -u +%Y-%m-%dT%H:%M:%SZ)' : undefined;
}

/** A signature as it stands in a request. */
interface Written {
  /** Of its header. */
  readonly name: string;
  readonly family: number;
  readonly text: string;
  readonly encoding: Encoding;
  readonly algorithm: Algorithm;
  /** The time that it covers, where there is one, and the header that has it. */
  readonly time: string | undefined;
  readonly timeHeader: string | undefined;
}

/** Finds the HMAC of a request; undefined where it has none that a shell could make. */
function readWritten({ signature: source, timestamp }: Provider, request: OutgoingRequest): Written | undefined {
  const writing = readWriting(source);
  const family = source.headers.findIndex((each) => readText(request, each) !== undefined);
  const name = source.headers[family];
  if (writing === undefined || name === undefined) return undefined;
  const header = readText(request, name) ?? '';
  const chosen = source.choice?.algorithms[readText(request, source.choice.header) ?? ''];
  const candidate = source.read(header, chosen)?.find(({ algorithm }) => toHash(algorithm) !== undefined);
  if (candidate === undefined) return undefined;
  const { encoding } = writing;
  const at = toComparable(header, encoding).indexOf(encode(candidate.signature, encoding));
  const length = encode(candidate.signature, encoding).length;
  const timeHeader = source.hasTime ? name : (timestamp?.headers?.[family] ?? timestamp?.header);
  return {
    name,
    family,
    text: header.slice(at, at + length),
    encoding,
    algorithm: candidate.algorithm,
    time: source.hasTime ? candidate.time : timeHeader && readText(request, timeHeader),
    timeHeader,
  };
}

function toComparable(header: string, encoding: Encoding): string {
  return encoding === 'hex' ? header.toLowerCase() : header;
}

/** The lines of a POSIX shell that sign a request with `openssl` and send it with `curl`; they hold no secret. */
export function toCurl(options: CurlOptions): string {
  const { provider, request, signed } = options;
  const written = signed && readWritten(provider, signed);
  const { clock = toNow(provider) } = options;
  const hasBody = request.method !== 'GET' || request.body.length > 0;
  const isSigned = written !== undefined && JSON.stringify(request.headers).includes(written.text);
  return [
    ...(written?.time === undefined ? [] : [`timestamp=${clock ?? quote(written.time)}`]),
    ...(hasBody ? [`body() { ${toPrintf(request.body)}; }`] : []),
    ...(signed && isSigned ? toSigningLines(options, signed, written) : []),
    `${hasBody ? 'body | ' : ''}${toCurlLine(options, { written, hasBody })}`,
    '',
  ].join('\n');
}

function toSigningLines(
  { provider, request, variable, publicUrl = '' }: CurlOptions,
  signed: OutgoingRequest,
  { family, algorithm, encoding }: Written,
): readonly string[] {
  const delivery = { ...signed, rawBody: signed.body };
  const content = provider.signedContent(delivery, TIME, family, publicUrl);
  if (content === undefined) throw new TypeError(`${provider.name}: the sender could not sign this request.`);
  const printBody = Buffer.compare(signed.body, request.body) === 0 ? 'body' : toPrintf(signed.body);
  return [
    `signed() { ${toPieces(content, signed.body)
      .map((piece) => (piece === BODY ? printBody : piece === TIME ? 'printf %s "$timestamp"' : toPrintf(piece)))
      .join('; ')}; }`,
    ...toHmacLines({ algorithm, encoding, variable }),
  ];
}

/** Stands for the time in content, where nothing else looks like it. */
const TIME = '4102444799731';
const BODY = 'body';

type Piece = Uint8Array | typeof BODY | typeof TIME;

/** What the content is made of: the body, the time, and all that stays the same. */
function toPieces(content: readonly Uint8Array[], body: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const part of content) {
    for (const piece of part === body ? [BODY as Piece] : splitTime(part)) {
      const last = pieces.at(-1);
      if (typeof piece === 'string' || last === undefined || typeof last === 'string') pieces.push(piece);
      else pieces[pieces.length - 1] = Buffer.concat([last, piece]);
    }
  }
  return pieces.filter((piece) => piece.length > 0);
}

function splitTime(part: Uint8Array): readonly Piece[] {
  const [first = '', ...others] = Buffer.from(part).toString('latin1').split(TIME);
  return [Buffer.from(first, 'latin1'), ...others.flatMap((text) => [TIME, Buffer.from(text, 'latin1')] as const)];
}

interface Parts {
  readonly written: Written | undefined;
  readonly hasBody: boolean;
}

function toCurlLine({ origin, request, timeout = 10 }: CurlOptions, { written, hasBody }: Parts): string {
  const headers = Object.entries(request.headers)
    .filter(([name]) => !OWN_HEADERS.has(name))
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
    .map(([name, value]) => toHeader(name, value, written));
  return [
    `curl --silent --show-error --include --globoff --noproxy '*' --max-time ${timeout} --request ${request.method}`,
    ...headers.map((each) => `--header ${each}`),
    // Without the first, curl asks a receiver of much whether it may send.
    ...(hasBody ? ["--header 'expect:'", '--data-binary @-'] : []),
    quote(`${origin}${request.url}`),
  ].join(' \\\n  ');
}

/** A header with the shell's own signature and time in place of those that it had. */
function toHeader(name: string, value: string, written: Written | undefined): string {
  // curl takes `name;` for a header without a value.
  if (value === '') return quote(`${name};`);
  const variables = [
    ['$signature', name === written?.name ? written.text : undefined],
    ['$timestamp', name === written?.timeHeader ? written.time : undefined],
  ] as const;
  let words: readonly Word[] = [{ text: `${name}: ${value}` }];
  for (const [variable, text] of variables) {
    if (text === undefined || text === '') continue;
    words = words.flatMap((word) => {
      const at = word.variable === undefined ? word.text.indexOf(text) : -1;
      if (at === -1) return [word];
      return [{ text: word.text.slice(0, at) }, { text, variable }, { text: word.text.slice(at + text.length) }];
    });
  }
  return words.map(toWord).join('');
}

interface Word {
  readonly text: string;
  /** What stands for it. */
  readonly variable?: string;
}

function toWord({ text, variable }: Word): string {
  if (variable !== undefined) return `"${variable}"`;
  return text === '' ? '' : quote(text);
}

function readText({ headers }: OutgoingRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
