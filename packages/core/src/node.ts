import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
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
}

/** The bytes of a request's body, kept by somebody or read here. @throws WebhookError, at once or by rejecting. */
export function readRawBody({
  request,
  stream = request,
  kept,
  limit,
  provider,
}: RawBodySource): Buffer | Promise<Buffer> {
  const bytes = kept.find((each) => each instanceof Uint8Array);
  if (bytes !== undefined) {
    if (bytes.length > limit) throw new WebhookError('body_too_large', { provider });
    return toBuffer(bytes);
  }
  if (stream.readableDidRead || stream.readableEncoding !== null) {
    throw new WebhookError('body_already_parsed', { provider });
  }
  // A parser went to the end and met no byte: nothing is lost.
  if (stream.readableEnded) return Buffer.alloc(0);
  if (stream.destroyed) throw new WebhookError('body_aborted', { provider });
  const length = request.headers['content-length'];
  return collect(stream, length === undefined ? undefined : Number(length), limit, provider);
}

/**
 * All that is still to come of a stream, in one Buffer, without a copy where it comes in one piece. Of a body that is refused
 * nothing is kept, and what is still to come is let go by, or the next request on the connection would never be read.
 */
function collect(stream: Readable, length: number | undefined, limit: number, provider: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Uint8Array[] = [];
    let received = 0;
    let isOver = false;

    function refuse(code: WebhookErrorCode, cause?: Error): void {
      if (isOver) return;
      isOver = true;
      chunks = [];
      reject(new WebhookError(code, { provider, cause }));
    }

    function keep(chunk: unknown): void {
      if (isOver) return;
      // Another stream than the request may be of text or of objects.
      if (!(chunk instanceof Uint8Array)) return refuse('body_already_parsed');
      received += chunk.length;
      if (received > limit) refuse('body_too_large');
      else chunks.push(chunk);
    }

    function end(): void {
      if (length !== undefined && received !== length) return refuse('body_length_mismatch');
      isOver = true;
      const [first] = chunks;
      resolve(first !== undefined && chunks.length === 1 ? toBuffer(first) : Buffer.concat(chunks, received));
    }

    if (length !== undefined && length > limit) refuse('body_too_large');
    stream
      .on('data', keep)
      .on('end', end)
      .on('error', (error) => refuse('body_aborted', error))
      // A stream that has ended closes, too.
      .on('close', () => refuse('body_aborted'))
      // Somebody may have paused it, to wait for something else.
      .resume();
  });
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
