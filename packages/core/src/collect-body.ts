import type { Readable } from 'node:stream';
import { toBuffer } from './bytes.js';
import { WebhookError, type WebhookErrorCode } from './errors.js';
import type { ExpectedBody } from './node.js';

/**
 * Reads a body with nothing in between, for a framework that takes less time for a request than raw-body does for its body.
 * One that comes in one piece is not copied. Of one that is refused nothing is kept, and what is still to come is let go by,
 * or the next request on the connection would never be read. Rejects with a `WebhookError`.
 */
export function collectBody(stream: Readable, { length, limit, provider }: ExpectedBody): Promise<Buffer> {
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

    if (stream.readableEncoding !== null) refuse('body_already_parsed');
    else if (stream.destroyed) refuse('body_aborted');
    else if (length !== undefined && length > limit) refuse('body_too_large');
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
