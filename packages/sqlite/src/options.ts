import { SECONDS, type Check } from '@hooknotary/core/internal';
import { COMMON_INBOX_CHECKS } from '@hooknotary/inbox';

/** Options of a file. */
export interface DatabaseOptions {
  /**
   * The file, made where it is missing, for its owner alone, and nobody's but Hooknotary's; on a disk of this machine, not of the
   * network. `:memory:` is lost with the process.
   */
  readonly path: string;
  /** Seconds to wait for another process that writes; default 5. */
  readonly timeout?: number | undefined;
}

/** What the options of a file must be. */
export const DATABASE_CHECKS = {
  path: [isPath, 'the path of a file, not a URL'],
  timeout: [(value) => typeof value === 'number' && value >= 0 && value <= 3600, 'a number of seconds, 3600 at most'],
} satisfies Readonly<Record<string, Check>>;

/** What the options of an inbox must be. */
export const INBOX_CHECKS = {
  ...DATABASE_CHECKS,
  ...COMMON_INBOX_CHECKS,
  lease: SECONDS,
  poll: SECONDS,
  orderBy: [(value) => typeof value === 'function', 'a function'],
} satisfies Readonly<Record<string, Check>>;

function isPath(value: unknown): boolean {
  // SQLite takes it for a URL, and everything else for a name.
  return typeof value === 'string' && value.trim() !== '' && !value.startsWith('file:') && !value.includes('\0');
}
