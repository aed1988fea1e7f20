import { hash } from 'node:crypto';
import type { IRedisClient } from 'bullmq';
import { SCRIPTS } from './lua.js';

/** Runs a script of ours on a queue. */
export type RunOnQueue = (name: keyof typeof SCRIPTS, ...values: readonly (string | number)[]) => Promise<unknown>;

/** The keys that an inbox has beside BullMQ's. */
export const OWN_KEYS = { open: 'hooknotary:open', until: 'hooknotary:until' };

interface Keys {
  readonly keys: Readonly<Record<string, string>>;
  readonly toKey: (type: string) => string;
}

/** @param client BullMQ's, of whatever library */
export function createRunOnQueue(client: IRedisClient, queue: Keys): RunOnQueue {
  const own: Readonly<Record<string, string>> = {
    open: queue.toKey(OWN_KEYS.open),
    until: queue.toKey(OWN_KEYS.until),
  };
  return (name, ...values) => {
    const script = SCRIPTS[name];
    // Another version of this package on the same client has scripts of its own.
    const command = `hooknotary:${name}:${hash('sha1', script.lua).slice(0, 8)}`;
    if (!(command in client)) client.defineCommand(command, { numberOfKeys: script.keys.length, lua: script.lua });
    const named = script.keys.map((key) => own[key] ?? queue.keys[key] ?? '');
    return client.runCommand(command, [...named, queue.toKey(''), ...values]);
  };
}
