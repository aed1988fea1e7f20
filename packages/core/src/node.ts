import { IncomingMessage, type ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers';
import { getRawBody, type RawBodyError } from 'raw-body';
import { toBuffer } from './bytes.js';
import { PATIENCE, withDeadline } from './deadline.js';
import { WebhookError, type Answer, type WebhookErrorCode } from './errors.js';
import type { Refuse } from './receive.js';

/** Where a request's bytes may be, and what they may be. */
export interface RawBodySource {
  /** The request as Node has it. */
  readonly request: IncomingMessage;
  /** The stream to read where it is not the request itself. */
  readonly stream?: Readable;
  /** What a platform or a parser has kept of the body. */
  readonly kept: Uint8Array | undefined;
  /** Longest body in bytes. */
  readonly limit: number;
  /** Name of the provider, for refusals. */
  readonly provider: string;
}

/** What is known of a body before it is read. */
interface ExpectedBody {
  /** What Content-Length says, in bytes. */
  readonly length: number | undefined;
  readonly limit: number;
  readonly provider: string;
}

/** Takes a body once it is there. */
type Take = (rawBody: Buffer) => void;

// As the import of the other one: an application's tests may put their own in its place, and let no time pass.
const { nextTick } = process;

const REFUSALS: Readonly<Record<string, WebhookErrorCode>> = {
  'entity.too.large': 'body_too_large',
  'request.size.invalid': 'body_length_mismatch',
  'stream.encoding.set': 'body_already_parsed',
};

/** The bytes under one of the names, the first that holds any; text, objects and getters that throw are none. */
export function findBytes(holder: object, ...names: readonly string[]): Uint8Array | undefined {
  for (const name of names) {
    try {
      const value: unknown = Reflect.get(holder, name);
      if (value instanceof Uint8Array) return value;
    } catch {
      // A platform's getter, which parses when it is asked.
    }
  }
  return undefined;
}

/** Hands the bytes of a request's body to the first, kept by somebody or read here, or says to the other why it cannot; now or later. */
export function readRawBody(
  { request, stream = request, kept, limit, provider }: RawBodySource,
  take: Take,
  refuse: Refuse,
): void {
  if (kept !== undefined) {
    if (kept.length > limit) return refuse(new WebhookError('body_too_large', { provider }));
    return take(toBuffer(kept));
  }
  // What only looks like a request, as some platforms' and test tools' do, would be waited for in vain.
  if (typeof stream.read !== 'function') return refuse(new WebhookError('body_already_parsed', { provider }));
  const length = request.headers['content-length'];
  const expected = { length: length === undefined ? undefined : Number(length), limit, provider };
  if (stream.readableDidRead && isPutBack(stream)) return void readPutBack(stream, expected).then(take, refuse);
  if (stream.readableDidRead) return refuse(new WebhookError('body_already_parsed', { provider }));
  // A parser went to the end and met no byte: nothing is lost.
  if (stream.readableEnded) return take(Buffer.alloc(0));
  if (isUntouched(stream)) readSoon(stream, expected, take, refuse);
  else read(stream, expected, take, refuse);
}

/** Whether a platform has read the stream and offers its bytes once more, by methods of this one request. */
function isPutBack(stream: Readable): boolean {
  return Object.hasOwn(stream, 'on') || Object.hasOwn(stream, 'addListener');
}

/** Only the wait tells whether the bytes are there: others put methods of their own on a request, too. */
async function readPutBack(stream: Readable, expected: ExpectedBody): Promise<Buffer> {
  const { provider } = expected;
  // The request itself has ended; what is offered comes by these two events alone.
  const again = new PassThrough();
  stream.on('data', (chunk: unknown) => again.write(chunk)).on('end', () => again.end());
  const reading = new Promise<Buffer>((resolve, reject) => read(again, expected, resolve, reject));
  try {
    return await withDeadline(reading, PATIENCE, 'The stream that a platform put back');
  } catch (error) {
    if (error instanceof WebhookError) throw error;
    throw new WebhookError('body_already_parsed', { provider, cause: error });
  }
}

/** Whether nobody else has begun to listen to a request of HTTP/1. */
function isUntouched(stream: Readable): stream is IncomingMessage {
  return stream instanceof IncomingMessage && stream.readableFlowing === null && stream.listenerCount('data') === 0;
}

/** Reads once the events of this turn are over: what has come in one piece with its head is there then. */
function readSoon(stream: IncomingMessage, expected: ExpectedBody, take: Take, refuse: Refuse): void {
  // Where nobody has begun to read and somebody answers, Node throws the body away.
  stream.read(0);
  setImmediate(readAtHand, stream, expected, take, refuse);
}

/** Takes the body at once where it is there whole, which costs a fraction of listening to a stream. */
function readAtHand(stream: IncomingMessage, expected: ExpectedBody, take: Take, refuse: Refuse): void {
  const { length = 0, limit } = expected;
  // One without a byte may end while nobody listens.
  if (length === 0 && stream.readableEnded && !stream.readableDidRead) return take(Buffer.alloc(0));
  const isAtHand =
    stream.complete &&
    stream.readableLength === length &&
    length > 0 &&
    length <= limit &&
    stream.readableEncoding === null &&
    isUntouched(stream);
  // By its length: without, Node 26 gives the first of several pieces. The cast is true: nobody has named an encoding.
  const body = isAtHand ? (stream.read(length) as Buffer | null) : null;
  if (body === null) return read(stream, expected, take, refuse);
  // Has the stream say that it has ended, before all else: whoever comes behind would wait for that.
  stream.read(0);
  nextTick(take, body);
}

function read(stream: Readable, { length, limit, provider }: ExpectedBody, take: Take, refuse: Refuse): void {
  getRawBody(stream, { limit, length: length ?? null }, (cause, body) => {
    if (cause === null) return take(body);
    // What is still to come is let go by, not kept, or the next request on the connection would never be read.
    // What it fails of then has nobody else to hear of it.
    stream.on('error', () => undefined).resume();
    refuse(new WebhookError(REFUSALS[(cause as RawBodyError).type ?? ''] ?? 'body_aborted', { provider, cause }));
  });
  // Somebody may have paused it, to wait for something else.
  stream.resume();
}

/** Whether a request has a body, by what is known when its head is there. */
export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (encoding !== undefined || !/^0*$/.test(length)) return true;
  // HTTP/2 needs neither header.
  const { stream } = request as { stream?: { readonly endAfterHeaders?: boolean } };
  return stream?.endAfterHeaders === false;
}

/** Whether a framework would take a header away that must be sent: then it is no business of the framework's. */
export function isBare({ status, headers }: Answer): boolean {
  return status === 204 && headers['content-type'] !== undefined;
}

/** Sends an answer, unless somebody else has answered meanwhile: that one is left alone. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.writableEnded) return;
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
