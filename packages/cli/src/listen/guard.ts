import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

/** Makes the token that the page's address holds. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Headers of all that the page consists of: it may use what this server sends, and nothing else. */
export const harden: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-ancestors 'none'; " +
      "base-uri 'none'; form-action 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  next();
};

const HOSTS = ['127.0.0.1', 'localhost'];

/** Whether a request was meant for this machine: a foreign name may resolve to it, and is that of a tunnel or of another page. */
export function isForUs({ socket: { localPort }, headers: { host = '' } }: Request): boolean {
  // Browsers leave the port out where it is that of all of http.
  return HOSTS.flatMap((each) => [`${each}:${localPort}`, ...(localPort === 80 ? [each] : [])]).includes(host);
}

/** Lets what changes something through only where this page asks for it. It must come behind {@link isForUs}. */
export const requireSameOrigin: RequestHandler = (request, response, next) => {
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  if (isSafe || request.headers.origin === `http://${request.headers.host}`) next();
  else response.status(403).json({ error: 'Another page asked for this.' });
};

/** Lets only holders of the token through; an event source, which cannot set headers, gives it as a parameter. */
export function requireToken(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const [, header] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const { token: parameter } = request.query;
    const given = header ?? (request.path === '/events' && typeof parameter === 'string' ? parameter : undefined);
    if (given !== undefined && timingSafeEqual(digest(given), expected)) next();
    else
      response
        .status(401)
        .json({ error: 'Open the address that `hooknotary listen` has printed: it holds the token.' });
  };
}

// Digests are of one length, as comparing in constant time requires.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
