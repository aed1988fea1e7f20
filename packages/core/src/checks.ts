/** Whether the value of an option is right, and what it must be. */
export type Check = readonly [isRight: (value: unknown) => boolean, expected: string];

/** Seconds that what was handled is remembered, by default. */
export const WEEK = 7 * 24 * 60 * 60;

/** A positive number of seconds. */
export const SECONDS: Check = [
  (value) => typeof value === 'number' && value > 0 && value < Infinity,
  'a positive number of seconds',
];

/**
 * @param required the option that must be given
 * @throws TypeError for options that are no object, an unknown option, one out of range, and a missing one.
 */
export function checkOptions(
  caller: string,
  options: object,
  checks: Readonly<Record<string, Check>>,
  required?: string,
): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      required === undefined ? `${caller}: the options must be an object.` : `${caller} needs { ${required} }.`,
    );
  }
  for (const option of Object.keys(options)) {
    if (!Object.hasOwn(checks, option)) throw new TypeError(`${caller}: there is no option '${option}'.`);
  }
  for (const [option, [isRight, expected]] of Object.entries(checks)) {
    const value = (options as Readonly<Record<string, unknown>>)[option];
    if ((value === undefined && option !== required) || isRight(value)) continue;
    throw new TypeError(`${caller}: the option '${option}' must be ${expected}.`);
  }
}
