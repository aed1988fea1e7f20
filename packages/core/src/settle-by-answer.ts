import type { ServerResponse } from 'node:http';
import { isPromiseLike } from './deadline.js';
import type { Settle } from './once.js';

/**
 * Settles a delivery by the application's answer: handled where it ends with 2xx, to be let through again where it ends
 * otherwise or is broken off. The sender hears the end only when the store knows, so that whoever sends again at once is told
 * the same. A sender that goes away settles nothing: the application is still at work, and its end counts.
 *
 * Returns false where somebody has answered already, and not with success: the sender comes again, and nobody is to handle it.
 */
export function settleByAnswer(response: ServerResponse, settle: Settle | undefined): boolean {
  // Somebody answers first and works later, or has given up waiting.
  if (response.writableEnded) {
    void settle?.(isSuccess(response.statusCode));
    return isSuccess(response.statusCode);
  }
  if (settle !== undefined) watch(response, settle);
  return true;
}

/** Whether a sender takes this status for success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function watch(response: ServerResponse, settle: Settle): void {
  const { end, destroy } = response;
  let isEnded = false;

  response.end = ((...parameters: Parameters<typeof end>) => {
    if (isEnded) return end.apply(response, parameters);
    isEnded = true;
    const told = settle(isSuccess(response.statusCode));
    if (!isPromiseLike(told)) return end.apply(response, parameters);
    const release = holdBack(response);
    // What cannot be ended would throw at the application, which is no longer there to catch it.
    Promise.resolve(told)
      .then(release)
      .then(() => end.apply(response, parameters))
      .catch((error: Error) => response.destroy(error));
    return response;
    // The cast is true: all of the original's signatures go through.
  }) as typeof end;

  // A stream library that destroys the answer of a sender that has left says nothing of the application.
  response.destroy = (...parameters) => {
    if (!isEnded && !hasPeerLeft(response)) void settle(false);
    return destroy.apply(response, parameters);
  };

  response.once('close', () => {
    if (!isEnded && response.headersSent && !hasPeerLeft(response)) void settle(false);
  });
}

/** What Node refuses once a head has been sent. */
const HEAD = ['writeHead', 'setHeader', 'setHeaders', 'appendHeader', 'removeHeader', 'flushHeaders'];

/**
 * Lets nothing more into an answer whose end waits: to everybody else it is as one that has been sent. Returns what undoes that.
 */
function holdBack(response: ServerResponse): () => void {
  const { statusCode, statusMessage } = response;
  const shown: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(HEAD.map((name) => [name, refuseHead])),
    end: () => response,
    write: () => false,
    writableEnded: true,
    headersSent: true,
  };
  const own = Object.keys(shown).map((name) => [name, Object.getOwnPropertyDescriptor(response, name)] as const);
  for (const [name, value] of Object.entries(shown)) {
    Object.defineProperty(response, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, before] of own) {
      if (before === undefined) Reflect.deleteProperty(response, name);
      else Object.defineProperty(response, name, before);
    }
    // Anybody may set these two, and Node minds them no longer once the head has been sent.
    Object.assign(response, { statusCode, statusMessage });
  };
}

function refuseHead(): never {
  const error = new Error('The head of this answer has been sent.');
  throw Object.assign(error, { code: 'ERR_HTTP_HEADERS_SENT' });
}

/** Whether the connection ended from the other side; if not, somebody here has cut it. Of HTTP/2 only a part ends. */
export function hasPeerLeft(response: ServerResponse): boolean {
  const { socket } = response.req;
  return 'stream' in response || socket.readableEnded || socket.errored !== null;
}
