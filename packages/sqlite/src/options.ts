type Check = readonly [isRight: (value: unknown) => boolean, expected: string];

const CHECKS: Readonly<Record<string, Check>> = {
  path: [(value) => typeof value === 'string' && value.trim() !== '', 'the path of a file'],
  timeout: [(value) => typeof value === 'number' && value >= 0 && value <= 3600, 'a number of seconds, 3600 at most'],
  lease: [isPositive, 'a positive number of seconds'],
  poll: [isPositive, 'a positive number of seconds'],
  keep: [isPositive, 'a positive number of seconds'],
  keepDead: [isPositive, 'a positive number of seconds'],
};

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value < Infinity;
}

/** @throws TypeError for a missing path, an unknown option and one out of range. */
export function checkOptions(name: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${name} needs { path }.`);
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) throw new TypeError(`${name}: there is no option '${option}'.`);
  }
  for (const option of known) {
    const value = (options as Readonly<Record<string, unknown>>)[option];
    // The cast is true: every known option has a check.
    const [isRight, expected] = CHECKS[option] as Check;
    if (value === undefined && option !== 'path') continue;
    if (!isRight(value)) throw new TypeError(`${name}: the option '${option}' must be ${expected}.`);
  }
}
