import type { DeliveryHeaders, Provider } from './provider.js';

/** Headers, and what is known of who reads them. */
export interface HeaderRecorder {
  /** The same headers. */
  readonly headers: DeliveryHeaders;
  /** Lower-case names of those that verification needs; undefined where a function looked at all of them. */
  readonly read: () => readonly string[] | undefined;
}

/** What nobody keeps unless it is asked for by name, or is a signature. */
export const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * Makes headers for a provider's own functions that remember which of them are read: nothing else tells. Those that its
 * description names are known.
 */
export function recordHeaders(
  headers: DeliveryHeaders,
  { signature, timestamp, typeHeader, signedHeaders }: Provider,
): HeaderRecorder {
  const named = [
    ...signature.headers,
    signature.choice?.header,
    ...(timestamp?.headers ?? [timestamp?.header]),
    typeHeader,
    ...signedHeaders,
  ].filter((name) => name !== undefined);
  const names = new Set<string>();
  let isListed = false;

  const recording = new Proxy(headers, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'function') return record(value, name);
      if (typeof name === 'string') names.add(name.toLowerCase());
      return value;
    },
    has(target, name) {
      if (typeof name === 'string') names.add(name.toLowerCase());
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor(target, name) {
      if (typeof name === 'string') names.add(name.toLowerCase());
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys(target) {
      isListed = true;
      return Reflect.ownKeys(target);
    },
  });

  /** A method of a `Headers` object or of all objects: only two of them read a header by its name. */
  function record(method: Function, name: string | symbol): unknown {
    return (...parameters: readonly unknown[]): unknown => {
      const [header] = parameters;
      if ((name === 'get' || name === 'has') && typeof header === 'string') names.add(header.toLowerCase());
      else isListed = true;
      return Reflect.apply(method, headers, parameters);
    };
  }

  return {
    headers: recording,
    read: () => (isListed ? undefined : [...named, ...[...names].filter((name) => !CREDENTIALS.has(name))]),
  };
}
