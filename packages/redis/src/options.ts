/** @throws TypeError for a value that is no positive number of seconds; undefined passes. */
export function checkSeconds(caller: string, options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || (typeof value === 'number' && value > 0 && value < Infinity)) continue;
    throw new TypeError(`${caller}: the option '${name}' must be a positive number of seconds.`);
  }
}

/** @throws TypeError for a value that is no string; undefined passes. */
export function checkStrings(caller: string, options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || typeof value === 'string') continue;
    throw new TypeError(`${caller}: the option '${name}' must be a string.`);
  }
}

/** @throws TypeError for options that nobody knows. */
export function refuseOthers(caller: string, others: object): void {
  for (const name of Object.keys(others)) throw new TypeError(`${caller}: there is no option '${name}'.`);
}
