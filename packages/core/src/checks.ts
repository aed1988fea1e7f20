/** Whether the value of an option is right, and what it must be. */
export type Check = readonly [isRight: (value: unknown) => boolean, expected: string];

/** Seconds that what was handled is remembered, by default. */
export const WEEK = 7 * 24 * 60 * 60;

/** A positive number of seconds. */
export const SECONDS: Check = [
  (value) => typeof value === 'number' && value > 0 && value < Infinity,
  'a positive number of seconds',
];

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/** A header name in lower case. */
export const HEADER: Check = [
  (value) => typeof value === 'string' && HEADER_NAME.test(value),
  'a header name in lower case',
];

/** Header names in lower case. */
export const HEADERS: Check = [
  (value) => Array.isArray(value) && value.every((each) => HEADER[0](each)),
  'a list of header names in lower case',
];

/** The status of an answer that a sender takes for success. */
export const SUCCESS_STATUS: Check = [
  (value) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 299,
  'a status from 200 to 299',
];

/** A function. */
export const FUNCTION: Check = [(value) => typeof value === 'function', 'a function'];

/**
 * @param required the options that must be given
 * @throws TypeError for options that are no object, an unknown option, one out of range, and a missing one.
 */
export function checkOptions(
  caller: string,
  options: object,
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      required.length === 0
        ? `${caller}: the options must be an object.`
        : `${caller} needs { ${required.join(', ')} }.`,
    );
  }
  for (const option of Object.keys(options)) {
    if (Object.hasOwn(checks, option)) continue;
    throw new TypeError(`${caller}: there is no option '${option}'; there are ${Object.keys(checks).join(', ')}.`);
  }
  for (const [option, [isRight, expected]] of Object.entries(checks)) {
    const value = (options as Readonly<Record<string, unknown>>)[option];
    if ((value === undefined && !required.includes(option)) || isRight(value)) continue;
    throw new TypeError(`${caller}: the option '${option}' must be ${expected}.`);
  }
}
