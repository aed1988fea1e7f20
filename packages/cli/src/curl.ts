import { isUtf8 } from 'node:buffer';
import type { Provider } from '@hooknotary/core';
import type { OutgoingRequest } from './deliver.js';

/** What a request is made again from, by a shell. */
export interface CurlOptions {
  readonly provider: Provider;
  /** Such as `http://localhost:3000`. */
  readonly origin: string;
  /**
   * What is to be signed. Its signature is only looked for, never printed: the shell computes one in its place. So a
   * request that is signed with {@link PLACEHOLDER_SECRET} will do.
   */
  readonly signed: OutgoingRequest;
  /** What is to be sent, where that was tampered with after the signing; default what is signed. */
  readonly sent?: OutgoingRequest | undefined;
  /** Environment variable that the shell takes the secret from. */
  readonly variable: string;
  /** Seconds until curl gives up; default 10. */
  readonly timeout?: number | undefined;
}

/** Signs what {@link toCurl} prints, so that the secret itself is not needed. */
export const PLACEHOLDER_SECRET = 'placeholder';

/** Headers that curl writes itself. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** The lines of a POSIX shell that sign a request with `openssl` and send it with `curl`; they hold no secret. */
export function toCurl(options: CurlOptions): string {
  const { provider, signed, sent = signed, variable } = options;
  const signature = readText(signed, provider.signature.headers[0])?.slice(-64);
  const timestamp = provider.timestamp && readText(signed, provider.timestamp.header);
  const hasBody = sent.method !== 'GET' || sent.body.length > 0;
  const isSigned = signature !== undefined && JSON.stringify(sent.headers).includes(signature);
  return [
    ...(timestamp === undefined ? [] : ['timestamp=$(date +%s)']),
    ...(isSigned ? toSigningLines(options, timestamp, variable) : []),
    ...(hasBody ? [`body() { ${toPrintf(sent.body)}; }`] : []),
    `${hasBody ? 'body | ' : ''}${toCurlLine({ ...options, sent }, { signature, timestamp, hasBody })}`,
    '',
  ].join('\n');
}

function toSigningLines(
  { provider, signed }: CurlOptions,
  timestamp: string | undefined,
  variable: string,
): readonly string[] {
  const delivery = { ...signed, rawBody: signed.body };
  const content = provider.signedContent(delivery, timestamp ?? '');
  if (content === undefined) throw new TypeError(`${provider.name}: the sender could not sign this request.`);
  // The time is that of the moment when the lines run: a printed one would soon be too old.
  const prints =
    timestamp === undefined ? toPrintf(Buffer.concat(content)) : `printf '%s.' "$timestamp"; ${toPrintf(signed.body)}`;
  return [
    `# Takes the secret from the environment variable ${variable}; the process list shows it while openssl runs.`,
    `signed() { ${prints}; }`,
    `signature=$(signed | openssl dgst -sha256 -hmac "$${variable}" -r | cut -d ' ' -f 1)`,
  ];
}

interface Parts {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly hasBody: boolean;
}

function toCurlLine(
  { provider, origin, sent, timeout = 10 }: CurlOptions & { readonly sent: OutgoingRequest },
  { signature, timestamp, hasBody }: Parts,
): string {
  const headers = Object.entries(sent.headers)
    .filter(([name]) => !OWN_HEADERS.has(name))
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
    .map(([name, value]) =>
      name === provider.timestamp?.header && value === timestamp
        ? `"${name}: $timestamp"`
        : toHeader(name, value, signature),
    );
  return [
    `curl --silent --show-error --include --globoff --noproxy '*' --max-time ${timeout} --request ${sent.method}`,
    ...headers.map((each) => `--header ${each}`),
    // Without the first, curl asks a receiver of much whether it may send.
    ...(hasBody ? ["--header 'expect:'", '--data-binary @-'] : []),
    quote(`${origin}${sent.url}`),
  ].join(' \\\n  ');
}

function toHeader(name: string, value: string, signature: string | undefined): string {
  const at = signature === undefined ? -1 : value.indexOf(signature);
  // curl takes `name;` for a header without a value.
  if (at === -1 || signature === undefined) return quote(value === '' ? `${name};` : `${name}: ${value}`);
  const rest = value.slice(at + signature.length);
  return `${quote(`${name}: ${value.slice(0, at)}`)}"$signature"${rest === '' ? '' : quote(rest)}`;
}

function readText({ headers }: OutgoingRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function toPrintf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  // No word of a shell holds a NUL, and not all control characters come out of a terminal as they went in.
  // oxlint-disable-next-line no-control-regex -- these are what it is for
  if (isUtf8(bytes) && !/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(text)) return `printf %s ${quote(text)}`;
  return `printf %s ${Buffer.from(bytes).toString('base64')} | openssl base64 -d -A`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
