/** A member of a JSON value by name; undefined where there is none. */
export function member(value: unknown, name: string): unknown {
  // The cast is true: any object may be read by name.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The value of a JSON file; undefined where it is none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    // Some tools begin it with a byte order mark.
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) as unknown;
  } catch {
    return undefined;
  }
}
