import { closeSync, openSync, realpathSync } from 'node:fs';
import { readSteadyClock } from './clock.js';
import { warnIfNotDurable } from './disk.js';
import { startOwner, type Owner } from './owner.js';
import type { Reads, Writes } from './protocol.js';

type Functions = Writes & Reads;

/** What is asked, milliseconds within which it must be begun, and about how many bytes there are to write. */
interface Question<Name> {
  readonly name: Name;
  readonly within: number;
  readonly bytes?: number;
}

/** A file, as all who use it in this process share it. */
export interface File {
  /**
   * Asks the thread that owns the file. Rejects where it cannot be done within so many milliseconds, of which none are spent
   * by this thread, and where the file is closed.
   */
  readonly ask: <Name extends keyof Functions>(
    question: Question<Name>,
    ...parameters: Parameters<Functions[Name]>
  ) => Promise<ReturnType<Functions[Name]>>;
  /** Is told of entries that a worker has lost. Returns what ends that, and lets the worker's leases run out. */
  readonly listen: (owner: string, onLost: (entry: string) => void) => () => void;
  /** Waits for what has been asked. Nothing can be asked afterwards. */
  readonly close: () => Promise<void>;
}

interface Shared {
  readonly owner: Owner;
  users: number;
}

const MEMORY = ':memory:';
const shared = new Map<string, Shared>();

/** Opens a file; one thread serves all who open it in this process. @throws Error where it can be neither read nor made. */
export function openFile(path: string): File {
  const name = prepare(path);
  const file = (name === MEMORY ? undefined : shared.get(name)) ?? { owner: startOwner(name), users: 0 };
  if (name !== MEMORY) shared.set(name, file);
  file.users++;
  const pending = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await Promise.allSettled(pending);
    file.users--;
    if (file.users > 0) return;
    if (shared.get(name) === file) shared.delete(name);
    await file.owner.close();
  }

  return {
    async ask<Name extends keyof Functions>(
      { name: asking, within, bytes = 0 }: Question<Name>,
      ...parameters: Parameters<Functions[Name]>
    ) {
      if (closing !== undefined) throw new Error('The file has been closed.');
      const asked = file.owner.ask({ name: asking, parameters, bytes, until: readSteadyClock() + within });
      pending.add(asked);
      try {
        // The cast is true: that is what the function of this name gives.
        return (await asked) as ReturnType<Functions[Name]>;
      } finally {
        pending.delete(asked);
      }
    },
    listen: file.owner.listen,
    close: () => (closing ??= close()),
  };
}

/** Makes the file where it is missing, and says where it is. */
function prepare(path: string): string {
  if (path !== MEMORY) {
    // What it keeps is personal data. SQLite gives its other files the rights of this one.
    closeSync(openSync(path, 'a', 0o600));
  }
  warnIfNotDurable(path);
  return path === MEMORY ? path : realpathSync(path);
}
