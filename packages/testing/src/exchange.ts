import { Agent as HttpAgent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A request as it is to go out. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By lower-case name; a list goes out as that many lines. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** How a request goes out. */
export interface ExchangeOptions {
  /** Whose protocol, host and port it goes to. */
  readonly origin: URL;
  readonly signal: AbortSignal;
  /** How the host's name becomes addresses; default the system's way. */
  readonly lookup?: LookupFunction | undefined;
  /** Seconds to wait in the middle of the body; default none. */
  readonly pause?: number | undefined;
}

/** Sends one request, exactly as it is, and resolves with what begins to be answered. Follows no redirect, asks no proxy, keeps no connection. */
export function exchange(
  { method, url, headers, body }: OutgoingRequest,
  { origin: { protocol, hostname, port }, signal, lookup, pause = 0 }: ExchangeOptions,
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
    ...(lookup !== undefined && { lookup }),
    signal,
  };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing: ClientRequest = isHttps ? requestHttps(options) : requestHttp(options);
  // An answer may come before the whole body went out: what goes wrong with the rest of it then is of no interest.
  outgoing.on('response', resolve);
  outgoing.on('error', reject);
  if (pause === 0) outgoing.end(body);
  else void endSlowly(outgoing, body, pause).catch(reject);
  return promise;
}

async function endSlowly(outgoing: ClientRequest, body: Uint8Array, pause: number): Promise<void> {
  const half = Math.ceil(body.length / 2);
  outgoing.write(body.subarray(0, half));
  await wait(pause * 1000);
  outgoing.end(body.subarray(half));
}
