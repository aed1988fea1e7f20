import { FUNCTION, HEADERS, SECONDS, type Check } from '@hooknotary/core/internal';
import type { InboxOptions } from '@hooknotary/core';
import { byProvider } from './retention.js';

/** What those options of an inbox must be that all engines have. */
export const COMMON_INBOX_CHECKS = {
  keep: byProvider(SECONDS),
  keepDead: byProvider(SECONDS),
  keepBodies: byProvider([(value) => value === 0 || SECONDS[0](value), 'a number of seconds']),
  keepHeaders: HEADERS,
  seal: FUNCTION,
  open: FUNCTION,
} satisfies Readonly<Record<keyof InboxOptions, Check>>;
