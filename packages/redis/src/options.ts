import { SECONDS, type Check } from '@hooknotary/core/internal';
import { COMMON_INBOX_CHECKS } from '@hooknotary/inbox';

const TEXT: Check = [(value) => typeof value === 'string', 'a string'];

const FLAG: Check = [(value) => typeof value === 'boolean', 'true or false'];

const COUNT: Check = [(value) => Number.isSafeInteger(value) && (value as number) >= 0, 'a whole number, 0 or more'];

/** How safely both keep what they keep. */
const SAFETY = { replicas: COUNT, disk: FLAG, requireDurable: FLAG };

/** What the options of a store must be; its client is looked at by itself. */
export const STORE_CHECKS = { prefix: TEXT, timeout: SECONDS, ...SAFETY } satisfies Readonly<Record<string, Check>>;

/** What the options of an inbox must be; its connection is looked at by itself. */
export const INBOX_CHECKS = {
  ...COMMON_INBOX_CHECKS,
  name: [
    (value) => typeof value === 'string' && value !== '' && !value.includes(':'),
    'a string, not empty and without a colon',
  ],
  prefix: TEXT,
  lease: SECONDS,
  timeout: SECONDS,
  ...SAFETY,
  maxWaiting: [(value) => Number.isSafeInteger(value) && (value as number) > 0, 'a positive whole number'],
} satisfies Readonly<Record<string, Check>>;
