import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { exchange, type OutgoingRequest } from '@hooknotary/testing/audit';
import { toReason } from './failure.js';
import type { Target } from './target.js';

export type { OutgoingRequest } from '@hooknotary/testing/audit';

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
  /** Ends it before. */
  readonly interruption?: AbortSignal | undefined;
  /** The clock for the seconds taken, milliseconds; default `performance.now`. */
  readonly now?: () => number;
}

/** Bytes that are kept of an answer's body. */
const ANSWER_LIMIT = 16 * 1024;

/** Sends one request to the target's origin. Follows no redirect, asks no proxy, keeps no connection; never rejects. */
export async function deliver(
  request: OutgoingRequest,
  target: Target,
  { timeout, interruption, now = () => performance.now() }: DeliverOptions,
): Promise<Answer | Failure> {
  const started = now();
  const secondsTaken = (): number => toSeconds(now() - started);
  const timer = AbortSignal.timeout(Math.ceil(timeout * 1000));
  const signal = interruption === undefined ? timer : AbortSignal.any([timer, interruption]);
  try {
    const response = await exchange(request, { origin: target.url, lookup: createLookup(target.addresses), signal });
    const body = await readBounded(response);
    return { status: response.statusCode ?? 0, headers: response.headers, ...body, seconds: secondsTaken() };
  } catch (error) {
    const reason = timer.aborted ? `no answer within ${timeout} s` : toReason(error);
    return { status: undefined, reason, seconds: secondsTaken() };
  }
}

/** To a tenth of a millisecond: no clock of a network is better. */
function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10_000;
}

/** Connections go to the addresses that were checked, and nowhere else. */
export function createLookup(addresses: Target['addresses']): LookupFunction {
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
