import { randomUUID } from 'node:crypto';
import type { DeliveryStore } from '@hooknotary/core';
import { checkOptions, readToken, toToken, withDeadline } from '@hooknotary/core/internal';
import { toStorableText } from '@hooknotary/inbox';
import type { DeliveryClaim } from './deliveries.js';
import { openFile } from './file.js';
import { DATABASE_CHECKS, type DatabaseOptions } from './options.js';
import { toPatience } from './patience.js';

/** Options of {@link sqliteStore}. */
export type SqliteStoreOptions = DatabaseOptions;

/** A delivery store in a file. */
export interface SqliteStore extends DeliveryStore {
  /** Resolves where the file can be read. */
  ping(): Promise<void>;
  /** Lets the file go, once all that was asked of the store is written. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a delivery store in a SQLite file, for the processes of one machine. What it answered is on the disk.
 *
 * @throws TypeError for an option out of range; Error if the file can be neither read nor made.
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  checkOptions('sqliteStore', options, DATABASE_CHECKS, ['path']);
  const { path, timeout = 5 } = options;
  const { ask, close } = openFile(path);
  const within = timeout * 1000;
  const toMilliseconds = (seconds: number) => Math.ceil(seconds * 1000);

  return {
    timeout: toPatience(options),
    reserve(key, leaseSeconds) {
      const token = toToken(randomUUID(), toStorableText(key));
      return ask({ name: 'reserve', within }, toClaim(token), toMilliseconds(leaseSeconds));
    },
    commit: (token, keepSeconds) => ask({ name: 'commit', within }, toClaim(token), toMilliseconds(keepSeconds)),
    release: (token) => ask({ name: 'release', within }, toClaim(token)),
    ping: () => withDeadline(ask({ name: 'ping', within }), toPatience(options), 'The disk'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function toClaim(token: string): DeliveryClaim {
  return { key: readToken(token).key, token };
}
