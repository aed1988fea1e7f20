import type { DeliveryHeaders } from './provider.js';

/** Every value of a header, in order; Node joins a repeated one with a comma, which no signature or timestamp contains. */
export function readHeader(headers: DeliveryHeaders, name: string): readonly string[] {
  if (isHeadersObject(headers)) return toList(headers.get(name) ?? undefined);
  const value = headers[name];
  return value === undefined ? readInAnyCase(headers, name) : toList(value);
}

function isHeadersObject(headers: DeliveryHeaders): headers is { get(name: string): string | null } {
  return typeof headers['get' as keyof DeliveryHeaders] === 'function';
}

// Servers hand lower-case names over; a delivery made by hand may not, and a second spelling must not hide the first.
function readInAnyCase(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): readonly string[] {
  // Most names are told apart by their length alone.
  const keys = Object.keys(headers).filter((key) => key.length === name.length && key.toLowerCase() === name);
  return keys.length === 0 ? NONE : keys.flatMap((key) => toList(headers[key]));
}

const NONE: readonly string[] = [];

function toList(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return NONE;
  return typeof value === 'string' ? [value] : value;
}
