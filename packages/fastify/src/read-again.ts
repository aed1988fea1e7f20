import { Readable } from 'node:stream';
import { attach } from '@hooknotary/core/adapter';
import type { FastifyRequest, preValidationHookHandler } from 'fastify';

/** Requests whose body somebody has read behind the guard. */
const readAgain = new WeakSet<FastifyRequest>();

/** The bytes once more, for hooks and parsers behind the guard: of the request itself nothing would ever come. */
export function toStream(request: FastifyRequest, bytes: Uint8Array): Readable {
  return new Readable({
    read() {
      readAgain.add(request);
      this.push(bytes);
      this.push(null);
    },
  });
}

/** Whatever a parser of the application's has made of the body, it is what was signed. */
export const showPayload: preValidationHookHandler = (request, _reply, done) => {
  if (readAgain.has(request)) attach(request, { body: request.webhook?.payload });
  done();
};
