import { Agent as HttpAgent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { toReason } from './failure.js';
import type { Target } from './target.js';

/** A request as it is to go out. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By lower-case name; a list goes out as that many lines. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The first 16 KiB of the body, as text. */
  readonly text: string;
  readonly truncated: boolean;
  readonly seconds: number;
}

/** No answer came. */
export interface Failure {
  readonly status: undefined;
  /** In a few words, for people. */
  readonly reason: string;
  readonly seconds: number;
}

export interface DeliverOptions {
  /** Seconds until the whole answer must be there. */
  readonly timeout: number;
  /** The clock for the seconds taken, milliseconds; default `performance.now`. */
  readonly now?: () => number;
}

/** Bytes that are kept of an answer's body. */
const ANSWER_LIMIT = 16 * 1024;

/** Sends one request to the target's origin. Follows no redirect, asks no proxy, keeps no connection; never rejects. */
export async function deliver(
  request: OutgoingRequest,
  target: Target,
  { timeout, now = () => performance.now() }: DeliverOptions,
): Promise<Answer | Failure> {
  const started = now();
  const secondsTaken = (): number => (now() - started) / 1000;
  const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
  try {
    const response = await send(request, target, signal);
    const body = await readBounded(response);
    return { status: response.statusCode ?? 0, headers: response.headers, ...body, seconds: secondsTaken() };
  } catch (error) {
    const reason = signal.aborted ? `no answer within ${timeout} s` : toReason(error);
    return { status: undefined, reason, seconds: secondsTaken() };
  }
}

function send(
  { method, url, headers, body }: OutgoingRequest,
  { url: { protocol, hostname, port }, addresses }: Target,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isHttps = protocol === 'https:';
  const options = {
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    method,
    path: url,
    // Node frames the body of a GET only if told how long it is.
    headers: { ...headers, ...(method === 'GET' && body.length === 0 ? {} : { 'content-length': body.length }) },
    // An agent of its own: the global one may have been told by the environment to ask a proxy.
    agent: isHttps ? new HttpsAgent() : new HttpAgent(),
    lookup: createLookup(addresses),
    signal,
  };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing: ClientRequest = isHttps ? requestHttps(options) : requestHttp(options);
  // An answer may come before the whole body went out: what goes wrong with the rest of it then is of no interest.
  outgoing.on('response', resolve);
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

function createLookup(addresses: Target['addresses']): LookupFunction {
  return (_host, { all }, done) => {
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, address, family);
  };
}

async function readBounded(response: IncomingMessage): Promise<Pick<Answer, 'text' | 'truncated'>> {
  const chunks: Buffer[] = [];
  let length = 0;
  // The loop's end, also by `break`, destroys the response and with it the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > ANSWER_LIMIT) break;
  }
  const text = Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
  return { text, truncated: length > ANSWER_LIMIT };
}
