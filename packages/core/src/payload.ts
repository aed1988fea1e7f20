/** The member of that name if the payload is an object with its own such member of text. */
export function readText(payload: unknown, name: string): string | undefined {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, name)) return undefined;
  const value = (payload as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** An ISO 8601 time with its zone as a Date; undefined for any other text, also for those that `Date` would guess at. */
export function toDate(text: string): Date | undefined {
  return ISO_8601.test(text) ? toValidDate(text) : undefined;
}

/** A Date of a time in milliseconds or of text in ISO 8601; undefined where there is no such day or hour. */
export function toValidDate(time: number | string): Date | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
