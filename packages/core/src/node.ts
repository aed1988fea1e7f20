import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { getRawBody, type RawBodyError } from 'raw-body';
import { toBuffer } from './bytes.js';
import { WebhookError, type WebhookErrorCode } from './errors.js';

/** Where a request's bytes may be, and what they may be. */
export interface RawBodySource {
  /** The request as Node has it. */
  readonly request: IncomingMessage;
  /** The stream to read where it is not the request itself. */
  readonly stream?: Readable;
  /** What a platform or a parser may have kept of the body, the best first; only bytes count. */
  readonly kept: readonly unknown[];
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

/** The bytes of a request's body, kept by somebody or read here. @throws WebhookError, at once or by rejecting. */
export function readRawBody({
  request,
  stream = request,
  kept,
  limit,
  provider,
  read = readByRawBody,
}: RawBodySource): Buffer | Promise<Buffer> {
  const bytes = kept.find((each) => each instanceof Uint8Array);
  if (bytes !== undefined) {
    if (bytes.length > limit) throw new WebhookError('body_too_large', { provider });
    return toBuffer(bytes);
  }
  if (stream.readableDidRead) throw new WebhookError('body_already_parsed', { provider });
  // A parser went to the end and met no byte: nothing is lost.
  if (stream.readableEnded) return Buffer.alloc(0);
  const length = request.headers['content-length'];
  return read(stream, { length: length === undefined ? undefined : Number(length), limit, provider });
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

/**
 * Tells the status of the application's answer when the application ends the response, once. Unlike the event `finish`, it
 * does so though the client has gone away meanwhile.
 */
export function onAnswer(response: ServerResponse, tell: (status: number) => void): void {
  const { end } = response;
  response.end = ((...parameters: Parameters<typeof end>) => {
    response.end = end;
    tell(response.statusCode);
    return end.apply(response, parameters);
    // The cast is true: all of the original's signatures go through.
  }) as typeof end;
}
