type Check = readonly [isRight: (value: unknown) => boolean, expected: string];

const SECONDS: Check = [isSeconds, 'a positive number of seconds, 2,000,000,000 at most'];

const CHECKS: Readonly<Record<string, Check>> = {
  pool: [isPool, 'a Pool of the package pg'],
  table: [isTable, 'the name of a table, or schema.table, of letters, digits and underscores'],
  // pg-boss puts both into its statements as they are, the schema without quotes.
  schema: [
    (value) => matches(value, /^[a-z_][a-z0-9_]{0,49}$/),
    'a name of lower-case letters, digits and underscores',
  ],
  name: [(value) => matches(value, /^[\w.\-/]{1,200}$/), 'a name of letters, digits, and _ . - /'],
  timeout: [(value) => isSeconds(value) && value <= 3600, 'a positive number of seconds, 3600 at most'],
  poll: [(value) => isSeconds(value) && value <= 3600, 'a positive number of seconds, 3600 at most'],
  lease: SECONDS,
  keep: SECONDS,
  keepDead: SECONDS,
};

/** @throws TypeError for a missing pool, an unknown option and one out of range. */
export function checkOptions(name: string, options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${name} needs { pool }.`);
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) throw new TypeError(`${name}: there is no option '${option}'.`);
  }
  for (const option of known) {
    const value = (options as Readonly<Record<string, unknown>>)[option];
    // The cast is true: every known option has a check.
    const [isRight, expected] = CHECKS[option] as Check;
    if (value === undefined && option !== 'pool') continue;
    if (!isRight(value)) throw new TypeError(`${name}: the option '${option}' must be ${expected}.`);
  }
}

function isSeconds(value: unknown): value is number {
  // pg-boss keeps seconds in 32 bits.
  return typeof value === 'number' && value > 0 && value <= 2_000_000_000;
}

function isPool(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'function';
}

// PostgreSQL cuts names at 63 bytes, which would make one of two. The index is called <table>_expires_at.
function isTable(value: unknown): boolean {
  return matches(value, /^([A-Za-z_][A-Za-z0-9_]{0,62}\.)?[A-Za-z_][A-Za-z0-9_]{0,51}$/);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
