import type { IncomingMessage } from 'node:http';

/**
 * The request target as the sender wrote it: frameworks cut `url` where something is mounted, and keep the whole in
 * `originalUrl`, if they have that. `fallback` is what else may be known of it.
 */
export function readTarget(
  request: IncomingMessage & { readonly originalUrl?: unknown },
  fallback: string = request.url ?? '',
): string {
  try {
    const { originalUrl } = request;
    return typeof originalUrl === 'string' ? originalUrl : fallback;
  } catch {
    // A getter of somebody's.
    return fallback;
  }
}

/** The path of a request target, be it of origin or of absolute form, whatever stands in it. */
export function toPath(target: string): string {
  const path = withoutQuery(target);
  const absolute = /^[a-z][a-z\d+.-]*:\/\/[^/]*(.*)/is.exec(path)?.[1];
  return absolute === undefined ? path : absolute || '/';
}

/** A request target up to its query. */
export function withoutQuery(target: string): string {
  return target.replace(/[?#][^]*/, '');
}
