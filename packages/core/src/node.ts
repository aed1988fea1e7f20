import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { getRawBody, type RawBodyError } from 'raw-body';
import { toBuffer } from './bytes.js';
import { collectBody } from './collect-body.js';
import { PATIENCE, withDeadline } from './deadline.js';
import { WebhookError, type Answer, type WebhookErrorCode } from './errors.js';

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
  /** Reads the stream; default raw-body. */
  readonly read?: BodyReader;
}

/** What is known of a body before it is read. */
export interface ExpectedBody {
  /** What Content-Length says, in bytes. */
  readonly length: number | undefined;
  readonly limit: number;
  readonly provider: string;
}

/** Reads all of a stream. Rejects with a `WebhookError`. */
export type BodyReader = (stream: Readable, expected: ExpectedBody) => Promise<Buffer>;

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

/** The bytes of a request's body, kept by somebody or read here. @throws WebhookError, at once or by rejecting. */
export function readRawBody({
  request,
  stream = request,
  kept,
  limit,
  provider,
  read = readByRawBody,
}: RawBodySource): Buffer | Promise<Buffer> {
  if (kept !== undefined) {
    if (kept.length > limit) throw new WebhookError('body_too_large', { provider });
    return toBuffer(kept);
  }
  // What only looks like a request, as some platforms' and test tools' do, would be waited for in vain.
  if (typeof stream.read !== 'function') throw new WebhookError('body_already_parsed', { provider });
  const length = request.headers['content-length'];
  const expected = { length: length === undefined ? undefined : Number(length), limit, provider };
  if (stream.readableDidRead && isPutBack(stream)) return readPutBack(stream, expected);
  if (stream.readableDidRead) throw new WebhookError('body_already_parsed', { provider });
  // A parser went to the end and met no byte: nothing is lost.
  if (stream.readableEnded) return Buffer.alloc(0);
  return read(stream, expected);
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
  try {
    return await withDeadline(collectBody(again, expected), PATIENCE, 'The stream that a platform put back');
  } catch (error) {
    if (error instanceof WebhookError) throw error;
    throw new WebhookError('body_already_parsed', { provider, cause: error });
  }
}

async function readByRawBody(stream: Readable, { length, limit, provider }: ExpectedBody): Promise<Buffer> {
  try {
    // Its callback form would keep track of asynchronous calls once more, which costs more than the reading.
    const body = getRawBody(stream, { limit, length: length ?? null });
    // Somebody may have paused it, to wait for something else.
    stream.resume();
    return await body;
  } catch (cause) {
    // What is still to come is let go by, not kept, or the next request on the connection would never be read.
    stream.resume();
    throw new WebhookError(REFUSALS[(cause as RawBodyError).type ?? ''] ?? 'body_aborted', { provider, cause });
  }
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
