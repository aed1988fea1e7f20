import { SECONDS, type Check } from '@hooknotary/core/engine';

/** What the options of a file must be. */
export const DATABASE_CHECKS = {
  path: [(value) => typeof value === 'string' && value.trim() !== '', 'the path of a file'],
  timeout: [(value) => typeof value === 'number' && value >= 0 && value <= 3600, 'a number of seconds, 3600 at most'],
} satisfies Readonly<Record<string, Check>>;

/** What the options of an inbox must be. */
export const INBOX_CHECKS = {
  ...DATABASE_CHECKS,
  lease: SECONDS,
  poll: SECONDS,
  keep: SECONDS,
  keepDead: SECONDS,
} satisfies Readonly<Record<string, Check>>;
