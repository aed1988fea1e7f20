import { SECONDS, type Check } from '@hooknotary/core/engine';

const TEXT: Check = [(value) => typeof value === 'string', 'a string'];

/** What the options of a store must be; its client is looked at by itself. */
export const STORE_CHECKS = { prefix: TEXT, timeout: SECONDS } satisfies Readonly<Record<string, Check>>;

/** What the options of an inbox must be; its connection is looked at by itself. */
export const INBOX_CHECKS = {
  name: [
    (value) => typeof value === 'string' && value !== '' && !value.includes(':'),
    'a string, not empty and without a colon',
  ],
  prefix: TEXT,
  keep: SECONDS,
  keepDead: SECONDS,
  lease: SECONDS,
  timeout: SECONDS,
} satisfies Readonly<Record<string, Check>>;
