import type { Check } from '@hooknotary/core/internal';
import { byProvider, COMMON_INBOX_CHECKS } from '@hooknotary/inbox';

const SECONDS: Check = [isSeconds, 'a positive number of seconds, 2,000,000,000 at most'];
const AN_HOUR: Check = [(value) => isSeconds(value) && value <= 3600, 'a positive number of seconds, 3600 at most'];

const POOL_CHECKS = {
  pool: [isPool, 'a Pool of the package pg'],
  timeout: AN_HOUR,
} satisfies Readonly<Record<string, Check>>;

/** What the options of a store must be. */
export const STORE_CHECKS = {
  ...POOL_CHECKS,
  table: [isTable, 'the name of a table, or schema.table, of letters, digits and underscores'],
} satisfies Readonly<Record<string, Check>>;

/** What the options of an inbox must be. */
export const INBOX_CHECKS = {
  ...POOL_CHECKS,
  // pg-boss puts both into its statements as they are, the schema without quotes.
  schema: [
    (value) => matches(value, /^[a-z_][a-z0-9_]{0,49}$/),
    'a name of lower-case letters, digits and underscores',
  ],
  name: [(value) => matches(value, /^[\w.\-/]{1,200}$/), 'a name of letters, digits, and _ . - /'],
  poll: AN_HOUR,
  lease: SECONDS,
  ...COMMON_INBOX_CHECKS,
  keep: byProvider(SECONDS),
  keepDead: byProvider(SECONDS),
  keepBodies: byProvider([(value) => value === 0 || isSeconds(value), 'a number of seconds, 2,000,000,000 at most']),
  orderBy: [(value) => typeof value === 'function', 'a function'],
} satisfies Readonly<Record<string, Check>>;

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
