import { isUtf8 } from 'node:buffer';
import type { Provider } from '@hooknotary/core';
import type { OutgoingRequest } from './deliver.js';

/** What a request is made again from, by a shell. */
export interface CurlOptions {
  readonly provider: Provider;
  /** Such as `http://localhost:3000`. */
  readonly origin: string;
  /** What is to be sent. */
  readonly request: OutgoingRequest;
  /**
   * What is to be signed: the request, or what it was before it was tampered with; undefined to send the request as it is.
   * Its signature is only looked for, never printed: the shell computes one in its place, so {@link PLACEHOLDER_SECRET} may
   * have made it.
   */
  readonly signed: OutgoingRequest | undefined;
  /** Environment variable that the shell takes the secret from. */
  readonly variable: string;
  /** Shell's word for the time that is signed, where the sender signs one; default `$(date +%s)`, the moment of the run. */
  readonly clock?: string | undefined;
  /** Seconds until curl gives up; default 10. */
  readonly timeout?: number | undefined;
}

/** Signs what {@link toCurl} prints, so that the secret itself is not needed. */
export const PLACEHOLDER_SECRET = 'placeholder';

/** Headers that curl writes itself. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

const SAMPLE = { method: 'POST', url: '/', headers: {}, rawBody: Buffer.from('body') };

/** Whether a shell can sign for this sender: HMAC-SHA256 in hexadecimal, over what it sends, or the time and a full stop before it. */
export function canPrint({ method, signature, timestamp, signedContent }: Provider): boolean {
  const [{ name }, ...others] = signature.algorithms;
  if (name !== 'hmac-sha256' || others.length > 0 || signature.hasTime) return false;
  if (!/[0-9a-f]{64}$/.test(signature.write(Buffer.alloc(32), ''))) return false;
  if (method === 'GET') return true;
  const content = Buffer.concat(signedContent(SAMPLE, '7') ?? []).toString();
  return content === (timestamp === undefined ? 'body' : '7.body');
}

/** The lines of a POSIX shell that sign a request with `openssl` and send it with `curl`; they hold no secret. */
export function toCurl(options: CurlOptions): string {
  const { provider, request, signed, clock = '$(date +%s)' } = options;
  const signature = signed && readText(signed, provider.signature.headers[0])?.slice(-64);
  const timestamp = signed && readText(signed, provider.timestamp?.header ?? '');
  const hasBody = request.method !== 'GET' || request.body.length > 0;
  const isSigned = signature !== undefined && JSON.stringify(request.headers).includes(signature);
  return [
    ...(timestamp === undefined ? [] : [`timestamp=${clock}`]),
    ...(hasBody ? [`body() { ${toPrintf(request.body)}; }`] : []),
    ...(signed && isSigned ? toSigningLines(options, signed, timestamp) : []),
    `${hasBody ? 'body | ' : ''}${toCurlLine(options, { signature, timestamp, hasBody })}`,
    '',
  ].join('\n');
}

function toSigningLines(
  { provider, request, variable }: CurlOptions,
  signed: OutgoingRequest,
  timestamp: string | undefined,
): readonly string[] {
  const content = provider.signedContent({ ...signed, rawBody: signed.body }, timestamp ?? '');
  if (content === undefined) throw new TypeError(`${provider.name}: the sender could not sign this request.`);
  const printBody = Buffer.compare(signed.body, request.body) === 0 ? 'body' : toPrintf(signed.body);
  const print = provider.method === 'GET' ? toPrintf(Buffer.concat(content)) : printBody;
  return [
    '# The process list shows the secret while openssl runs.',
    `: "\${${variable}:?must hold the secret}"`,
    `signed() { ${timestamp === undefined ? '' : `printf '%s.' "$timestamp"; `}${print}; }`,
    `signature=$(signed | openssl dgst -sha256 -hmac "$${variable}" -r | cut -d ' ' -f 1)`,
  ];
}

interface Parts {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly hasBody: boolean;
}

function toCurlLine(
  { provider, origin, request, timeout = 10 }: CurlOptions,
  { signature, timestamp, hasBody }: Parts,
): string {
  const headers = Object.entries(request.headers)
    .filter(([name]) => !OWN_HEADERS.has(name))
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
    .map(([name, value]) =>
      name === provider.timestamp?.header && value === timestamp
        ? `"${name}: $timestamp"`
        : toHeader(name, value, signature),
    );
  return [
    `curl --silent --show-error --include --globoff --noproxy '*' --max-time ${timeout} --request ${request.method}`,
    ...headers.map((each) => `--header ${each}`),
    // Without the first, curl asks a receiver of much whether it may send.
    ...(hasBody ? ["--header 'expect:'", '--data-binary @-'] : []),
    quote(`${origin}${request.url}`),
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
