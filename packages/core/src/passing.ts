import type { IncomingMessage, ServerResponse } from 'node:http';
import { readHeader } from './headers.js';
import type { Provider } from './provider.js';
import type { Warn } from './warn.js';

/** What guards have done with one request, by signature header. */
interface Passage {
  readonly taken: Set<string>;
  /** What to do when nobody has taken the request, of the first guard that let it by. */
  readonly letBy: Map<string, () => void>;
}

const passages = new WeakMap<IncomingMessage, Passage>();
/** How many guards of one path read a signature header: where there is but one, it needs no passage to know what it takes. */
const guards = new Map<string, number>();

/** Watches what comes by one guard. */
export interface PathWatch {
  /** A request comes by that the guard does not take. */
  readonly letBy: (request: IncomingMessage, response: ServerResponse) => void;
  /** The guard takes the request. */
  readonly take: (request: IncomingMessage) => void;
}

/**
 * Makes the watch of one guard. A guard of a path warns once of a request that carries the sender's signature and that no guard
 * has taken when it is over: its path and the one that the sender calls are not the same.
 */
export function createPathWatch({ name, signature }: Provider, path: string | undefined, warn: Warn): PathWatch {
  const { headers } = signature;
  const own = path === undefined ? 0 : 1;
  for (const header of headers) guards.set(header, (guards.get(header) ?? 0) + own);
  let hasWarned = false;

  function letBy(request: IncomingMessage, response: ServerResponse): void {
    const header = headers.find((each) => readHeader(request.headers, each).length > 0);
    // What stands for a response on some platforms tells of no end.
    if (hasWarned || header === undefined || typeof response.once !== 'function') return;
    const passage = passageOf(request);
    if (passage.letBy.size === 0) response.once('close', () => end(passage));
    if (!passage.letBy.has(header)) passage.letBy.set(header, warnOfPassing);
  }

  function take(request: IncomingMessage): void {
    for (const header of headers) {
      if ((guards.get(header) ?? 0) > own) passageOf(request).taken.add(header);
    }
  }

  function warnOfPassing(): void {
    if (hasWarned) return;
    hasWarned = true;
    warn(
      'NOT_GUARDED',
      name,
      `a request with the header ${headers[0]} came by another path than '${path}', and nothing verified it. ` +
        `The option 'path' is the path of the URL as the sender calls it, wherever the middleware is mounted.`,
    );
  }

  return { letBy, take };
}

function passageOf(request: IncomingMessage): Passage {
  const passage = passages.get(request) ?? { taken: new Set(), letBy: new Map() };
  passages.set(request, passage);
  return passage;
}

function end({ taken, letBy }: Passage): void {
  for (const [header, warnOfPassing] of letBy) if (!taken.has(header)) warnOfPassing();
}
