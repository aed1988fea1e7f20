import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A temp folder, and the process that works in it, if one runs. */
export interface Charge {
  readonly folder: string;
  readonly pid?: number | undefined;
  /** There is nothing left to guard. */
  readonly done?: boolean;
}

let guard: ChildProcess | undefined;

/** Says what must not outlive this process, however this process ends. */
export function guardAgainstOrphans(charge: Charge): void {
  guard ??= startGuard();
  guard.send(charge);
}

function startGuard(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./guard-process.ts', import.meta.url)), {
    // So that Ctrl-C in a terminal ends the tests and not their guard.
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}
